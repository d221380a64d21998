import { type Method, bearer, call, handingOver, on, usingExisting } from '../method';

const DEV_ENDPOINT = bearer('glue:devEndpoint/*', 'AWS::Glue::DevEndpoint');
const GLUE_JOB = bearer('glue:job/*', 'AWS::Glue::Job');
const GLUE_SESSION = bearer('glue:session/*');
const TRIGGER = bearer('glue:trigger/*');
const NOTEBOOK = bearer('sagemaker:notebook-instance/*', 'AWS::SageMaker::NotebookInstance');
const LIFECYCLE = bearer('sagemaker:notebook-instance-lifecycle-config/*');
const PROCESSING_JOB = bearer('sagemaker:processing-job/*');
const TRAINING_JOB = bearer('sagemaker:training-job/*');
const EMR_APPLICATION = bearer('emr-serverless:/*');
const ANALYTICS = bearer('kinesisanalytics:application/*');
const OMICS_RUN = bearer('omics:*');
const BRAKET_JOB = bearer(['braket:*', 'arn:{partition}:braket:*::*']);
/** AWS keeps interpreters and browsers of its own, with its own account in their ARN, which bear no role of ours. */
const INTERPRETER = bearer('bedrock-agentcore:code-interpreter*', 'AWS::BedrockAgentCore::CodeInterpreterCustom');
const BROWSER = bearer('bedrock-agentcore:browser*', 'AWS::BedrockAgentCore::BrowserCustom');
const RUNTIME = bearer('bedrock-agentcore:runtime/*', 'AWS::BedrockAgentCore::Runtime');

const GLUE: readonly Method[] = [
  ...handingOver('glue', 'glue', [
    ['create-endpoint', [call('glue:CreateDevEndpoint')], 'opens a development endpoint that runs as {target}'],
    [
      'create-session',
      [on('glue:CreateSession', GLUE_SESSION), on('glue:RunStatement', GLUE_SESSION)],
      'runs code of its own in a session that runs as {target}',
    ],
    ...(['CreateJob', 'UpdateJob'] as const).flatMap((write) => {
      const [verb, what] = write === 'CreateJob' ? ['create', 'a new job'] : ['update', 'a job'];
      return [
        [
          `${verb}-job-start`,
          [on(`glue:${write}`, GLUE_JOB), on('glue:StartJobRun', GLUE_JOB)],
          `runs code of its own in ${what} that runs as {target}`,
        ],
        [
          `${verb}-job-trigger`,
          [on(`glue:${write}`, GLUE_JOB), on('glue:CreateTrigger', TRIGGER)],
          `has a trigger run code of its own in ${what} that runs as {target}`,
        ],
      ] as const;
    }),
  ]),
  ...usingExisting('glue', [
    [
      'update-endpoint',
      [on('glue:UpdateDevEndpoint', DEV_ENDPOINT)],
      'puts its SSH key on a development endpoint that runs as {target}',
    ],
  ]),
];

const SAGEMAKER: readonly Method[] = [
  ...handingOver('sagemaker', 'sagemaker', [
    ['create-notebook', [on('sagemaker:CreateNotebookInstance', NOTEBOOK)], 'starts a notebook that runs as {target}'],
    ['create-processing', [on('sagemaker:CreateProcessingJob', PROCESSING_JOB)], 'runs its own image as {target}'],
    ['create-training', [on('sagemaker:CreateTrainingJob', TRAINING_JOB)], 'runs its own image as {target}'],
  ]),
  ...usingExisting('sagemaker', [
    [
      'open-notebook',
      [on('sagemaker:CreatePresignedNotebookInstanceUrl', NOTEBOOK)],
      'opens a notebook that runs as {target}',
    ],
    [
      'rewrite-notebook',
      [
        on('sagemaker:CreateNotebookInstanceLifecycleConfig', LIFECYCLE),
        on('sagemaker:StopNotebookInstance', NOTEBOOK),
        on('sagemaker:UpdateNotebookInstance', NOTEBOOK),
        on('sagemaker:StartNotebookInstance', NOTEBOOK),
      ],
      'gives a notebook that runs as {target} a start script of its own',
    ],
  ]),
];

const AGENTCORE: readonly Method[] = [
  ...usingExisting('bedrock-agentcore', [
    [
      'use-interpreter',
      [
        on('bedrock-agentcore:StartCodeInterpreterSession', INTERPRETER),
        on('bedrock-agentcore:InvokeCodeInterpreter', INTERPRETER),
      ],
      'runs code of its own in an interpreter that runs as {target}',
    ],
    [
      'use-browser',
      [on('bedrock-agentcore:StartBrowserSession', BROWSER), call('bedrock-agentcore:ConnectBrowserAutomationStream')],
      'drives a browser that runs as {target}',
    ],
    [
      'run-command',
      [on('bedrock-agentcore:InvokeAgentRuntimeCommand', RUNTIME)],
      'runs a command in an agent that runs as {target}',
    ],
  ]),
  ...handingOver('bedrock-agentcore', 'bedrock-agentcore', [
    [
      'create-interpreter',
      [
        call('bedrock-agentcore:CreateCodeInterpreter'),
        on('bedrock-agentcore:StartCodeInterpreterSession', INTERPRETER),
        on('bedrock-agentcore:InvokeCodeInterpreter', INTERPRETER),
      ],
      'runs code of its own in a new interpreter that runs as {target}',
    ],
    [
      'create-browser',
      [
        call('bedrock-agentcore:CreateBrowser'),
        on('bedrock-agentcore:StartBrowserSession', BROWSER),
        call('bedrock-agentcore:ConnectBrowserAutomationStream'),
      ],
      'drives a new browser that runs as {target}',
    ],
  ]),
];

export const ANALYTICS_METHODS: readonly Method[] = [
  ...GLUE,
  ...SAGEMAKER,
  ...AGENTCORE,
  ...handingOver('braket', 'braket', [
    ['create-job', [on('braket:CreateJob', BRAKET_JOB)], 'runs a job of its own as {target}'],
  ]),
  ...handingOver(
    'datapipeline',
    ['datapipeline', 'elasticmapreduce', 'ec2'],
    [['create', [call('datapipeline:CreatePipeline')], 'has a pipeline run commands of its own as {target}']],
  ),
  ...handingOver(
    'elasticmapreduce',
    ['elasticmapreduce', 'ec2'],
    [['run-job-flow', [call('elasticmapreduce:RunJobFlow')], 'starts a cluster with a step of its own as {target}']],
  ),
  ...handingOver('emr-serverless', 'emr-serverless', [
    [
      'start-job',
      [call('emr-serverless:CreateApplication'), on('emr-serverless:StartJobRun', EMR_APPLICATION)],
      'runs a job of its own as {target}',
    ],
  ]),
  ...handingOver('kinesisanalytics', 'kinesisanalytics', [
    [
      'start-application',
      [call('kinesisanalytics:CreateApplication'), on('kinesisanalytics:StartApplication', ANALYTICS)],
      'runs an application of its own as {target}',
    ],
  ]),
  ...handingOver('omics', 'omics', [
    [
      'start-run',
      // The workflow's definition is read from a bucket as whoever asks for the run.
      [call('omics:CreateWorkflow'), on('omics:StartRun', OMICS_RUN), call('s3:GetObject')],
      'runs a workflow of its own as {target}',
    ],
  ]),
];
