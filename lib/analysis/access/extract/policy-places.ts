import {
  RESOURCE_POLICY_BEARERS,
  type ResourcePolicyLocation,
  resourcePolicyLocationsOf,
} from '../data/resource-policy-locations';

/** Where a type of resource keeps a policy about itself or about another resource. */
export interface PolicyPlace {
  /** Dotted path of the document; `*` stands for each item of a list. */
  readonly path: string;
  /** The resource that the policy is about. Absent: the one that holds it. */
  readonly about?: About;
}

interface About extends AboutKind {
  /** Property that points at it; empty where everything of a service is meant. */
  readonly path: string;
}

interface AboutKind {
  /** Its type; absent where it may be of any, and is named by its ARN. */
  readonly type?: string;
  /** Property of the target that names it in the other direction. */
  readonly name?: string;
  /** What a name becomes an ARN by: `${}` is the name. Absent where the property holds an ARN. */
  readonly arn?: string;
}

const here = (service: string, rest: string) => `arn:\${Partition}:${service}:\${Region}:\${Account}:${rest}`;

/** What policies that are resources of their own are about, by type, where more is known than the property that says it. */
const ABOUT: Readonly<Record<string, AboutKind>> = {
  'AWS::Bedrock::KnowledgeBasePolicy': { arn: here('bedrock', 'knowledge-base/${}') },
  'AWS::ECR::RegistryPolicy': { arn: here('ecr', '*') },
  'AWS::ECR::RepositoryCreationTemplate': { arn: here('ecr', '*') },
  'AWS::EventSchemas::RegistryPolicy': { arn: here('schemas', 'registry/${}') },
  'AWS::Kinesis::ResourcePolicy': { type: 'AWS::Kinesis::Stream' },
  'AWS::Lambda::ResourcePolicy': { type: 'AWS::Lambda::Function' },
  'AWS::Logs::ResourcePolicy': { arn: here('logs', '*') },
  'AWS::MediaPackageV2::ChannelPolicy': { arn: here('mediapackagev2', 'channelGroup/*/channel/${}') },
  'AWS::MediaPackageV2::OriginEndpointPolicy': {
    arn: here('mediapackagev2', 'channelGroup/*/channel/*/originEndpoint/${}'),
  },
  'AWS::MediaTailor::ChannelPolicy': { arn: here('mediatailor', 'channel/${}') },
  'AWS::Organizations::ResourcePolicy': { arn: 'arn:${Partition}:organizations::${Account}:*' },
  'AWS::S3::BucketPolicy': { type: 'AWS::S3::Bucket', name: 'BucketName', arn: 'arn:${Partition}:s3:::${}' },
  'AWS::S3::MultiRegionAccessPointPolicy': {
    type: 'AWS::S3::MultiRegionAccessPoint',
    name: 'Name',
    arn: 'arn:${Partition}:s3::${Account}:accesspoint/${}',
  },
  'AWS::S3Express::BucketPolicy': {
    type: 'AWS::S3Express::DirectoryBucket',
    name: 'BucketName',
    arn: here('s3express', 'bucket/${}'),
  },
  'AWS::S3Files::FileSystemPolicy': { arn: here('s3files', 'file-system/${}') },
  'AWS::S3ObjectLambda::AccessPointPolicy': {
    type: 'AWS::S3ObjectLambda::AccessPoint',
    name: 'Name',
    arn: here('s3-object-lambda', 'accesspoint/${}'),
  },
  'AWS::S3Outposts::BucketPolicy': { type: 'AWS::S3Outposts::Bucket' },
  'AWS::S3Tables::TableBucketPolicy': { type: 'AWS::S3Tables::TableBucket' },
  'AWS::S3Tables::TablePolicy': { type: 'AWS::S3Tables::Table' },
  'AWS::SNS::TopicInlinePolicy': { type: 'AWS::SNS::Topic' },
  'AWS::SNS::TopicPolicy': { type: 'AWS::SNS::Topic' },
  'AWS::SQS::QueueInlinePolicy': { type: 'AWS::SQS::Queue' },
  'AWS::SQS::QueuePolicy': { type: 'AWS::SQS::Queue' },
  'AWS::SecretsManager::ResourcePolicy': {
    type: 'AWS::SecretsManager::Secret',
    name: 'Name',
    arn: here('secretsmanager', 'secret:${}-??????'),
  },
  'AWS::XRay::ResourcePolicy': { arn: here('xray', '*') },
};

/** Policies that the list does not have. */
const MORE: Readonly<Record<string, readonly PolicyPlace[]>> = {
  'AWS::AIOps::InvestigationGroup': [{ path: 'InvestigationGroupPolicy' }],
  'AWS::Logs::DeliveryDestination': [{ path: 'DeliveryDestinationPolicy.DeliveryDestinationPolicy' }],
  'AWS::OSIS::Pipeline': [{ path: 'ResourcePolicy.Policy' }],
  'AWS::RUM::AppMonitor': [{ path: 'ResourcePolicy.PolicyDocument' }],
};

/**
 * The resource policies of CloudFormation, by type. Not here: permissions of functions, layers and event buses, which are
 * statements without a document, and policies that IAM does not judge.
 */
export const POLICY_PLACES: Readonly<Record<string, readonly PolicyPlace[]>> = {
  ...Object.fromEntries(
    RESOURCE_POLICY_BEARERS.flatMap((type) => {
      const places = resourcePolicyLocationsOf(type).flatMap((one) => (one.path === '' ? [] : [placeOf(type, one)]));
      return places.length === 0 ? [] : [[type, places] as const];
    }),
  ),
  ...MORE,
};

function placeOf(type: string, { path, subject }: ResourcePolicyLocation): PolicyPlace {
  if (subject === undefined) return { path };
  const [pointer = ''] = subject === 'account' ? [] : subject.properties;
  return { path, about: { path: pointer, ...(Object.hasOwn(ABOUT, type) ? ABOUT[type] : {}) } };
}

/** Types of resources that hold a policy, or that others hold one about. */
export const GUARDED_TYPES: readonly string[] = [
  ...new Set([
    'AWS::Lambda::Function',
    'AWS::Lambda::LayerVersion',
    ...Object.entries(POLICY_PLACES).flatMap(([type, places]) =>
      places.flatMap((place) => (place.about ? (place.about.type ?? []) : [type])),
    ),
  ]),
];
