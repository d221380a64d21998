/**
 * ARNs of types for which aws-service-spec has none, or one that is not the ARN that `Ref` and `Fn::GetAtt` give; from the
 * pages of the CloudFormation user guide and of the Service Authorization Reference on each type. In the form that
 * `distill-arn-templates.mjs` writes: what follows the partition, the parts, what `Ref` gives, the attributes.
 */
export const BY_HAND = {
  'AWS::ApiGateway::RestApi':
    'apigateway:${Region}::/restapis/${RestApiId}|RestApiId*|id||execute-api:${Region}:${Account}:${RestApiId}',
  'AWS::ApiGatewayV2::Api': 'apigateway:${Region}::/apis/${ApiId}|ApiId*|id||execute-api:${Region}:${Account}:${ApiId}',
  'AWS::AppRunner::Service':
    'apprunner:${Region}:${Account}:service/${ServiceName}/${ServiceId}|ServiceName: ServiceId*|arn|ServiceArn',
  'AWS::AutoScaling::AutoScalingGroup':
    'autoscaling:${Region}:${Account}:autoScalingGroup:${GroupId}:autoScalingGroupName/${AutoScalingGroupName}|AutoScalingGroupName: GroupId*|name|',
  'AWS::AutoScaling::LaunchConfiguration':
    'autoscaling:${Region}:${Account}:launchConfiguration:${Id}:launchConfigurationName/${LaunchConfigurationName}|LaunchConfigurationName: Id*|name|',
  'AWS::CloudFormation::Stack': 'cloudformation:${Region}:${Account}:stack/${StackName}/${Id}|StackName? Id*|arn|',
  'AWS::CodeArtifact::Repository':
    'codeartifact:${Region}:${Account}:repository/${DomainName}/${RepositoryName}|RepositoryName: DomainName:|arn|Arn',
  'AWS::DocDB::DBCluster': 'rds:${Region}:${Account}:cluster:${DBClusterIdentifier}|DBClusterIdentifier:,l|name|',
  // The spec has the ARN of the first version of global tables, which CloudFormation cannot make.
  'AWS::DynamoDB::GlobalTable': 'dynamodb:${Region}:${Account}:table/${TableName}|TableName:|name|Arn',
  'AWS::ECS::Service':
    'ecs:${Region}:${Account}:service/${Cluster}/${ServiceName}|ServiceName: Cluster:,=default,a|arn|ServiceArn',
  'AWS::ECS::TaskDefinition':
    'ecs:${Region}:${Account}:task-definition/${Family}:${Revision}|Family: Revision*|arn|TaskDefinitionArn',
  // A rule on a bus of its own has the name of the bus in its ARN.
  'AWS::Events::Rule': 'events:${Region}:${Account}:rule/${RuleName}|RuleName?|other|Arn',
  // The name may stand in either of two properties.
  'AWS::Glue::Database': 'glue:${Region}:${Account}:database/${DatabaseName}|DatabaseName?|other|',
  'AWS::Glue::Table': 'glue:${Region}:${Account}:table/${DatabaseName}/${TableName}|TableName? DatabaseName:|other|',
  'AWS::IAM::OIDCProvider': 'iam::${Account}:oidc-provider/${OidcProviderName}|OidcProviderName?|arn|Arn',
  'AWS::KMS::Alias': 'kms:${Region}:${Account}:${AliasName}|AliasName:|name|',
  'AWS::KMS::ReplicaKey': 'kms:${Region}:${Account}:key/${KeyId}|KeyId*|id|Arn',
  'AWS::Lambda::Alias':
    'lambda:${Region}:${Account}:function:${FunctionName}:${Name}|Name: FunctionName:,a|arn|AliasArn',
  'AWS::Lambda::LayerVersion':
    'lambda:${Region}:${Account}:layer:${LayerName}:${Version}|LayerName: Version*|arn|LayerVersionArn',
  'AWS::Lambda::Version':
    'lambda:${Region}:${Account}:function:${FunctionName}:${Version}|Version* FunctionName:,a|arn|FunctionArn',
  'AWS::Lex::Bot': 'lex:${Region}:${Account}:bot/${BotId}|BotId*|id|Arn',
  // Its attribute ends with `:*`, which stands for the streams; actions on the group itself want it without.
  'AWS::Logs::LogGroup': 'logs:${Region}:${Account}:log-group:${LogGroupName}|LogGroupName:|name|Arn+:*',
  'AWS::Logs::LogStream':
    'logs:${Region}:${Account}:log-group:${LogGroupName}:log-stream:${LogStreamName}|LogStreamName: LogGroupName:|name|',
  'AWS::MSK::Cluster': 'kafka:${Region}:${Account}:cluster/${ClusterName}/${Uuid}|ClusterName: Uuid*|arn|Arn',
  'AWS::Neptune::DBCluster': 'rds:${Region}:${Account}:cluster:${DBClusterIdentifier}|DBClusterIdentifier:,l|name|',
  'AWS::RDS::DBCluster':
    'rds:${Region}:${Account}:cluster:${DBClusterIdentifier}|DBClusterIdentifier:,l|name|DBClusterArn',
  'AWS::Redshift::Cluster': 'redshift:${Region}:${Account}:cluster:${ClusterIdentifier}|ClusterIdentifier:,l|name|',
  'AWS::S3::MultiRegionAccessPoint': 's3::${Account}:accesspoint/${Alias}|Alias*|other|',
  'AWS::S3Outposts::AccessPoint':
    's3-outposts:${Region}:${Account}:outpost/${OutpostId}/accesspoint/${Name}|Name: OutpostId?|arn|Arn',
  'AWS::S3Outposts::Bucket':
    's3-outposts:${Region}:${Account}:outpost/${OutpostId}/bucket/${BucketName}|BucketName: OutpostId:|arn|Arn',
  'AWS::S3Tables::Table':
    's3tables:${Region}:${Account}:bucket/${TableBucketName}/table/${TableId}|TableId* TableBucketName?|arn|TableARN',
  'AWS::SSM::Parameter': 'ssm:${Region}:${Account}:parameter${Name}|Name:,/|name|',
  'AWS::SSO::PermissionSet':
    'sso:::permissionSet/${InstanceId}/${PermissionSetId}|PermissionSetId* InstanceId?|other|PermissionSetArn',
  'AWS::Scheduler::Schedule':
    'scheduler:${Region}:${Account}:schedule/${GroupName}/${Name}|Name: GroupName:,=default|name|Arn',
  // Secrets Manager puts a dash and six characters behind the name.
  'AWS::SecretsManager::Secret': 'secretsmanager:${Region}:${Account}:secret:${Name}-${Suffix}|Name: Suffix*|arn|Id',
};

/** Types that the spec gives an ARN and that have none: an inline policy is a part of its role, user or group. */
export const WITHOUT_ARN = ['AWS::IAM::Policy'];

/**
 * Types for whose resources CloudFormation makes up a name of the stack, the logical id and random letters when nobody
 * chose one, as its user guide says. Others have schemes of their own: a parameter is called `CFN-…`, a secret has no stack
 * in its name.
 */
export const NAMED_BY_STACK = [
  'AWS::AutoScaling::AutoScalingGroup',
  'AWS::AutoScaling::LaunchConfiguration',
  'AWS::CloudWatch::Alarm',
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::ECR::Repository',
  'AWS::IAM::Group',
  'AWS::IAM::InstanceProfile',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Role',
  'AWS::IAM::User',
  'AWS::Kinesis::Stream',
  'AWS::Lambda::Function',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
];
