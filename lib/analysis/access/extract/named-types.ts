import type { NamedType } from './named-type';

const byArn = (arn: string, attribute: string, more: Readonly<Record<string, string>> = {}) => ({
  [attribute]: arn,
  Arn: arn,
  Ref: '${Arn}',
  ...more,
});
const byName = (arn: string, more: Readonly<Record<string, string>> = {}) => ({ Ref: '${Name}', Arn: arn, ...more });
const byId = (id: string, attribute: string, arn: string) => ({ Ref: id, Id: id, [attribute]: id, Arn: arn });
const here = (service: string, rest: string) => `arn:\${Partition}:${service}:\${Region}:\${Account}:${rest}`;
const iam = (rest: string) => `arn:\${Partition}:iam::\${Account}:${rest}`;
const api: NamedType = {
  texts: { Ref: '${Id}', RestApiId: '${Id}', ApiId: '${Id}', Self: here('execute-api', '${Id}') },
};
const ec2 = (prefix: string, attribute: string, kind: string): NamedType => ({
  texts: byId(`${prefix}-\${Id}`, attribute, here('ec2', `${kind}/\${Ref}`)),
});

/**
 * What is known of names beyond the ARNs that `data/arn-templates` holds: how long a generated name may be, what else `Ref`
 * and attributes say, and names of which that list is unsure.
 *
 * From the CloudFormation reference of each type ("Return values") and the Service Authorization Reference (ARN formats).
 */
export const NAMED_TYPES: Readonly<Record<string, NamedType>> = {
  'AWS::ApiGateway::RestApi': api,
  'AWS::ApiGatewayV2::Api': api,
  'AWS::Backup::BackupVault': {
    name: 'BackupVaultName',
    texts: byName(here('backup', 'backup-vault:${Name}'), { BackupVaultArn: '${Arn}', BackupVaultName: '${Name}' }),
  },
  'AWS::CloudFront::Distribution': {
    texts: { Ref: '${Id}', Id: '${Id}', Arn: 'arn:${Partition}:cloudfront::${Account}:distribution/${Id}' },
  },
  'AWS::CloudTrail::Trail': { name: 'TrailName', longest: 128, texts: byName(here('cloudtrail', 'trail/${Name}')) },
  'AWS::Cognito::UserPool': {
    texts: { Ref: '${Region}_${Id}', UserPoolId: '${Ref}', Arn: here('cognito-idp', 'userpool/${Ref}') },
  },
  'AWS::DynamoDB::GlobalTable': {
    name: 'TableName',
    longest: 255,
    texts: byName(here('dynamodb', 'table/${Name}'), { StreamArn: '${Arn}/stream/${Id}' }),
  },
  'AWS::DynamoDB::Table': {
    name: 'TableName',
    longest: 255,
    texts: byName(here('dynamodb', 'table/${Name}'), { StreamArn: '${Arn}/stream/${Id}' }),
  },
  'AWS::EC2::ClientVpnEndpoint': ec2('cvpn-endpoint', 'ClientVpnEndpointId', 'client-vpn-endpoint'),
  'AWS::EC2::Instance': ec2('i', 'InstanceId', 'instance'),
  'AWS::EC2::LaunchTemplate': ec2('lt', 'LaunchTemplateId', 'launch-template'),
  'AWS::EC2::SecurityGroup': ec2('sg', 'GroupId', 'security-group'),
  'AWS::EC2::Subnet': ec2('subnet', 'SubnetId', 'subnet'),
  'AWS::EC2::VPC': ec2('vpc', 'VpcId', 'vpc'),
  'AWS::EC2::VPCEndpoint': ec2('vpce', 'Id', 'vpc-endpoint'),
  'AWS::ECR::Repository': { name: 'RepositoryName', texts: byName(here('ecr', 'repository/${Name}')) },
  'AWS::ECS::TaskDefinition': {
    name: 'Family',
    texts: byArn(here('ecs', 'task-definition/${Name}:${Open}'), 'TaskDefinitionArn'),
  },
  'AWS::EFS::AccessPoint': {
    texts: byId('fsap-${Id}', 'AccessPointId', here('elasticfilesystem', 'access-point/${Ref}')),
  },
  'AWS::EFS::FileSystem': {
    texts: byId('fs-${Id}', 'FileSystemId', here('elasticfilesystem', 'file-system/${Ref}')),
  },
  'AWS::Elasticsearch::Domain': {
    name: 'DomainName',
    texts: byName(here('es', 'domain/${Name}'), { DomainArn: '${Arn}' }),
  },
  'AWS::Events::EventBus': { name: 'Name', texts: byName(here('events', 'event-bus/${Name}'), { Name: '${Name}' }) },
  'AWS::Events::Rule': { name: 'Name', longest: 64, texts: { Arn: here('events', 'rule/${Bus}${Name}') } },
  'AWS::IAM::Group': { name: 'GroupName', longest: 128, texts: byName(iam('group${Path}${Name}')) },
  'AWS::IAM::InstanceProfile': {
    name: 'InstanceProfileName',
    longest: 128,
    texts: byName(iam('instance-profile${Path}${Name}')),
  },
  'AWS::IAM::ManagedPolicy': {
    name: 'ManagedPolicyName',
    longest: 128,
    texts: byArn(iam('policy${Path}${Name}'), 'PolicyArn'),
  },
  'AWS::IAM::OIDCProvider': { name: 'Url', texts: byArn(iam('oidc-provider/${Name}'), 'Arn') },
  'AWS::IAM::Role': {
    name: 'RoleName',
    longest: 64,
    texts: byName(iam('role${Path}${Name}'), { RoleId: 'AROA${Id}' }),
  },
  'AWS::IAM::User': { name: 'UserName', longest: 64, texts: byName(iam('user${Path}${Name}')) },
  'AWS::KMS::Alias': { name: 'AliasName', texts: byName(here('kms', '${Name}')) },
  'AWS::KMS::Key': { texts: { Ref: '${Id}', KeyId: '${Id}', Arn: here('kms', 'key/${Id}') } },
  'AWS::Kinesis::Stream': { name: 'Name', longest: 128, texts: byName(here('kinesis', 'stream/${Name}')) },
  'AWS::Lambda::Alias': { name: 'Name', texts: byArn('${Function}:${Name}', 'AliasArn') },
  'AWS::Lambda::Function': { name: 'FunctionName', longest: 64, texts: byName(here('lambda', 'function:${Name}')) },
  'AWS::Lambda::LayerVersion': {
    name: 'LayerName',
    texts: byArn(here('lambda', 'layer:${Name}:${Open}'), 'LayerVersionArn'),
  },
  'AWS::Lambda::Version': { texts: byArn('${Function}:${Open}', 'FunctionArn') },
  'AWS::Logs::LogGroup': {
    name: 'LogGroupName',
    longest: 512,
    texts: byName('${Self}:*', { Self: here('logs', 'log-group:${Name}') }),
  },
  'AWS::OpenSearchService::Domain': {
    name: 'DomainName',
    texts: byName(here('es', 'domain/${Name}'), { DomainArn: '${Arn}' }),
  },
  'AWS::S3::AccessPoint': { name: 'Name', texts: byName(here('s3', 'accesspoint/${Name}')) },
  'AWS::S3::Bucket': { name: 'BucketName', longest: 63, lower: true, texts: byName('arn:${Partition}:s3:::${Name}') },
  'AWS::S3::MultiRegionAccessPoint': {
    name: 'Name',
    texts: byName('arn:${Partition}:s3::${Account}:accesspoint/${Alias}', { Alias: '${Id}.mrap' }),
  },
  'AWS::S3Tables::TableBucket': {
    name: 'TableBucketName',
    texts: byArn(here('s3tables', 'bucket/${Name}'), 'TableBucketARN'),
  },
  'AWS::SNS::Topic': {
    name: 'TopicName',
    longest: 256,
    ending: { property: 'FifoTopic', text: '.fifo' },
    texts: byArn(here('sns', '${Name}'), 'TopicArn', { TopicName: '${Name}' }),
  },
  'AWS::SQS::Queue': {
    name: 'QueueName',
    longest: 80,
    ending: { property: 'FifoQueue', text: '.fifo' },
    texts: {
      Ref: 'https://sqs.${Region}.${Suffix}/${Account}/${Name}',
      QueueUrl: '${Ref}',
      QueueName: '${Name}',
      Arn: here('sqs', '${Name}'),
    },
  },
  'AWS::SecretsManager::Secret': { name: 'Name', texts: byArn(here('secretsmanager', 'secret:${Name}-${Id}'), 'Id') },
  'AWS::StepFunctions::StateMachine': {
    name: 'StateMachineName',
    texts: byArn(here('states', 'stateMachine:${Name}'), 'StateMachineArn', { Name: '${Name}' }),
  },
};
