import { findAction, isService } from '../../../../lib/analysis/access/data/service-reference';

/**
 * The actions with which published catalogues raise rights (pathfinding.cloud, prowler, cloudsplaining, parliament, the list
 * of Rhino Security Labs), and our own additions about data.
 */
const ACTIONS: Readonly<Record<string, string>> = {
  apprunner: 'CreateService UpdateService',
  autoscaling: 'CreateAutoScalingGroup CreateLaunchConfiguration UpdateAutoScalingGroup',
  batch: 'SubmitJob',
  'bedrock-agentcore':
    'ConnectBrowserAutomationStream StartBrowserSession InvokeAgentRuntimeCommand InvokeCodeInterpreter StartCodeInterpreterSession',
  braket: 'CreateJob',
  cloudformation:
    'CreateChangeSet ExecuteChangeSet CreateStack CreateStackInstances CreateStackSet UpdateStack UpdateStackSet',
  codebuild: 'StartBuild StartBuildBatch UpdateProject',
  codedeploy: 'CreateDeployment GetDeploymentConfig RegisterApplicationRevision',
  codestar: 'AssociateTeamMember CreateProject CreateProjectFromTemplate',
  'cognito-identity': 'SetIdentityPoolRoles',
  datapipeline: 'CreatePipeline',
  ec2: 'CreateLaunchTemplateVersion ModifyLaunchTemplate ModifyInstanceAttribute StartInstances StopInstances RequestSpotInstances RunInstances DescribeInstances ModifyVpcEndpoint AssociateIamInstanceProfile',
  'ec2-instance-connect': 'SendSSHPublicKey',
  ecr: 'SetRepositoryPolicy',
  ecs: 'CreateService RegisterTaskDefinition DescribeTasks ExecuteCommand RunTask StartTask',
  elasticmapreduce: 'RunJobFlow',
  'emr-serverless': 'CreateApplication StartJobRun',
  gamelift: 'CreateBuild CreateFleet RequestUploadCredentials',
  glue: 'CreateDevEndpoint CreateJob CreateTrigger StartJobRun CreateSession RunStatement UpdateJob UpdateDevEndpoint',
  iam: 'PassRole AddUserToGroup AttachGroupPolicy AttachRolePolicy AttachUserPolicy CreateAccessKey CreateLoginProfile CreatePolicyVersion DeleteUserPermissionsBoundary PutGroupPolicy PutRolePolicy PutUserPolicy SetDefaultPolicyVersion UpdateAssumeRolePolicy UpdateLoginProfile DeleteRolePermissionsBoundary PutRolePermissionsBoundary TagRole UpdateSAMLProvider CreateOpenIDConnectProvider',
  imagebuilder: 'CreateComponent CreateImage CreateImageRecipe CreateInfrastructureConfiguration',
  kinesisanalytics: 'CreateApplication StartApplication',
  kms: 'PutKeyPolicy CreateGrant',
  lambda:
    'AddPermission CreateFunction CreateEventSourceMapping InvokeFunction UpdateFunctionCode UpdateFunctionConfiguration',
  omics: 'CreateWorkflow StartRun',
  s3: 'GetObject PutBucketPolicy PutAccessPointPolicy PutBucketAcl PutObjectAcl',
  sagemaker:
    'CreateNotebookInstance CreateProcessingJob CreateTrainingJob CreateNotebookInstanceLifecycleConfig StartNotebookInstance StopNotebookInstance UpdateNotebookInstance CreatePresignedNotebookInstanceUrl',
  scheduler: 'CreateSchedule',
  secretsmanager: 'PutResourcePolicy',
  sns: 'AddPermission SetTopicAttributes',
  sqs: 'AddPermission SetQueueAttributes',
  ssm: 'CreateDocument StartAutomationExecution SendCommand StartSession',
  sso: 'AttachManagedPolicyToPermissionSet PutInlinePolicyToPermissionSet',
  states: 'CreateStateMachine StartExecution UpdateStateMachine',
  sts: 'AssumeRole TagSession',
};

/** In the catalogues, and not in AWS's reference: the service is retired, and this action of it was never documented. */
const MISSING = ['codestar:CreateProjectFromTemplate'];

test.each(Object.entries(ACTIONS))('AWS has all actions of %s that raise rights', (service, names) => {
  expect(isService(service)).toBe(true);
  const missing = names
    .split(' ')
    .map((name) => `${service}:${name}`)
    .filter((name) => findAction(name)?.name !== name);
  expect(missing).toEqual(MISSING.filter((name) => name.startsWith(`${service}:`)));
});
