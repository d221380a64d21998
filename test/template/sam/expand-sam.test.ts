/** SAM resources as the plain resources they are deployed as: their ids, what they say, and where the author wrote it. */
import { describe as say } from '../../../lib/template';
import { judgeTemplate } from '../../../policies';
import { firstWorld, fromYaml, inWorlds } from '../from-yaml';
import { SAM, idsOf, withEvents } from './sam-template';

test.each([
  ['a function', 'F: { Type: AWS::Serverless::Function }', ['FRole IAM::Role', 'F Lambda::Function']],
  [
    'a function with a role of its own',
    'F: { Type: AWS::Serverless::Function, Properties: { Role: r } }',
    ['F Lambda::Function'],
  ],
  [
    'a function whose URL lets everyone in',
    'F: { Type: AWS::Serverless::Function, Properties: { Role: r, FunctionUrlConfig: { AuthType: NONE } } }',
    [
      'F Lambda::Function',
      'FUrl Lambda::Url',
      'FUrlPublicPermissions Lambda::Permission',
      'FURLInvokeAllowPublicAccess Lambda::Permission',
    ],
  ],
  [
    'an API',
    'A: { Type: AWS::Serverless::Api, Properties: { StageName: prod } }',
    ['A ApiGateway::RestApi', 'ADeployment ApiGateway::Deployment', 'AprodStage ApiGateway::Stage'],
  ],
  [
    'an API whose stage is no plain word, or a parameter',
    'A: { Type: AWS::Serverless::Api, Properties: { StageName: my-stage } }\n      B: { Type: AWS::Serverless::Api, Properties: { StageName: !Ref P } }',
    [
      'A ApiGateway::RestApi',
      'ADeployment ApiGateway::Deployment',
      'AStagea9d64949ee ApiGateway::Stage',
      'B ApiGateway::RestApi',
      'BDeployment ApiGateway::Deployment',
      'BStage ApiGateway::Stage',
    ],
  ],
  [
    'an HTTP API',
    'H: { Type: AWS::Serverless::HttpApi }',
    ['H ApiGatewayV2::Api', 'HApiGatewayDefaultStage ApiGatewayV2::Stage'],
  ],
  [
    'an API with a domain',
    'H: { Type: AWS::Serverless::HttpApi, Properties: { Domain: { DomainName: b.example.com } } }',
    [
      'H ApiGatewayV2::Api',
      'HApiGatewayDefaultStage ApiGatewayV2::Stage',
      'ApiGatewayDomainNameV2f96a6ec2fb ApiGatewayV2::DomainName',
      'HApiMapping ApiGatewayV2::ApiMapping',
    ],
  ],
  [
    'a state machine',
    'S: { Type: AWS::Serverless::StateMachine }',
    ['SRole IAM::Role', 'S StepFunctions::StateMachine'],
  ],
  ['a table', 'T: { Type: AWS::Serverless::SimpleTable }', ['T DynamoDB::Table']],
  ['a layer', 'L: { Type: AWS::Serverless::LayerVersion }', ['L Lambda::LayerVersion']],
  ['an application', 'A: { Type: AWS::Serverless::Application }', ['A CloudFormation::Stack']],
  [
    'a GraphQL API',
    'G: { Type: AWS::Serverless::GraphQLApi }',
    ['G AppSync::GraphQLApi', 'GSchema AppSync::GraphQLSchema', 'GCloudWatchRole IAM::Role'],
  ],
])('%s', (_, resources, ids) => {
  expect(idsOf(`\n    ${SAM}\n    Resources:\n      ${resources}`)).toEqual(ids);
});

test('globals are merged as SAM does: maps key by key, lists joined, the rest replaced', () => {
  const world = firstWorld(
    fromYaml(`
      ${SAM}
      Globals:
        Function:
          Timeout: 3
          Runtime: nodejs22.x
          Layers: [a]
          Environment: { Variables: { A: 1, B: 1 } }
          VpcConfig: { SubnetIds: [s] }
      Resources:
        F:
          Type: AWS::Serverless::Function
          Properties:
            Timeout: 9
            Layers: [b]
            Environment: { Variables: { B: 2 } }
            VpcConfig: !Ref AWS::NoValue`),
  );
  const read = (path: string) => world.resource('F')!.read(path);
  expect(
    ['Timeout', 'Runtime', 'Environment.Variables.A', 'Environment.Variables.B', 'VpcConfig'].map((path) =>
      say(read(path).value),
    ),
  ).toEqual(['9', 'nodejs22.x', '1', '2', 'not set']);
  expect(
    read('Layers')
      .each()
      .map(({ value }) => say(value)),
  ).toEqual(['a', 'b']);
  // A finding leads to the line that says it, be it in `Globals`.
  expect(['Timeout', 'Runtime', 'Layers.0', 'Layers.1'].map((path) => read(path).position.line)).toEqual([
    13, 5, 6, 14,
  ]);
});

test('what SAM makes stands under the condition of its source; an API of several under any of theirs', () => {
  const template = fromYaml(`
    ${SAM}
    Parameters: { Stage: { Type: String } }
    Conditions: { A: !Equals [!Ref Stage, a], B: !Equals [!Ref Stage, b] }
    Resources:
      F: { Type: AWS::Serverless::Function, Condition: A, Properties: { Events: { E: { Type: Api, Properties: { Path: /, Method: get } } } } }
      G: { Type: AWS::Serverless::Function, Condition: B, Properties: { Events: { E: { Type: Api, Properties: { Path: /, Method: get } } } } }`);
  expect(template.resources.get('FRole')!.condition).toBe('A');
  expect(template.resources.get('ServerlessRestApi')!.condition).toBe('ServerlessRestApiCondition');
  expect(inWorlds(template, 'ServerlessRestApi', 'Name').map((world) => world.split(' |')[0])).toEqual([
    'not set',
    'not set',
    'does not exist',
  ]);
});

test('SAM’s own names for what it makes lead to it', () => {
  const world = firstWorld(
    fromYaml(`
      ${SAM}
      Resources:
        A: { Type: AWS::Serverless::Api, Properties: { StageName: prod } }
        Probe: { Type: T, Properties: { Ref: !Ref A.Stage, Sub: !Sub '\${A.Stage}' } }`),
  );
  const values = ['Ref', 'Sub'].map((path) => world.resource('Probe')!.read(path).value);
  const stage = { kind: 'reference', logicalId: 'AprodStage', attribute: 'Ref' };
  expect(values).toEqual([stage, stage]);
});

test('what the author wrote under an id that SAM would give stays the author’s', () => {
  const template = fromYaml(`
    ${SAM}
    Resources:
      F: { Type: AWS::Serverless::Function }
      FRole: { Type: AWS::IAM::Role, Properties: { RoleName: mine } }`);
  expect(say(firstWorld(template).resource('FRole')!.read('RoleName').value)).toBe('mine');
  expect(template.resources.get('FRole')!.origin).toBeUndefined();
});

test('a finding names the author’s resource and stands on the author’s line', () => {
  const { findings } = judgeTemplate(
    fromYaml(`
      ${SAM}
      Resources:
        F:
          Type: AWS::Serverless::Function
          Properties:
            Policies:
              - Statement:
                  - { Effect: Allow, Action: '*', Resource: '*' }`),
    { target: 't' },
  );
  expect(findings.filter(({ rule }) => rule === 'policy-allows-everything').map(({ resource }) => resource)).toEqual([
    { logicalId: 'F', type: 'AWS::IAM::Role', becomes: 'FRole', file: 'test.yaml', line: 8, column: 15 },
  ]);
});

test.each([
  ['events that are a reference', '!Ref P'],
  ['events that are a list', '[a]'],
  ['an event that is nothing', '{ E: }'],
  ['an event of a type nobody knows', '{ E: { Type: Invented } }'],
  ['an event without type', '{ E: { Properties: [] } }'],
])('%s: nothing throws, and what is there is judged', (_, events) => {
  const template = fromYaml(withEvents(events));
  expect(template.resources.has('F')).toBe(true);
  expect(template.macros.length).toBeLessThanOrEqual(1);
});

test('without the transform SAM resources are nobody’s business', () => {
  expect(idsOf('Resources: { F: { Type: AWS::Serverless::Function } }')).toEqual(['F Serverless::Function']);
});
