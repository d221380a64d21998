/**
 * A published way from some rights to more of them.
 *
 * Sources of the facts: pathfinding.cloud and pathfinding-labs (Datadog, Apache-2.0), prowler (Apache-2.0), cloudsplaining
 * and parliament (BSD-3-Clause), the list of Rhino Security Labs. A set that holds another is left out, unless it needs less of
 * the resources: what one makes oneself may have any name.
 */
export interface EscalationPath {
  /** What the holder does, as the end of a sentence that begins with "lets its holder". */
  readonly deed: string;
  /** Actions that are all needed, lower case, `iam:passrole` among them where a role is handed on. */
  readonly needs: readonly string[];
  /** The service the role is handed to, as `iam:PassedToService` names it. */
  readonly service?: string;
}

/** Hands a role to something new and runs code in it: who may do both has the rights of any role that trusts the service. */
const PASSING: readonly (readonly [service: string, deed: string, ...sets: string[]])[] = [
  ['apprunner', 'run a container as another role', 'apprunner:CreateService'],
  [
    'ec2',
    'start machines as another role',
    'ec2:RunInstances',
    'ec2:RequestSpotInstances',
    'ec2:AssociateIamInstanceProfile',
    'ec2:ReplaceIamInstanceProfileAssociation',
    'autoscaling:CreateAutoScalingGroup autoscaling:CreateLaunchConfiguration',
    'autoscaling:CreateLaunchConfiguration autoscaling:UpdateAutoScalingGroup',
  ],
  [
    'bedrock-agentcore',
    'run code as another role',
    'bedrock-agentcore:CreateCodeInterpreter bedrock-agentcore:StartCodeInterpreterSession bedrock-agentcore:InvokeCodeInterpreter',
    'bedrock-agentcore:CreateBrowser bedrock-agentcore:StartBrowserSession bedrock-agentcore:ConnectBrowserAutomationStream',
  ],
  ['braket', 'run a job as another role', 'braket:CreateJob'],
  [
    'cloudformation',
    'make anything as another role',
    'cloudformation:CreateStack',
    'cloudformation:CreateStackInstances cloudformation:CreateStackSet',
    'cloudformation:UpdateStackSet',
  ],
  [
    'codebuild',
    'run a build as another role',
    'codebuild:UpdateProject',
    'codebuild:CreateProject codebuild:StartBuild',
    'codebuild:CreateProject codebuild:StartBuildBatch',
  ],
  ['ecs-tasks', 'run a job as another role', 'batch:RegisterJobDefinition batch:SubmitJob'],
  ['codestar', 'make a project as another role', 'codestar:CreateProject'],
  ['cognito-identity', 'give everybody of a pool another role', 'cognito-identity:SetIdentityPoolRoles'],
  ['datapipeline', 'run a pipeline as another role', 'datapipeline:CreatePipeline'],
  [
    'ecs-tasks',
    'run a container as another role',
    'ecs:RunTask',
    'ecs:StartTask',
    'ecs:CreateService ecs:RegisterTaskDefinition',
  ],
  ['elasticmapreduce', 'start a cluster as another role', 'elasticmapreduce:RunJobFlow'],
  ['emr-serverless', 'run a job as another role', 'emr-serverless:CreateApplication emr-serverless:StartJobRun'],
  [
    'gamelift',
    'run a fleet as another role',
    'gamelift:CreateBuild gamelift:CreateFleet gamelift:RequestUploadCredentials',
  ],
  [
    'glue',
    'run code as another role',
    'glue:CreateDevEndpoint',
    'glue:CreateJob glue:CreateTrigger',
    'glue:CreateJob glue:StartJobRun',
    'glue:UpdateJob glue:CreateTrigger',
    'glue:UpdateJob glue:StartJobRun',
    'glue:CreateSession glue:RunStatement',
  ],
  [
    'imagebuilder',
    'build an image as another role',
    'imagebuilder:CreateComponent imagebuilder:CreateImage imagebuilder:CreateImageRecipe imagebuilder:CreateInfrastructureConfiguration',
  ],
  [
    'kinesisanalytics',
    'run an application as another role',
    'kinesisanalytics:CreateApplication kinesisanalytics:StartApplication',
  ],
  [
    'lambda',
    'run a function as another role',
    'lambda:CreateFunction lambda:InvokeFunction',
    'lambda:CreateFunction lambda:AddPermission',
    'lambda:CreateFunction lambda:CreateEventSourceMapping',
  ],
  ['omics', 'run a workflow as another role', 'omics:CreateWorkflow omics:StartRun s3:GetObject'],
  [
    'sagemaker',
    'run code as another role',
    'sagemaker:CreateNotebookInstance',
    'sagemaker:CreateProcessingJob',
    'sagemaker:CreateTrainingJob',
  ],
  ['scheduler', 'call any API as another role', 'scheduler:CreateSchedule'],
  ['ssm', 'run a document as another role', 'ssm:CreateDocument ssm:StartAutomationExecution'],
  ['states', 'call any API as another role', 'states:CreateStateMachine states:StartExecution'],
];

/** Uses or changes what is there: who may has the rights of the role it runs with, or of the identity that is changed. */
const USING: readonly (readonly [deed: string, ...sets: string[]])[] = [
  ['take any role', 'sts:AssumeRole'],
  [
    'give itself any rights',
    'iam:AttachGroupPolicy',
    'iam:AttachRolePolicy',
    'iam:AttachUserPolicy',
    'iam:CreatePolicyVersion',
    'iam:SetDefaultPolicyVersion',
    'iam:PutGroupPolicy',
    'iam:PutRolePolicy',
    'iam:PutUserPolicy',
    'iam:AddUserToGroup',
    'sso:AttachManagedPolicyToPermissionSet',
    'sso:PutInlinePolicyToPermissionSet',
  ],
  [
    'lift the boundary of its rights',
    'iam:DeleteUserPermissionsBoundary',
    'iam:DeleteRolePermissionsBoundary',
    'iam:PutUserPermissionsBoundary',
    'iam:PutRolePermissionsBoundary',
  ],
  [
    'become somebody else',
    'iam:CreateAccessKey',
    'iam:CreateLoginProfile',
    'iam:UpdateLoginProfile',
    'iam:UpdateAssumeRolePolicy',
    'iam:UpdateSAMLProvider',
  ],
  [
    'change what a stack makes, with the role of the stack',
    'cloudformation:UpdateStack',
    'cloudformation:CreateChangeSet cloudformation:ExecuteChangeSet',
  ],
  ['run code with the role of a function', 'lambda:UpdateFunctionCode', 'lambda:UpdateFunctionConfiguration'],
  ['run code with the role of a build', 'codebuild:StartBuild', 'codebuild:StartBuildBatch'],
  ['run code with the role of a container', 'apprunner:UpdateService', 'ecs:ExecuteCommand ecs:DescribeTasks'],
  [
    'run code with the role of a machine',
    'ssm:SendCommand',
    'ssm:StartSession',
    'ec2-instance-connect:SendSSHPublicKey ec2:DescribeInstances',
    'ec2:ModifyInstanceAttribute ec2:StartInstances ec2:StopInstances',
    'ec2:CreateLaunchTemplateVersion ec2:ModifyLaunchTemplate',
    'codedeploy:CreateDeployment codedeploy:GetDeploymentConfig codedeploy:RegisterApplicationRevision',
  ],
  [
    'run code with the role of a notebook',
    'sagemaker:CreatePresignedNotebookInstanceUrl',
    'sagemaker:CreateNotebookInstanceLifecycleConfig sagemaker:UpdateNotebookInstance sagemaker:StopNotebookInstance sagemaker:StartNotebookInstance',
  ],
  [
    'run code with the role of a job',
    'batch:SubmitJob',
    'glue:UpdateDevEndpoint',
    'states:UpdateStateMachine states:StartExecution',
  ],
  [
    'run code with the role of an agent',
    'bedrock-agentcore:InvokeAgentRuntimeCommand',
    'bedrock-agentcore:StartCodeInterpreterSession bedrock-agentcore:InvokeCodeInterpreter',
    'bedrock-agentcore:StartBrowserSession bedrock-agentcore:ConnectBrowserAutomationStream',
  ],
  [
    'take the rights of a project',
    'codestar:CreateProjectFromTemplate',
    'codestar:AssociateTeamMember codestar:CreateProject',
  ],
];

export const ESCALATION_PATHS: readonly EscalationPath[] = [
  ...USING.flatMap(([deed, ...sets]) => sets.map((set) => ({ deed, needs: actionsOf(set) }))),
  ...PASSING.flatMap(([service, deed, ...sets]) =>
    sets.map((set) => ({
      deed,
      needs: ['iam:passrole', ...actionsOf(set)],
      service: `${service}.amazonaws.com`,
    })),
  ),
];

function actionsOf(set: string): readonly string[] {
  return set.toLowerCase().split(' ');
}
