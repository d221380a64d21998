import type { Property, Resource } from '../../lib/template';

/**
 * Where each type of resource keeps the policies that say who may use it; `*` stands for every item of a list. An empty
 * path means that the resource itself holds the `Statement`.
 */
type Places = Readonly<Record<string, readonly string[]>>;

const BUCKETS: Places = {
  'AWS::S3::BucketPolicy': ['PolicyDocument'],
  'AWS::S3::AccessPoint': ['Policy'],
  'AWS::S3::MultiRegionAccessPointPolicy': ['Policy'],
  'AWS::S3Express::AccessPoint': ['Policy'],
  'AWS::S3Express::BucketPolicy': ['PolicyDocument'],
  'AWS::S3ObjectLambda::AccessPointPolicy': ['PolicyDocument'],
  'AWS::S3Outposts::AccessPoint': ['Policy'],
  'AWS::S3Outposts::BucketPolicy': ['PolicyDocument'],
  'AWS::S3Tables::TableBucketPolicy': ['ResourcePolicy'],
  'AWS::S3Tables::TablePolicy': ['ResourcePolicy'],
  'AWS::S3Vectors::VectorBucketPolicy': ['Policy'],
};

const TOPICS: Places = {
  'AWS::SNS::TopicInlinePolicy': ['PolicyDocument'],
  'AWS::SNS::TopicPolicy': ['PolicyDocument'],
};

const QUEUES: Places = {
  'AWS::SQS::QueueInlinePolicy': ['PolicyDocument'],
  'AWS::SQS::QueuePolicy': ['PolicyDocument'],
};

const KEYS: Places = {
  'AWS::KMS::Key': ['KeyPolicy'],
  'AWS::KMS::ReplicaKey': ['KeyPolicy'],
  'AWS::PaymentCryptography::Key': ['Policy'],
};

const REPOSITORIES: Places = {
  'AWS::ECR::PublicRepository': ['RepositoryPolicyText'],
  'AWS::ECR::RegistryPolicy': ['PolicyText'],
  'AWS::ECR::Repository': ['RepositoryPolicyText'],
  'AWS::ECR::RepositoryCreationTemplate': ['RepositoryPolicy'],
};

const EVENT_BUSES: Places = {
  'AWS::Events::EventBus': ['Policy'],
  'AWS::Events::EventBusPolicy': [''],
};

const SEARCH_DOMAINS: Places = {
  'AWS::Elasticsearch::Domain': ['AccessPolicies'],
  'AWS::OpenSearchService::Domain': ['AccessPolicies'],
};

const OTHERS: Places = {
  'AWS::APS::ResourcePolicy': ['PolicyDocument'],
  'AWS::Backup::BackupVault': ['AccessPolicy'],
  'AWS::Backup::LogicallyAirGappedBackupVault': ['AccessPolicy'],
  'AWS::Bedrock::KnowledgeBasePolicy': ['PolicyDocument'],
  'AWS::Bedrock::ResourcePolicy': ['PolicyDocument'],
  'AWS::BedrockAgentCore::ResourcePolicy': ['Policy'],
  'AWS::CloudTrail::ResourcePolicy': ['ResourcePolicy'],
  'AWS::CodeArtifact::Domain': ['PermissionsPolicyDocument'],
  'AWS::CodeArtifact::Repository': ['PermissionsPolicyDocument'],
  'AWS::DSQL::Cluster': ['PolicyDocument'],
  'AWS::DynamoDB::GlobalTable': [
    'Replicas.*.ResourcePolicy.PolicyDocument',
    'Replicas.*.ReplicaStreamSpecification.ResourcePolicy.PolicyDocument',
  ],
  'AWS::DynamoDB::Table': ['ResourcePolicy.PolicyDocument', 'StreamSpecification.ResourcePolicy.PolicyDocument'],
  'AWS::EFS::FileSystem': ['FileSystemPolicy'],
  'AWS::EventSchemas::RegistryPolicy': ['Policy'],
  'AWS::Kinesis::ResourcePolicy': ['ResourcePolicy'],
  'AWS::Lambda::ResourcePolicy': ['PolicyDocument'],
  'AWS::Lex::ResourcePolicy': ['Policy'],
  'AWS::Logs::Destination': ['DestinationPolicy'],
  'AWS::Logs::LogGroup': ['ResourcePolicyDocument'],
  'AWS::Logs::ResourcePolicy': ['PolicyDocument'],
  'AWS::MSK::ClusterPolicy': ['Policy'],
  'AWS::MediaStore::Container': ['Policy'],
  'AWS::Oam::Sink': ['Policy'],
  'AWS::Omics::SequenceStore': ['S3AccessPolicy'],
  'AWS::Organizations::ResourcePolicy': ['Content'],
  'AWS::Redshift::Cluster': ['NamespaceResourcePolicy'],
  'AWS::RedshiftServerless::Namespace': ['NamespaceResourcePolicy'],
  'AWS::S3Files::FileSystemPolicy': ['Policy'],
  'AWS::SMSVOICE::ResourcePolicy': ['PolicyDocument'],
  'AWS::SSM::ResourcePolicy': ['Policy'],
  'AWS::SecretsManager::ResourcePolicy': ['ResourcePolicy'],
  'AWS::VpcLattice::AuthPolicy': ['Policy'],
  'AWS::VpcLattice::ResourcePolicy': ['Policy'],
  'AWS::XRay::ResourcePolicy': ['PolicyDocument'],
};

const ALL: Places = {
  ...{ ...BUCKETS, ...TOPICS, ...QUEUES, ...KEYS },
  ...{ ...REPOSITORIES, ...EVENT_BUSES, ...SEARCH_DOMAINS, ...OTHERS },
};

/** Types whose policies the rules judge, by what they protect. `other` is all that has no rules of its own. */
export const RESOURCE_POLICY_TYPES = {
  bucket: Object.keys(BUCKETS),
  topic: Object.keys(TOPICS),
  queue: Object.keys(QUEUES),
  key: Object.keys(KEYS),
  repository: Object.keys(REPOSITORIES),
  eventBus: Object.keys(EVENT_BUSES),
  searchDomain: Object.keys(SEARCH_DOMAINS),
  other: Object.keys(OTHERS),
} as const;

/** How the documents of each type are found. */
const FINDERS: ReadonlyMap<string, readonly ((resource: Resource) => readonly Property[])[]> = new Map(
  Object.entries(ALL).map(([type, paths]) => [type, paths.map(finderOf)]),
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
