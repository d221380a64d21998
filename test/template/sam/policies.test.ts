/** What the policies of a SAM function give its role. */
import { describe as say, statementsOf } from '../../../lib/template';
import { firstWorld, fromYaml } from '../from-yaml';
import { SAM } from './sam-template';

const policiesOf = (policies: string) => {
  const world = firstWorld(
    fromYaml(`
      ${SAM}
      Parameters: { Name: { Type: String } }
      Resources:
        F: { Type: AWS::Serverless::Function, Properties: { Policies: ${policies} } }`),
  );
  const role = world.resource('FRole')!;
  return {
    managed: role
      .read('ManagedPolicyArns')
      .each()
      .map(({ value }) => say(value))
      .slice(1),
    documents: role
      .read('Policies')
      .each()
      .map((policy) => {
        const { statements, hidden } = statementsOf(policy.get('PolicyDocument'));
        const said = statements.map(({ actions = [], resources = [] }) =>
          [...actions, ...resources].map(({ value }) => say(value)).join(' '),
        );
        return [...said, ...hidden.map(({ value }) => `hidden: ${say(value)}`)].join();
      }),
  };
};

test.each([
  ['a name', 'AdministratorAccess', ['arn:${Ref: AWS::Partition}:iam::aws:policy/AdministratorAccess'], []],
  ['an ARN', "['arn:aws:iam::aws:policy/ReadOnlyAccess']", ['arn:aws:iam::aws:policy/ReadOnlyAccess'], []],
  ['a reference', '[!Ref Name]', ['Ref: Name, a parameter without default'], []],
  ['a document', "[{ Statement: { Effect: Allow, Action: '*', Resource: '*' } }]", [], ['* *']],
  ['nothing', '[!Ref AWS::NoValue]', [], []],
  [
    'a policy template',
    '[{ SQSSendMessagePolicy: { QueueName: claims } }]',
    [],
    ['sqs:SendMessage* arn:${Ref: AWS::Partition}:sqs:${Ref: AWS::Region}:${Ref: AWS::AccountId}:claims'],
  ],
  ['a policy template on everything', '[{ CloudWatchPutMetricPolicy: {} }]', [], ['cloudwatch:PutMetricData *']],
  [
    'a policy template of an ARN',
    '[{ AWSSecretsManagerGetSecretValuePolicy: { SecretArn: !Ref Name } }]',
    [],
    ['secretsmanager:GetSecretValue Ref: Name, a parameter without default'],
  ],
  [
    'a policy template that nobody knows',
    '[{ InventedPolicy: {} }]',
    [],
    ['hidden: SAM policy template InventedPolicy'],
  ],
  [
    'names and documents by a condition',
    '[!If [X, a, { Statement: [] }]]',
    [],
    ['hidden: Fn::If between a name and a document'],
  ],
  ['a number', '[3]', [], ['hidden: a policy that is neither name nor document']],
])('policies that are %s', (_, policies, managed, documents) => {
  expect(policiesOf(policies)).toEqual({ managed, documents });
});
