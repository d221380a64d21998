/**
 * Where resources bear a role deeper than at their top, by type: dotted paths, `*` for each item. Properties at the top whose
 * name ends in `Role` or `RoleArn` need no entry.
 */
export const ROLE_PLACES: Readonly<Record<string, readonly string[]>> = {
  'AWS::ApiGateway::Authorizer': ['AuthorizerCredentials'],
  'AWS::ApiGateway::Method': ['Integration.Credentials'],
  'AWS::ApiGatewayV2::Authorizer': ['AuthorizerCredentialsArn'],
  'AWS::ApiGatewayV2::Integration': ['CredentialsArn'],
  'AWS::AppRunner::Service': [
    'InstanceConfiguration.InstanceRoleArn',
    'SourceConfiguration.AuthenticationConfiguration.AccessRoleArn',
  ],
  'AWS::AppSync::GraphQLApi': ['LogConfig.CloudWatchLogsRoleArn'],
  'AWS::Athena::WorkGroup': ['WorkGroupConfiguration.ExecutionRole'],
  'AWS::AutoScaling::AutoScalingGroup': ['LifecycleHookSpecificationList.*.RoleARN'],
  'AWS::Backup::BackupSelection': ['BackupSelection.IamRoleArn'],
  'AWS::Batch::ComputeEnvironment': ['ComputeResources.SpotIamFleetRole'],
  'AWS::Batch::JobDefinition': [
    'ContainerProperties.JobRoleArn',
    'ContainerProperties.ExecutionRoleArn',
    'EcsProperties.TaskProperties.*.TaskRoleArn',
    'EcsProperties.TaskProperties.*.ExecutionRoleArn',
    'NodeProperties.NodeRangeProperties.*.Container.JobRoleArn',
    'NodeProperties.NodeRangeProperties.*.Container.ExecutionRoleArn',
  ],
  'AWS::CodeBuild::Project': ['BuildBatchConfig.ServiceRole'],
  'AWS::CodePipeline::Pipeline': ['Stages.*.Actions.*.RoleArn'],
  'AWS::Cognito::IdentityPoolRoleAttachment': ['Roles.*', 'RoleMappings.*.RulesConfiguration.Rules.*.RoleARN'],
  'AWS::ECS::Service': [
    'LoadBalancers.*.AdvancedConfiguration.RoleArn',
    'VolumeConfigurations.*.ManagedEBSVolume.RoleArn',
    'DeploymentConfiguration.LifecycleHooks.*.RoleArn',
  ],
  'AWS::EKS::Addon': ['PodIdentityAssociations.*.RoleArn'],
  'AWS::EKS::Cluster': ['ComputeConfig.NodeRoleArn'],
  'AWS::EMRContainers::JobTemplate': ['JobTemplateData.ExecutionRoleArn'],
  'AWS::Events::Rule': ['Targets.*.RoleArn'],
  'AWS::GuardDuty::MalwareProtectionPlan': ['Role'],
  'AWS::IoT::TopicRule': [
    'TopicRulePayload.Actions.*.*.RoleArn',
    'TopicRulePayload.Actions.*.*.Auth.Sigv4.RoleArn',
    'TopicRulePayload.ErrorAction.*.RoleArn',
  ],
  'AWS::KinesisAnalytics::Application': [
    'Inputs.*.KinesisStreamsInput.RoleARN',
    'Inputs.*.KinesisFirehoseInput.RoleARN',
    'Inputs.*.InputProcessingConfiguration.InputLambdaProcessor.RoleARN',
  ],
  'AWS::KinesisFirehose::DeliveryStream': [
    'KinesisStreamSourceConfiguration.RoleARN',
    'MSKSourceConfiguration.AuthenticationConfiguration.RoleARN',
    'S3DestinationConfiguration.RoleARN',
    'ExtendedS3DestinationConfiguration.RoleARN',
    'ExtendedS3DestinationConfiguration.S3BackupConfiguration.RoleARN',
    'ExtendedS3DestinationConfiguration.DataFormatConversionConfiguration.SchemaConfiguration.RoleARN',
    'RedshiftDestinationConfiguration.RoleARN',
    'RedshiftDestinationConfiguration.S3Configuration.RoleARN',
    'ElasticsearchDestinationConfiguration.RoleARN',
    'ElasticsearchDestinationConfiguration.S3Configuration.RoleARN',
    'AmazonopensearchserviceDestinationConfiguration.RoleARN',
    'AmazonopensearchserviceDestinationConfiguration.S3Configuration.RoleARN',
    'AmazonOpenSearchServerlessDestinationConfiguration.RoleARN',
    'AmazonOpenSearchServerlessDestinationConfiguration.S3Configuration.RoleARN',
    'HttpEndpointDestinationConfiguration.RoleARN',
    'HttpEndpointDestinationConfiguration.S3Configuration.RoleARN',
    'SplunkDestinationConfiguration.S3Configuration.RoleARN',
    'SnowflakeDestinationConfiguration.RoleARN',
    'SnowflakeDestinationConfiguration.S3Configuration.RoleARN',
    'IcebergDestinationConfiguration.RoleARN',
    'IcebergDestinationConfiguration.S3Configuration.RoleARN',
  ],
  'AWS::RDS::DBCluster': ['AssociatedRoles.*.RoleArn'],
  'AWS::RDS::DBInstance': ['AssociatedRoles.*.RoleArn'],
  'AWS::Redshift::Cluster': ['IamRoles.*'],
  'AWS::RedshiftServerless::Namespace': ['IamRoles.*'],
  'AWS::RolesAnywhere::Profile': ['RoleArns.*'],
  'AWS::S3::Bucket': ['ReplicationConfiguration.Role'],
  'AWS::SES::ReceiptRule': ['Rule.Actions.*.S3Action.IamRoleArn'],
  'AWS::SSM::MaintenanceWindowTask': ['TaskInvocationParameters.MaintenanceWindowRunCommandParameters.ServiceRoleArn'],
  'AWS::SageMaker::Domain': ['DefaultUserSettings.ExecutionRole', 'DefaultSpaceSettings.ExecutionRole'],
  'AWS::SageMaker::MonitoringSchedule': ['MonitoringScheduleConfig.MonitoringJobDefinition.RoleArn'],
  'AWS::SageMaker::UserProfile': ['UserSettings.ExecutionRole'],
  'AWS::SageMaker::Cluster': ['InstanceGroups.*.ExecutionRole'],
  'AWS::Scheduler::Schedule': ['Target.RoleArn'],
  'AWS::Transfer::Server': [
    'IdentityProviderDetails.InvocationRole',
    'WorkflowDetails.OnUpload.*.ExecutionRole',
    'WorkflowDetails.OnPartialUpload.*.ExecutionRole',
  ],
};

/** Where instances bear an instance profile, by its name or ARN. */
export const PROFILE_PLACES: Readonly<Record<string, readonly string[]>> = {
  'AWS::AutoScaling::LaunchConfiguration': ['IamInstanceProfile'],
  'AWS::Batch::ComputeEnvironment': ['ComputeResources.InstanceRole'],
  'AWS::EC2::Instance': ['IamInstanceProfile'],
  'AWS::EC2::LaunchTemplate': [
    'LaunchTemplateData.IamInstanceProfile.Name',
    'LaunchTemplateData.IamInstanceProfile.Arn',
  ],
  'AWS::EC2::SpotFleet': ['SpotFleetRequestConfigData.LaunchSpecifications.*.IamInstanceProfile.Arn'],
  'AWS::EMR::Cluster': ['JobFlowRole'],
  'AWS::ImageBuilder::InfrastructureConfiguration': ['InstanceProfileName'],
};

/** Types that take a role by its name too, so that a literal one is a role. */
export const BY_NAME =
  /^AWS::(CodeBuild::Project|EMR::\w+|Glue::\w+|SSM::MaintenanceWindowTask|DataPipeline::Pipeline)$/;

/** Properties at the top of a resource that bear a role. */
export const ROLE_PROPERTY = /(^Role|[a-z]Role|RoleArn|RoleARN|ROLEArn)$/;
