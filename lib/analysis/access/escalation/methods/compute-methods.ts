import { type Method, bearer, call, handingOver, on, usingExisting } from '../method';

const FUNCTION = bearer('lambda:function:*', 'AWS::Lambda::Function', 'AWS::Serverless::Function');
const INSTANCE = bearer('ec2:instance/*', 'AWS::EC2::Instance');
const LAUNCH_TEMPLATE = bearer('ec2:launch-template/*', 'AWS::EC2::LaunchTemplate');
const GROUP = bearer('autoscaling:autoScalingGroup:*');
const CONFIGURATION = bearer('autoscaling:launchConfiguration:*');
const SPOT_REQUEST = bearer('ec2:*');
/** A machine that Systems Manager reaches. */
const MANAGED = bearer(['ec2:instance/*', 'ssm:managed-instance/*'], 'AWS::EC2::Instance');
/** Sessions reach containers too. */
const ENTERED = bearer(['ec2:instance/*', 'ssm:managed-instance/*', 'ecs:task/*'], 'AWS::EC2::Instance');
/** The documents of AWS, as of `AWS-RunShellScript`, have no account in their ARN. */
const DOCUMENT = bearer(['ssm:document/*', 'arn:{partition}:ssm:*::document/*']);
const AUTOMATION = bearer(['ssm:*', 'arn:{partition}:ssm:*::*']);
const DEPLOYMENT_GROUP = bearer('codedeploy:deploymentgroup:*', 'AWS::CodeDeploy::DeploymentGroup');
const APPLICATION = bearer('codedeploy:application:*');

const LAMBDA: readonly Method[] = [
  ...handingOver('lambda', 'lambda', [
    [
      'create-invoke',
      [on('lambda:CreateFunction', FUNCTION), on('lambda:InvokeFunction', FUNCTION)],
      'creates a function that runs as {target}, and calls it',
    ],
    [
      'create-permit',
      [on('lambda:CreateFunction', FUNCTION), on('lambda:AddPermission', FUNCTION)],
      'creates a function that runs as {target}, and lets another account call it',
    ],
    [
      'create-event-source',
      [on('lambda:CreateFunction', FUNCTION), call('lambda:CreateEventSourceMapping')],
      'creates a function that runs as {target}, and has a queue or stream call it',
    ],
  ]),
  ...usingExisting('lambda', [
    [
      'update-code',
      [on('lambda:UpdateFunctionCode', FUNCTION)],
      'puts its own code into a function that runs as {target}',
    ],
    [
      'update-configuration',
      [on('lambda:UpdateFunctionConfiguration', FUNCTION)],
      'adds a layer of its own code to a function that runs as {target}',
    ],
  ]),
];

const EC2: readonly Method[] = [
  ...handingOver('ec2', 'ec2', [
    ['run-instances', [on('ec2:RunInstances', INSTANCE)], 'starts a machine that runs as {target}'],
    ['request-spot', [on('ec2:RequestSpotInstances', SPOT_REQUEST)], 'asks for a spot machine that runs as {target}'],
    // A machine one may enter already, or whose start script one wrote, is given another role.
    ['associate-profile', [on('ec2:AssociateIamInstanceProfile', INSTANCE)], 'gives a running machine {target}'],
    ['replace-profile', [on('ec2:ReplaceIamInstanceProfileAssociation', INSTANCE)], 'gives a running machine {target}'],
  ]),
  ...usingExisting('ec2', [
    [
      'rewrite-user-data',
      [
        on('ec2:StopInstances', INSTANCE),
        on('ec2:ModifyInstanceAttribute', INSTANCE),
        on('ec2:StartInstances', INSTANCE),
      ],
      'stops a machine that runs as {target}, writes its start script anew and starts it',
    ],
    [
      'rewrite-launch-template',
      [on('ec2:CreateLaunchTemplateVersion', LAUNCH_TEMPLATE), on('ec2:ModifyLaunchTemplate', LAUNCH_TEMPLATE)],
      'writes the start script of the next machines of a launch template, which run as {target}',
    ],
  ]),
  ...usingExisting('ec2-instance-connect', [
    [
      'send-key',
      [on('ec2-instance-connect:SendSSHPublicKey', INSTANCE), call('ec2:DescribeInstances')],
      'puts its SSH key on a machine that runs as {target}',
    ],
  ]),
  ...handingOver(
    'autoscaling',
    ['ec2', 'autoscaling'],
    [
      [
        'create-group',
        [on('autoscaling:CreateLaunchConfiguration', CONFIGURATION), on('autoscaling:CreateAutoScalingGroup', GROUP)],
        'has a new group start machines that run as {target}',
      ],
      [
        'update-group',
        [on('autoscaling:CreateLaunchConfiguration', CONFIGURATION), on('autoscaling:UpdateAutoScalingGroup', GROUP)],
        'has a group start machines that run as {target}',
      ],
    ],
  ),
];

const SSM: readonly Method[] = [
  ...usingExisting('ssm', [
    [
      'send-command',
      [on('ssm:SendCommand', MANAGED), on('ssm:SendCommand', DOCUMENT)],
      'runs a command on a machine that runs as {target}',
    ],
    ['start-session', [on('ssm:StartSession', ENTERED)], 'opens a session on a machine that runs as {target}'],
  ]),
  ...handingOver('ssm', 'ssm', [
    [
      'automation',
      [on('ssm:CreateDocument', DOCUMENT), on('ssm:StartAutomationExecution', AUTOMATION)],
      'writes a runbook and has Systems Manager run it as {target}',
    ],
  ]),
];

export const COMPUTE_METHODS: readonly Method[] = [
  ...LAMBDA,
  ...EC2,
  ...SSM,
  ...usingExisting('codedeploy', [
    [
      'deploy-revision',
      [
        on('codedeploy:RegisterApplicationRevision', APPLICATION),
        on('codedeploy:CreateDeployment', DEPLOYMENT_GROUP),
        call('codedeploy:GetDeploymentConfig'),
      ],
      'deploys scripts of its own to machines that run as {target}',
    ],
  ]),
  ...handingOver('gamelift', 'gamelift', [
    [
      'create-fleet',
      [call('gamelift:CreateFleet'), call('gamelift:CreateBuild'), call('gamelift:RequestUploadCredentials')],
      'starts a fleet of its own build that runs as {target}',
    ],
  ]),
];
