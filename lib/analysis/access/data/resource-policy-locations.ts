/** A policy about who may use something: where it stands, and what it is about. */
export interface ResourcePolicyLocation {
  /**
   * Property that holds the document; `*` stands for every item of a list, an empty path for the resource itself, whose
   * properties then are the statement.
   */
  readonly path: string;
  /** What it is about. @default - the resource that bears the document */
  readonly subject?: Subject;
}

/** What a policy that is a resource of its own is about. */
export type Subject =
  /** Everything of this service in the account: a registry of images, all log groups, all traces. */
  | 'account'
  /** What properties name: by name, id, ARN or URL, each alone or in a list; the first that is set counts. */
  | {
      readonly properties: readonly string[];
      /** What is meant where none is set: the account's default event bus. */
      readonly default?: string;
    };

const itself = (...paths: string[]): readonly ResourcePolicyLocation[] => paths.map((path) => ({ path }));
const about = (path: string, ...properties: string[]): readonly ResourcePolicyLocation[] => [
  { path, subject: { properties } },
];
const ofAccount = (path: string): readonly ResourcePolicyLocation[] => [{ path, subject: 'account' }];

const TABLE: Readonly<Record<string, readonly ResourcePolicyLocation[]>> = {
  'AWS::APS::ResourcePolicy': about('PolicyDocument', 'WorkspaceArn'),
  'AWS::ApiGateway::DomainNameV2': itself('Policy'),
  'AWS::ApiGateway::RestApi': itself('Policy'),
  'AWS::Backup::BackupVault': itself('AccessPolicy'),
  'AWS::Backup::LogicallyAirGappedBackupVault': itself('AccessPolicy'),
  'AWS::Bedrock::KnowledgeBasePolicy': about('PolicyDocument', 'KnowledgeBaseId'),
  'AWS::Bedrock::ResourcePolicy': about('PolicyDocument', 'ResourceArn'),
  'AWS::BedrockAgentCore::ResourcePolicy': about('Policy', 'ResourceArn'),
  'AWS::CloudTrail::ResourcePolicy': about('ResourcePolicy', 'ResourceArn'),
  'AWS::CodeArtifact::Domain': itself('PermissionsPolicyDocument'),
  'AWS::CodeArtifact::Repository': itself('PermissionsPolicyDocument'),
  'AWS::DSQL::Cluster': itself('PolicyDocument'),
  'AWS::DynamoDB::GlobalTable': itself(
    'Replicas.*.ResourcePolicy.PolicyDocument',
    'Replicas.*.ReplicaStreamSpecification.ResourcePolicy.PolicyDocument',
  ),
  'AWS::DynamoDB::Table': itself('ResourcePolicy.PolicyDocument', 'StreamSpecification.ResourcePolicy.PolicyDocument'),
  'AWS::ECR::PublicRepository': itself('RepositoryPolicyText'),
  'AWS::ECR::RegistryPolicy': ofAccount('PolicyText'),
  'AWS::ECR::Repository': itself('RepositoryPolicyText'),
  // Repositories that are made later, of which the template knows only the beginning of their names.
  'AWS::ECR::RepositoryCreationTemplate': ofAccount('RepositoryPolicy'),
  'AWS::EFS::FileSystem': itself('FileSystemPolicy'),
  'AWS::Elasticsearch::Domain': itself('AccessPolicies'),
  'AWS::EventSchemas::RegistryPolicy': about('Policy', 'RegistryName'),
  'AWS::Events::EventBus': itself('Policy'),
  'AWS::Events::EventBusPolicy': [{ path: '', subject: { properties: ['EventBusName'], default: 'default' } }],
  'AWS::EventsV2::ResourcePolicy': about('PolicyDocument', 'EventBusArn'),
  'AWS::KMS::Key': itself('KeyPolicy'),
  'AWS::KMS::ReplicaKey': itself('KeyPolicy'),
  'AWS::Kinesis::ResourcePolicy': about('ResourcePolicy', 'ResourceArn'),
  'AWS::Lambda::ResourcePolicy': about('PolicyDocument', 'ResourceArn'),
  'AWS::Lex::ResourcePolicy': about('Policy', 'ResourceArn'),
  'AWS::Logs::Destination': itself('DestinationPolicy'),
  'AWS::Logs::LogGroup': itself('ResourcePolicyDocument'),
  'AWS::Logs::ResourcePolicy': ofAccount('PolicyDocument'),
  'AWS::MSK::ClusterPolicy': about('Policy', 'ClusterArn'),
  'AWS::MediaPackageV2::ChannelPolicy': about('Policy', 'ChannelName'),
  'AWS::MediaPackageV2::OriginEndpointPolicy': about('Policy', 'OriginEndpointName'),
  'AWS::MediaStore::Container': itself('Policy'),
  'AWS::MediaTailor::ChannelPolicy': about('Policy', 'ChannelName'),
  'AWS::Oam::Sink': itself('Policy'),
  'AWS::Omics::SequenceStore': itself('S3AccessPolicy'),
  'AWS::OpenSearchService::Domain': itself('AccessPolicies'),
  'AWS::Organizations::ResourcePolicy': ofAccount('Content'),
  'AWS::PaymentCryptography::Key': itself('Policy'),
  'AWS::Redshift::Cluster': itself('NamespaceResourcePolicy'),
  'AWS::RedshiftServerless::Namespace': itself('NamespaceResourcePolicy'),
  'AWS::S3::AccessPoint': itself('Policy'),
  'AWS::S3::BucketPolicy': about('PolicyDocument', 'Bucket'),
  'AWS::S3::MultiRegionAccessPointPolicy': about('Policy', 'MrapName'),
  'AWS::S3Express::AccessPoint': itself('Policy'),
  'AWS::S3Express::BucketPolicy': about('PolicyDocument', 'Bucket'),
  'AWS::S3Files::FileSystemPolicy': about('Policy', 'FileSystemId'),
  'AWS::S3ObjectLambda::AccessPointPolicy': about('PolicyDocument', 'ObjectLambdaAccessPoint'),
  'AWS::S3Outposts::AccessPoint': itself('Policy'),
  'AWS::S3Outposts::BucketPolicy': about('PolicyDocument', 'Bucket'),
  'AWS::S3Tables::TableBucketPolicy': about('ResourcePolicy', 'TableBucketARN'),
  'AWS::S3Tables::TablePolicy': about('ResourcePolicy', 'TableARN'),
  'AWS::S3Vectors::VectorBucketPolicy': about('Policy', 'VectorBucketArn', 'VectorBucketName'),
  'AWS::SMSVOICE::ResourcePolicy': about('PolicyDocument', 'ResourceArn'),
  'AWS::SNS::TopicInlinePolicy': about('PolicyDocument', 'TopicArn'),
  'AWS::SNS::TopicPolicy': about('PolicyDocument', 'Topics'),
  'AWS::SQS::QueueInlinePolicy': about('PolicyDocument', 'Queue'),
  'AWS::SQS::QueuePolicy': about('PolicyDocument', 'Queues'),
  'AWS::SSM::ResourcePolicy': about('Policy', 'ResourceArn'),
  'AWS::SageMaker::ModelPackageGroup': itself('ModelPackageGroupPolicy'),
  'AWS::SecretsManager::ResourcePolicy': about('ResourcePolicy', 'SecretId'),
  'AWS::VpcLattice::AuthPolicy': about('Policy', 'ResourceIdentifier'),
  'AWS::VpcLattice::ResourcePolicy': about('Policy', 'ResourceArn'),
  'AWS::XRay::ResourcePolicy': ofAccount('PolicyDocument'),
};

/** Types that bear policies about who may use something. */
export const RESOURCE_POLICY_BEARERS: readonly string[] = Object.keys(TABLE);

/**
 * Where a type keeps the policies that say who may use it, or something else; none if it keeps none.
 *
 * Limits: what only looks like one is left out: data protection, redrive and archive policies, `AWS::IoT::Policy` (about
 * certificates of devices), the data access policies of OpenSearch Serverless, templates of shared permissions.
 */
export function resourcePolicyLocationsOf(type: string): readonly ResourcePolicyLocation[] {
  return Object.hasOwn(TABLE, type) ? (TABLE[type] ?? []) : [];
}
