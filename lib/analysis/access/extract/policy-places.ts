/** Where a type of resource keeps a policy about itself or about another resource. */
export interface PolicyPlace {
  /** Dotted path of the document; `*` stands for each item of a list. */
  readonly path: string;
  /** The resource that the policy is about. Absent: the one that holds it. */
  readonly about?: {
    readonly path: string;
    /** Its type; absent where it may be of any, and is named by its ARN. */
    readonly type?: string;
    /** Property of the target that names it in the other direction. */
    readonly name?: string;
    /** What a name becomes an ARN by: `${}` is the name. Absent where the property holds an ARN. */
    readonly arn?: string;
  };
}

const at = (path: string): readonly PolicyPlace[] => [{ path }];
const about = (path: string, target: NonNullable<PolicyPlace['about']>): readonly PolicyPlace[] => [
  { path, about: target },
];
const here = (service: string, rest: string) => `arn:\${Partition}:${service}:\${Region}:\${Account}:${rest}`;
const EVERYTHING_OF = (service: string) => here(service, '*');

/**
 * The resource policies of CloudFormation, by type. Not here: permissions of functions, layers and event buses, which are
 * statements without a document, and policies that IAM does not judge.
 */
export const POLICY_PLACES: Readonly<Record<string, readonly PolicyPlace[]>> = {
  'AWS::AIOps::InvestigationGroup': at('InvestigationGroupPolicy'),
  'AWS::APS::ResourcePolicy': about('PolicyDocument', { path: 'WorkspaceArn' }),
  'AWS::ApiGateway::DomainNameV2': at('Policy'),
  'AWS::ApiGateway::RestApi': at('Policy'),
  'AWS::Backup::BackupVault': at('AccessPolicy'),
  'AWS::Backup::LogicallyAirGappedBackupVault': at('AccessPolicy'),
  'AWS::Bedrock::KnowledgeBasePolicy': about('PolicyDocument', {
    path: 'KnowledgeBaseId',
    arn: here('bedrock', 'knowledge-base/${}'),
  }),
  'AWS::Bedrock::ResourcePolicy': about('PolicyDocument', { path: 'ResourceArn' }),
  'AWS::BedrockAgentCore::ResourcePolicy': about('Policy', { path: 'ResourceArn' }),
  'AWS::CloudTrail::ResourcePolicy': about('ResourcePolicy', { path: 'ResourceArn' }),
  'AWS::CodeArtifact::Domain': at('PermissionsPolicyDocument'),
  'AWS::CodeArtifact::Repository': at('PermissionsPolicyDocument'),
  'AWS::DSQL::Cluster': at('PolicyDocument'),
  'AWS::DynamoDB::GlobalTable': [
    { path: 'Replicas.*.ResourcePolicy.PolicyDocument' },
    { path: 'Replicas.*.ReplicaStreamSpecification.ResourcePolicy.PolicyDocument' },
  ],
  'AWS::DynamoDB::Table': [
    { path: 'ResourcePolicy.PolicyDocument' },
    { path: 'StreamSpecification.ResourcePolicy.PolicyDocument' },
  ],
  'AWS::ECR::PublicRepository': at('RepositoryPolicyText'),
  'AWS::ECR::RegistryPolicy': [{ path: 'PolicyText', about: { path: '', arn: EVERYTHING_OF('ecr') } }],
  'AWS::ECR::Repository': at('RepositoryPolicyText'),
  'AWS::EFS::FileSystem': at('FileSystemPolicy'),
  'AWS::Elasticsearch::Domain': at('AccessPolicies'),
  'AWS::EventSchemas::RegistryPolicy': about('Policy', {
    path: 'RegistryName',
    arn: here('schemas', 'registry/${}'),
  }),
  'AWS::Events::EventBus': at('Policy'),
  'AWS::EventsV2::ResourcePolicy': about('PolicyDocument', { path: 'EventBusArn' }),
  'AWS::KMS::Key': at('KeyPolicy'),
  'AWS::KMS::ReplicaKey': at('KeyPolicy'),
  'AWS::Kinesis::ResourcePolicy': about('ResourcePolicy', { path: 'ResourceArn', type: 'AWS::Kinesis::Stream' }),
  'AWS::Lambda::ResourcePolicy': about('PolicyDocument', { path: 'ResourceArn', type: 'AWS::Lambda::Function' }),
  'AWS::Lex::ResourcePolicy': about('Policy', { path: 'ResourceArn' }),
  'AWS::Logs::DeliveryDestination': at('DeliveryDestinationPolicy.DeliveryDestinationPolicy'),
  'AWS::Logs::Destination': at('DestinationPolicy'),
  'AWS::Logs::LogGroup': at('ResourcePolicyDocument'),
  'AWS::Logs::ResourcePolicy': [{ path: 'PolicyDocument', about: { path: '', arn: EVERYTHING_OF('logs') } }],
  'AWS::MSK::ClusterPolicy': about('Policy', { path: 'ClusterArn' }),
  'AWS::MediaPackageV2::ChannelPolicy': about('Policy', {
    path: 'ChannelName',
    arn: here('mediapackagev2', 'channelGroup/*/channel/${}'),
  }),
  'AWS::MediaPackageV2::OriginEndpointPolicy': about('Policy', {
    path: 'OriginEndpointName',
    arn: here('mediapackagev2', 'channelGroup/*/channel/*/originEndpoint/${}'),
  }),
  'AWS::MediaStore::Container': at('Policy'),
  'AWS::MediaTailor::ChannelPolicy': about('Policy', { path: 'ChannelName', arn: here('mediatailor', 'channel/${}') }),
  'AWS::Oam::Sink': at('Policy'),
  'AWS::OpenSearchService::Domain': at('AccessPolicies'),
  'AWS::OSIS::Pipeline': at('ResourcePolicy.Policy'),
  'AWS::Omics::SequenceStore': at('S3AccessPolicy'),
  'AWS::Organizations::ResourcePolicy': [
    { path: 'Content', about: { path: '', arn: 'arn:${Partition}:organizations::${Account}:*' } },
  ],
  'AWS::PaymentCryptography::Key': at('Policy'),
  'AWS::RUM::AppMonitor': at('ResourcePolicy.PolicyDocument'),
  'AWS::Redshift::Cluster': at('NamespaceResourcePolicy'),
  'AWS::RedshiftServerless::Namespace': at('NamespaceResourcePolicy'),
  'AWS::S3::AccessPoint': at('Policy'),
  'AWS::S3::BucketPolicy': about('PolicyDocument', {
    path: 'Bucket',
    type: 'AWS::S3::Bucket',
    name: 'BucketName',
    arn: 'arn:${Partition}:s3:::${}',
  }),
  'AWS::S3::MultiRegionAccessPointPolicy': about('Policy', {
    path: 'MrapName',
    type: 'AWS::S3::MultiRegionAccessPoint',
    name: 'Name',
    arn: 'arn:${Partition}:s3::${Account}:accesspoint/${}',
  }),
  'AWS::S3Express::AccessPoint': at('Policy'),
  'AWS::S3Express::BucketPolicy': about('PolicyDocument', {
    path: 'Bucket',
    type: 'AWS::S3Express::DirectoryBucket',
    name: 'BucketName',
    arn: here('s3express', 'bucket/${}'),
  }),
  'AWS::S3Files::FileSystemPolicy': about('Policy', {
    path: 'FileSystemId',
    arn: here('s3files', 'file-system/${}'),
  }),
  'AWS::S3ObjectLambda::AccessPointPolicy': about('PolicyDocument', {
    path: 'ObjectLambdaAccessPoint',
    type: 'AWS::S3ObjectLambda::AccessPoint',
    name: 'Name',
    arn: here('s3-object-lambda', 'accesspoint/${}'),
  }),
  'AWS::S3Outposts::AccessPoint': at('Policy'),
  'AWS::S3Outposts::BucketPolicy': about('PolicyDocument', { path: 'Bucket', type: 'AWS::S3Outposts::Bucket' }),
  'AWS::S3Tables::TableBucketPolicy': about('ResourcePolicy', {
    path: 'TableBucketARN',
    type: 'AWS::S3Tables::TableBucket',
  }),
  'AWS::S3Tables::TablePolicy': about('ResourcePolicy', { path: 'TableARN', type: 'AWS::S3Tables::Table' }),
  'AWS::S3Vectors::VectorBucketPolicy': about('Policy', { path: 'VectorBucketArn' }),
  'AWS::SMSVOICE::ResourcePolicy': about('PolicyDocument', { path: 'ResourceArn' }),
  'AWS::SNS::TopicInlinePolicy': about('PolicyDocument', { path: 'TopicArn', type: 'AWS::SNS::Topic' }),
  'AWS::SNS::TopicPolicy': about('PolicyDocument', { path: 'Topics', type: 'AWS::SNS::Topic' }),
  'AWS::SQS::QueueInlinePolicy': about('PolicyDocument', { path: 'Queue', type: 'AWS::SQS::Queue' }),
  'AWS::SQS::QueuePolicy': about('PolicyDocument', { path: 'Queues', type: 'AWS::SQS::Queue' }),
  'AWS::SSM::ResourcePolicy': about('Policy', { path: 'ResourceArn' }),
  'AWS::SageMaker::ModelPackageGroup': at('ModelPackageGroupPolicy'),
  'AWS::SecretsManager::ResourcePolicy': about('ResourcePolicy', {
    path: 'SecretId',
    type: 'AWS::SecretsManager::Secret',
    name: 'Name',
    arn: here('secretsmanager', 'secret:${}-??????'),
  }),
  'AWS::VpcLattice::AuthPolicy': about('Policy', { path: 'ResourceIdentifier' }),
  'AWS::VpcLattice::ResourcePolicy': about('Policy', { path: 'ResourceArn' }),
  'AWS::XRay::ResourcePolicy': [{ path: 'PolicyDocument', about: { path: '', arn: EVERYTHING_OF('xray') } }],
};

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
