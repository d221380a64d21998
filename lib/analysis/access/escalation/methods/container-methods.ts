import { type Method, bearer, call, handingOver, on, usingExisting } from '../method';

const SERVICE = bearer('apprunner:service/*', 'AWS::AppRunner::Service');
const TASK_DEFINITION = bearer('ecs:task-definition/*');
const ECS_SERVICE = bearer('ecs:service/*');
const TASK = bearer(['ecs:task/*', 'ecs:cluster/*'], 'AWS::ECS::TaskDefinition');
/** Submitting is checked against the job definition and against the queue. */
const JOB = bearer('batch:*', 'AWS::Batch::JobDefinition');
const JOB_DEFINITION = bearer('batch:job-definition/*');

export const CONTAINER_METHODS: readonly Method[] = [
  ...handingOver(
    'apprunner',
    ['tasks.apprunner', 'apprunner'],
    [
      [
        'create-service',
        [on('apprunner:CreateService', SERVICE)],
        'starts a service of its own image that runs as {target}',
      ],
    ],
  ),
  ...usingExisting('apprunner', [
    [
      'update-service',
      [on('apprunner:UpdateService', SERVICE)],
      'puts its own image into a service that runs as {target}',
    ],
  ]),
  ...handingOver('ecs', 'ecs-tasks', [
    // RunTask and StartTask take the role as an override: no task definition need be written.
    ['run-task', [on('ecs:RunTask', TASK_DEFINITION)], 'runs a task with {target} as its role'],
    ['start-task', [on('ecs:StartTask', TASK_DEFINITION)], 'starts a task on a machine with {target} as its role'],
    [
      'create-service',
      [call('ecs:RegisterTaskDefinition'), on('ecs:CreateService', ECS_SERVICE)],
      'writes a task definition with {target} as its role, and keeps a service of it running',
    ],
  ]),
  ...usingExisting('ecs', [
    [
      'execute-command',
      [on('ecs:ExecuteCommand', TASK), call('ecs:DescribeTasks')],
      'opens a shell in a container that runs as {target}',
    ],
  ]),
  ...usingExisting('batch', [
    ['submit-job', [on('batch:SubmitJob', JOB)], 'submits a job with a command of its own that runs as {target}'],
  ]),
  ...handingOver('batch', 'ecs-tasks', [
    [
      'register-job',
      [on('batch:RegisterJobDefinition', JOB_DEFINITION), on('batch:SubmitJob', JOB)],
      'defines a job with {target} as its role, and submits it',
    ],
  ]),
];
