import { type Property, type Resource, type World, asText, describe } from '../../template';
import { nameOf } from '../name-of';

/** Where the logs of a template go. */
export interface Archives {
  /** Buckets of the template that logs are delivered to. */
  readonly buckets: readonly Resource[];
  /** Destinations that are no bucket of the template, in words. */
  readonly elsewhere: readonly string[];
}

/** Who delivers logs into buckets, and the property that says where to. */
const DELIVERIES: Readonly<Record<string, readonly string[]>> = {
  'AWS::CloudTrail::Trail': ['S3BucketName'],
  'AWS::EC2::FlowLog': ['LogDestination'],
  'AWS::EC2::VerifiedAccessInstance': ['LoggingConfigurations.S3.BucketName'],
  'AWS::KinesisFirehose::DeliveryStream': [
    'ExtendedS3DestinationConfiguration.BucketARN',
    'S3DestinationConfiguration.BucketARN',
  ],
  'AWS::Route53Resolver::ResolverQueryLoggingConfig': ['DestinationArn'],
  'AWS::WorkSpacesWeb::SessionLogger': ['LogConfiguration.S3.Bucket'],
};

/**
 * Finds every bucket that a trail, a flow log, a query log, a delivery stream or a way in of the template writes to.
 *
 * Limits: other services that write logs into buckets are not looked at; a destination by name or from another stack is
 * `elsewhere`.
 */
export function archivesOf(world: World): Archives {
  const buckets = new Map<string, Resource>();
  const elsewhere: string[] = [];
  for (const source of world.ofType(...Object.keys(DELIVERIES))) {
    for (const property of destinationsOf(source)) {
      const bucket = bucketIn(world, property);
      if (bucket) buckets.set(bucket.id, bucket);
      else
        elsewhere.push(`${nameOf(source)} writes to ${describe(property.value)}, which is no bucket of the template`);
    }
  }
  return { buckets: [...buckets.values()], elsewhere };
}

function destinationsOf(source: Resource): readonly Property[] {
  const type = asText(source.read('LogDestinationType').value);
  // A flow log without a type goes to a log group, which is judged as one.
  const isElsewhere = type.kind === 'known' ? type.value !== 's3' : type.kind === 'absent';
  if (source.type === 'AWS::EC2::FlowLog' && isElsewhere) return [];
  return (DELIVERIES[source.type] ?? [])
    .map((path) => source.read(path))
    .filter(({ value }) => value.kind !== 'absent');
}

/** The bucket a destination names by itself, or at the beginning of a path. */
function bucketIn(world: World, { value }: Property): Resource | undefined {
  const first = value.kind === 'composed' ? value.parts[0] : value;
  if (first === undefined || typeof first === 'string' || first.kind !== 'reference') return undefined;
  const target = world.resource(first.logicalId);
  return target?.type === 'AWS::S3::Bucket' && ['Arn', 'Ref'].includes(first.attribute) ? target : undefined;
}
