import { type Method, bearer, call, handingOver, on, usingExisting } from '../method';

const STACK = bearer('cloudformation:stack/*', 'AWS::CloudFormation::Stack');
const STACK_SET = bearer('cloudformation:stackset/*');
const PROJECT = bearer('codebuild:project/*', 'AWS::CodeBuild::Project');
const STATE_MACHINE = bearer(['states:stateMachine:*', 'states:execution:*'], 'AWS::StepFunctions::StateMachine');
const SCHEDULE = bearer('scheduler:schedule/*');
/** What EC2 Image Builder makes: component, recipe, infrastructure and image each have an ARN of their own. */
const COMPONENT = bearer('imagebuilder:component/*');
const RECIPE = bearer('imagebuilder:image-recipe/*');
const INFRASTRUCTURE = bearer('imagebuilder:infrastructure-configuration/*');
const IMAGE = bearer('imagebuilder:image/*');

const CLOUDFORMATION: readonly Method[] = [
  ...handingOver('cloudformation', 'cloudformation', [
    ['create-stack', [on('cloudformation:CreateStack', STACK)], 'has a new stack make anything as {target}'],
    [
      'create-stack-set',
      [call('cloudformation:CreateStackSet'), on('cloudformation:CreateStackInstances', STACK_SET)],
      'has a new stack set make anything as {target}',
    ],
    ['update-stack-set', [on('cloudformation:UpdateStackSet', STACK_SET)], 'has a stack set make anything as {target}'],
  ]),
  ...usingExisting('cloudformation', [
    [
      'update-stack',
      [on('cloudformation:UpdateStack', STACK)],
      'has a stack whose service role is {target} make anything',
    ],
    [
      'change-set',
      [on('cloudformation:CreateChangeSet', STACK), on('cloudformation:ExecuteChangeSet', STACK)],
      'has a stack whose service role is {target} make anything, by a change set',
    ],
  ]),
];

const CODEBUILD: readonly Method[] = [
  ...handingOver('codebuild', 'codebuild', [
    [
      'create-project',
      [on('codebuild:CreateProject', PROJECT), on('codebuild:StartBuild', PROJECT)],
      'runs commands of its own in a new project with {target} as its role',
    ],
    [
      'create-project-batch',
      [on('codebuild:CreateProject', PROJECT), on('codebuild:StartBuildBatch', PROJECT)],
      'runs commands of its own in a new project with {target} as its role',
    ],
    // No StartBuild: a project that builds on push or on a schedule starts by itself.
    ['update-project', [on('codebuild:UpdateProject', PROJECT)], 'gives a project its own commands and {target}'],
  ]),
  ...usingExisting('codebuild', [
    [
      'start-build',
      [on('codebuild:StartBuild', PROJECT)],
      'runs commands of its own in a project that runs as {target}',
    ],
    [
      'start-build-batch',
      [on('codebuild:StartBuildBatch', PROJECT)],
      'runs commands of its own in a project that runs as {target}',
    ],
  ]),
];

/** CodeStar is retired; accounts may still hold its service role, which could do nearly anything. */
const CODESTAR: readonly Method[] = [
  ...handingOver('codestar', 'codestar', [
    ['create-project', [call('codestar:CreateProject')], 'has CodeStar make a project as {target}'],
  ]),
  ...(
    [
      [
        'codestar-from-template',
        ['codestar:CreateProjectFromTemplate'],
        'has CodeStar make anything as its service role',
      ],
      [
        'codestar-team',
        ['codestar:CreateProject', 'codestar:AssociateTeamMember'],
        'makes itself the owner of a new CodeStar project',
      ],
    ] as const
  ).map(([id, actions, deed]): Method => ({
    id,
    service: 'codestar',
    category: 'existing-passrole',
    needs: actions.map(call),
    passedTo: [],
    gain: 'anything',
    deed,
  })),
];

export const DEPLOYMENT_METHODS: readonly Method[] = [
  ...CLOUDFORMATION,
  ...CODEBUILD,
  ...CODESTAR,
  ...handingOver('states', 'states', [
    [
      'create',
      [on('states:CreateStateMachine', STATE_MACHINE), on('states:StartExecution', STATE_MACHINE)],
      'calls any API by a new state machine that runs as {target}',
    ],
  ]),
  ...usingExisting('states', [
    [
      'update',
      [on('states:UpdateStateMachine', STATE_MACHINE), on('states:StartExecution', STATE_MACHINE)],
      'calls any API by a state machine that runs as {target}',
    ],
  ]),
  ...handingOver('scheduler', 'scheduler', [
    ['create', [on('scheduler:CreateSchedule', SCHEDULE)], 'calls any API by a schedule that runs as {target}'],
  ]),
  ...handingOver(
    'imagebuilder',
    ['ec2', 'imagebuilder'],
    [
      [
        'create-image',
        [
          on('imagebuilder:CreateComponent', COMPONENT),
          on('imagebuilder:CreateImageRecipe', RECIPE),
          on('imagebuilder:CreateInfrastructureConfiguration', INFRASTRUCTURE),
          on('imagebuilder:CreateImage', IMAGE),
        ],
        'runs a build step of its own on a machine that runs as {target}',
      ],
    ],
  ),
];
