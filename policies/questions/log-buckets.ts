import { type Property, type Resource, type Template, type Value, type World, asText } from '../../lib/template';

/**
 * Who writes logs to a bucket, and the property that names it; lists on the way are gone through. The values of a load
 * balancer's attributes are compared whatever their key: only that of a bucket can be the bucket's name.
 */
const WRITERS: Readonly<Record<string, string>> = {
  'AWS::CloudFront::Distribution': 'DistributionConfig.Logging.Bucket',
  'AWS::CloudFront::StreamingDistribution': 'StreamingDistributionConfig.Logging.Bucket',
  'AWS::CloudTrail::Trail': 'S3BucketName',
  'AWS::CodeBuild::Project': 'LogsConfig.S3Logs.Location',
  'AWS::Config::DeliveryChannel': 'S3BucketName',
  'AWS::EC2::FlowLog': 'LogDestination',
  'AWS::EC2::VerifiedAccessInstance': 'LoggingConfigurations.S3.BucketName',
  'AWS::ECS::Cluster': 'Configuration.ExecuteCommandConfiguration.LogConfiguration.S3BucketName',
  'AWS::EMR::Cluster': 'LogUri',
  'AWS::ElasticLoadBalancing::LoadBalancer': 'AccessLoggingPolicy.S3BucketName',
  'AWS::ElasticLoadBalancingV2::LoadBalancer': 'LoadBalancerAttributes.Value',
  'AWS::Logs::DeliveryDestination': 'DestinationResourceArn',
  'AWS::MSK::Cluster': 'LoggingInfo.BrokerLogs.S3.Bucket',
  'AWS::NetworkFirewall::LoggingConfiguration': 'LoggingConfiguration.LogDestinationConfigs.LogDestination.bucketName',
  'AWS::Pipes::Pipe': 'LogConfiguration.S3LogDestination.BucketName',
  'AWS::Redshift::Cluster': 'LoggingProperties.BucketName',
  'AWS::Route53Resolver::ResolverQueryLoggingConfig': 'DestinationArn',
  'AWS::S3::Bucket': 'LoggingConfiguration.DestinationBucketName',
  'AWS::VpcLattice::AccessLogSubscription': 'DestinationArn',
  'AWS::WAFv2::LoggingConfiguration': 'LogDestinationConfigs',
};

/**
 * Those who write logs to a bucket, in this world.
 *
 * Limits: a destination that is a parameter or an import is nobody's, and so is a name that is put together in one
 * place and spelled out in the other.
 */
export function logWritersTo(bucket: Resource, world: World): readonly Resource[] {
  const name = asText(bucket.read('BucketName').value);
  const byEnd = world.template.once('log writers', () => indexOf(world.template));
  const ids = new Set([
    ...(byEnd.get(bucket.id) ?? []),
    ...(name.kind === 'known' ? (byEnd.get(name.value) ?? []) : []),
  ]);
  return [...ids].flatMap((id) => {
    const writer = world.resource(id);
    const ends = writer ? destinationsOf(writer) : [];
    return writer && ends.some(({ value }) => isBucket(value, bucket.id, name)) ? [writer] : [];
  });
}

function destinationsOf(writer: Resource): readonly Property[] {
  const steps = (WRITERS[writer.type] ?? '').split('.');
  return steps.reduce<readonly Property[]>(
    (found, step) => found.flatMap((property) => property.get(step).each()),
    [writer.properties],
  );
}

function isBucket(value: Value, id: string, name: { readonly kind: string; readonly value?: string }): boolean {
  if (value.kind === 'reference') return value.logicalId === id;
  if (value.kind === 'known') return name.kind === 'known' && bucketIn(String(value.value)) === name.value;
  if (value.kind !== 'composed') return false;
  // A key that follows the name may hold other references.
  const first = value.parts.find((part) => typeof part !== 'string');
  return typeof first === 'object' && first.kind === 'reference' && first.logicalId === id;
}

/** The bucket that an ARN, an address or a domain name is about. */
function bucketIn(text: string): string {
  const path = text.replace(/^(arn:[^:]*:s3:::|s3[an]?:\/\/)/, '').replace(/\/.*$/s, '');
  return path.replace(/\.s3[.-][a-z0-9.-]*amazonaws\.com(\.cn)?$/, '');
}

/** Ids of writers, by everything their destination mentions: logical ids and literal names, in any world. */
function indexOf(template: Template): ReadonlyMap<string, readonly string[]> {
  const byEnd = new Map<string, string[]>();
  for (const { logicalId, type, properties } of template.declaredOfType(...Object.keys(WRITERS))) {
    const [top] = (WRITERS[type] ?? '').split('.');
    const raw = (properties as Readonly<Record<string, unknown>> | null | undefined)?.[top ?? ''];
    for (const end of new Set(mentions(raw))) byEnd.set(end, [...(byEnd.get(end) ?? []), logicalId]);
  }
  return byEnd;
}

/** Every text in a raw value, taken for a literal name, for `Logs.Arn`, and for what `${Logs}` stands for. */
function mentions(raw: unknown): string[] {
  const texts: string[] = [];
  // A list and no recursion: hostile values nest thousands deep.
  const queue: unknown[] = [raw];
  for (const item of queue) {
    if (typeof item === 'string') texts.push(item);
    else if (typeof item === 'object' && item !== null) for (const below of Object.values(item)) queue.push(below);
  }
  return texts.flatMap((text) => {
    const inside = [...text.matchAll(/\$\{([^}.!]+)[^}]*\}/g)].map(([, id]) => id ?? '');
    return [text, bucketIn(text), text.split('.')[0] ?? '', ...inside];
  });
}

/**
 * Amazon S3, "Enabling server access logging", and Amazon Redshift, "Database audit logging": neither writes to a
 * bucket with Object Lock.
 */
const UNLOCKABLE = ['AWS::S3::Bucket', 'AWS::Redshift::Cluster'];

/** Does the bucket take logs that a lock would not keep out? */
export function takesLockableLogs(bucket: Resource, world: World): boolean {
  return lockableKinds(bucket, world).size > 0;
}

/** An archive is the bucket of a trail, or one that several kinds of sources write to. */
export function isArchive(bucket: Resource, world: World): boolean {
  const kinds = lockableKinds(bucket, world);
  return kinds.has('AWS::CloudTrail::Trail') || kinds.size > 1;
}

function lockableKinds(bucket: Resource, world: World): ReadonlySet<string> {
  const kinds = logWritersTo(bucket, world).map(({ type }) => type);
  return new Set(kinds.filter((kind) => !UNLOCKABLE.includes(kind)));
}
