/** What the events of a SAM function become, and who may call the methods of an API among them. */
import { describe as say } from '../../../lib/template';
import { firstWorld, fromYaml } from '../from-yaml';
import { idsOf, withEvents } from './sam-template';

test.each([
  [
    'Api',
    '{ Path: /a, Method: get }',
    [
      'FEMethod ApiGateway::Method',
      'FEPermissionProd Lambda::Permission',
      'ServerlessRestApi ApiGateway::RestApi',
      'ServerlessRestApiDeployment ApiGateway::Deployment',
      'ServerlessRestApiProdStage ApiGateway::Stage',
    ],
  ],
  [
    'HttpApi',
    '{}',
    [
      'FERoute ApiGatewayV2::Route',
      'FEPermission Lambda::Permission',
      'ServerlessHttpApi ApiGatewayV2::Api',
      'ServerlessHttpApiApiGatewayDefaultStage ApiGatewayV2::Stage',
    ],
  ],
  ['Schedule', '{ Schedule: rate(1 day) }', ['FE Events::Rule', 'FEPermission Lambda::Permission']],
  ['ScheduleV2', '{ ScheduleExpression: rate(1 day) }', ['FE Scheduler::Schedule', 'FERole IAM::Role']],
  ['EventBridgeRule', '{ Pattern: {} }', ['FE Events::Rule', 'FEPermission Lambda::Permission']],
  ['SQS', '{ Queue: q }', ['FE Lambda::EventSourceMapping']],
  ['SNS', '{ Topic: t }', ['FE SNS::Subscription', 'FEPermission Lambda::Permission']],
  ['S3', '{ Bucket: b }', ['FEPermission Lambda::Permission']],
  ['CloudWatchLogs', '{ LogGroupName: l }', ['FE Logs::SubscriptionFilter', 'FEPermission Lambda::Permission']],
  ['IoTRule', '{ Sql: s }', ['FE IoT::TopicRule', 'FEPermission Lambda::Permission']],
])('an event of type %s', (type, properties, ids) => {
  const text = withEvents(`{ E: { Type: ${type}, Properties: ${properties} } }`);
  expect(idsOf(text)).toEqual(['F Lambda::Function', ...ids]);
  expect(fromYaml(text).resources.get(ids[0]!.split(' ')[0]!)?.origin).toBe('F');
});

test.each([
  ['nobody is asked', '{}', '{}', 'NONE'],
  [
    'the API asks by default',
    '{ Authorizers: { P: { UserPoolArn: a } }, DefaultAuthorizer: P }',
    '{}',
    'COGNITO_USER_POOLS',
  ],
  [
    'the event asks for less',
    '{ Authorizers: { P: { UserPoolArn: a } }, DefaultAuthorizer: P }',
    '{ Authorizer: NONE }',
    'NONE',
  ],
  ['the event asks for more', '{ Authorizers: { L: { FunctionArn: a } } }', '{ Authorizer: L }', 'CUSTOM'],
  ['by IAM', '{ DefaultAuthorizer: AWS_IAM }', '{}', 'AWS_IAM'],
  ['by a name that is a parameter', '{ DefaultAuthorizer: !Ref P }', '{}', 'authorizer behind an intrinsic'],
  ['by an authorizer that is not there', '{ DefaultAuthorizer: Gone }', '{}', 'authorizer Gone'],
])('methods: %s', (_, auth, own, type) => {
  const text = withEvents(
    `{ E: { Type: Api, Properties: { Path: /a, Method: get, RestApiId: !Ref A, Auth: ${own} } } }`,
    `A: { Type: AWS::Serverless::Api, Properties: { StageName: prod, Auth: ${auth} } }`,
  );
  const method = firstWorld(fromYaml(text)).resource('FEMethod')!;
  expect(say(method.read('AuthorizationType').value)).toBe(type);
  expect(say(method.read('RestApiId').value)).toBe('Ref: A');
});

test('an API outside the template demands what nobody knows', () => {
  const text = withEvents('{ E: { Type: Api, Properties: { Path: /a, Method: get, RestApiId: !ImportValue api } } }');
  const method = firstWorld(fromYaml(text)).resource('FEMethod')!;
  expect(say(method.read('AuthorizationType').value)).toBe('what an API outside this template demands');
});
