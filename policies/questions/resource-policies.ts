import {
  RESOURCE_POLICY_BEARERS,
  resourcePolicyLocationsOf,
} from '../../lib/analysis/access/data/resource-policy-locations';
import type { Property, Resource } from '../../lib/template';

const BUCKETS = [
  'AWS::S3::BucketPolicy',
  'AWS::S3::AccessPoint',
  'AWS::S3::MultiRegionAccessPointPolicy',
  'AWS::S3Express::AccessPoint',
  'AWS::S3Express::BucketPolicy',
  'AWS::S3ObjectLambda::AccessPointPolicy',
  'AWS::S3Outposts::AccessPoint',
  'AWS::S3Outposts::BucketPolicy',
  'AWS::S3Tables::TableBucketPolicy',
  'AWS::S3Tables::TablePolicy',
  'AWS::S3Vectors::VectorBucketPolicy',
];
const TOPICS = ['AWS::SNS::TopicInlinePolicy', 'AWS::SNS::TopicPolicy'];
const QUEUES = ['AWS::SQS::QueueInlinePolicy', 'AWS::SQS::QueuePolicy'];
const KEYS = ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey', 'AWS::PaymentCryptography::Key'];
const REPOSITORIES = [
  'AWS::ECR::PublicRepository',
  'AWS::ECR::RegistryPolicy',
  'AWS::ECR::Repository',
  'AWS::ECR::RepositoryCreationTemplate',
];
const EVENT_BUSES = ['AWS::Events::EventBus', 'AWS::Events::EventBusPolicy'];
const SEARCH_DOMAINS = ['AWS::Elasticsearch::Domain', 'AWS::OpenSearchService::Domain'];
const NOT_OTHERS = [
  ...[BUCKETS, TOPICS, QUEUES, KEYS, REPOSITORIES, EVENT_BUSES, SEARCH_DOMAINS].flat(),
  // The rules about APIs read these.
  'AWS::ApiGateway::DomainNameV2',
  'AWS::ApiGateway::RestApi',
  // The rules do not judge these yet.
  'AWS::EventsV2::ResourcePolicy',
  'AWS::MediaPackageV2::ChannelPolicy',
  'AWS::MediaPackageV2::OriginEndpointPolicy',
  'AWS::MediaTailor::ChannelPolicy',
  'AWS::SageMaker::ModelPackageGroup',
];

/** Types whose policies the rules judge, by what they protect. `other` is all that has no rules of its own. */
export const RESOURCE_POLICY_TYPES = {
  bucket: BUCKETS,
  topic: TOPICS,
  queue: QUEUES,
  key: KEYS,
  repository: REPOSITORIES,
  eventBus: EVENT_BUSES,
  searchDomain: SEARCH_DOMAINS,
  other: RESOURCE_POLICY_BEARERS.filter((type) => !NOT_OTHERS.includes(type)),
} as const;

/** How the documents of each type are found. */
const FINDERS: ReadonlyMap<string, readonly ((resource: Resource) => readonly Property[])[]> = new Map(
  Object.values(RESOURCE_POLICY_TYPES)
    .flat()
    .map((type) => [type, resourcePolicyLocationsOf(type).map(({ path }) => finderOf(path))]),
);

function finderOf(path: string): (resource: Resource) => readonly Property[] {
  const [list, inItem] = path.split('.*.');
  if (path === '') return ({ properties }) => [properties];
  if (list === undefined || inItem === undefined) return (resource) => [resource.read(path)];
  return (resource) =>
    resource
      .read(list)
      .each()
      .map((item) => item.read(inItem));
}

/** Every document of a resource that says who may use it, or something the resource belongs to. */
export function resourcePoliciesOf(resource: Resource): readonly Property[] {
  return FINDERS.get(resource.type)?.flatMap((find) => find(resource)) ?? [];
}
