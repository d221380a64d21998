import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Match } from 'aws-cdk-lib/assertions';
import { App, Stack } from 'aws-cdk-lib/core';
import { Backend, EnclaveNetwork, LogArchive, PrivateApi } from '../../constructs';
import { codesOf, onlyOf, statementsOf, Surroundings } from './fixtures';

const ROLE = 'arn:aws:iam::111122223333:role/enclave/acme/enclave-acme-clerk';

function apiIn(stack: Surroundings) {
  const { network, archive } = stack;
  const api = new PrivateApi(stack, 'Api', { vendor: 'acme', apiName: 'claims', network, archive, callerArns: [ROLE] });
  const arn = 'arn:aws:lambda:eu-central-1:111122223333:function:claims';
  const backend = Backend.function(LambdaFunction.fromFunctionArn(stack, 'Backend', arn));
  api.addRoute({ method: 'GET', path: '/claims/{claimId}' }, backend);
  return stack;
}

test('the API stands behind the one endpoint and speaks TLS 1.3 only (R01, R03)', () => {
  const stack = apiIn(new Surroundings());
  expect(onlyOf(stack.template(), 'AWS::ApiGateway::RestApi')).toMatchObject({
    EndpointConfiguration: {
      Types: ['PRIVATE'],
      VpcEndpointIds: stack.resolve(stack.network.endpointIdsFor('execute-api')) as unknown,
    },
    SecurityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09',
    EndpointAccessMode: 'STRICT',
  });
});

test('every other door and every other caller of the account is denied, not merely not allowed (R03)', () => {
  const stack = apiIn(new Surroundings());
  const denials = statementsOf(stack.template(), 'AWS::ApiGateway::RestApi', 'Policy')
    .filter(({ Effect }) => Effect === 'Deny')
    .map(({ Condition }) => Condition);
  expect(denials).toEqual([
    { StringNotEquals: { 'aws:SourceVpce': stack.resolve(stack.network.endpointIdsFor('execute-api')) as unknown } },
    { ArnNotEquals: { 'aws:PrincipalArn': [ROLE] } },
  ]);
});

test('every method demands a signature and checks the request (R03)', () => {
  apiIn(new Surroundings())
    .template()
    .allResourcesProperties('AWS::ApiGateway::Method', {
      AuthorizationType: 'AWS_IAM',
      RequestValidatorId: Match.anyValue(),
      RequestParameters: { 'method.request.path.claimId': true },
    });
});

test('every call is logged with caller, route, result and TLS version', () => {
  const template = apiIn(new Surroundings()).template();
  const stage = onlyOf(template, 'AWS::ApiGateway::Stage');
  const fields = Object.keys(
    JSON.parse((stage.AccessLogSetting as { Format: string }).Format) as Record<string, string>,
  );
  expect(fields).toEqual(
    expect.arrayContaining([
      'requestId',
      'ip',
      'userArn',
      'resourcePath',
      'status',
      'tlsVersion',
      'cipherSuite',
      'vpceId',
    ]),
  );
  expect(stage).toMatchObject({ TracingEnabled: true });
  template.hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
    DeliveryStreamName: 'amazon-apigateway-enclave-acme',
  });
});

test('what went wrong is logged without payloads, into a group of ours, once API Gateway may write there', () => {
  const template = apiIn(new Surroundings()).template();
  const [stage] = Object.values(template.findResources('AWS::ApiGateway::Stage'));
  expect(stage!.Properties).toMatchObject({
    MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', LoggingLevel: 'ERROR', DataTraceEnabled: false }],
  });
  const groups = template.findResources('AWS::Logs::LogGroup');
  const [group] = Object.keys(groups).filter((id) =>
    JSON.stringify(groups[id]).includes('API-Gateway-Execution-Logs_'),
  );
  const [account] = Object.keys(template.findResources('AWS::ApiGateway::Account', { DeletionPolicy: 'Retain' }));
  expect(stage!.DependsOn).toEqual(expect.arrayContaining([group, account]));
  expect(groups[group!]!.Properties).toMatchObject({ RetentionInDays: 400, KmsKeyId: expect.anything() as unknown });
});

test('a call must bring along what the route requires, and a body that fits whatever its content type', () => {
  const stack = new Surroundings();
  const { network, archive } = stack;
  const api = new PrivateApi(stack, 'Api', { vendor: 'acme', apiName: 'claims', network, archive, callerArns: [ROLE] });
  const arn = 'arn:aws:lambda:eu-central-1:111122223333:function:claims';
  const bodySchema = { type: 'object', required: ['decision'] };
  api.addRoute(
    { method: 'POST', path: '/claims', queryRequired: ['office'], headersRequired: ['x-case'], bodySchema },
    Backend.function(LambdaFunction.fromFunctionArn(stack, 'Backend', arn)),
  );
  const template = stack.template();
  const [model] = Object.keys(template.findResources('AWS::ApiGateway::Model'));
  expect(onlyOf(template, 'AWS::ApiGateway::Model')).toMatchObject({
    ContentType: 'application/json',
    Schema: { $schema: 'http://json-schema.org/draft-04/schema#', ...bodySchema },
  });
  expect(onlyOf(template, 'AWS::ApiGateway::Method')).toMatchObject({
    RequestParameters: { 'method.request.querystring.office': true, 'method.request.header.x-case': true },
    RequestModels: { $default: { Ref: model } },
  });
  expect(onlyOf(template, 'AWS::ApiGateway::RequestValidator')).toMatchObject({
    ValidateRequestBody: true,
    ValidateRequestParameters: true,
  });
});

test('a route with a rate of its own still logs, and never what was sent', () => {
  const stack = new Surroundings();
  const { network, archive } = stack;
  const api = new PrivateApi(stack, 'Api', { vendor: 'acme', apiName: 'claims', network, archive, callerArns: [ROLE] });
  const backend = LambdaFunction.fromFunctionArn(
    stack,
    'Backend',
    'arn:aws:lambda:eu-central-1:111122223333:function:c',
  );
  api.addRoute({ method: 'GET', path: '/claims/{claimId}', callsPerSecondMax: 2 }, Backend.function(backend));
  const logging = { LoggingLevel: 'ERROR', DataTraceEnabled: false, MetricsEnabled: true };
  expect(onlyOf(stack.template(), 'AWS::ApiGateway::Stage').MethodSettings).toEqual([
    { HttpMethod: '*', ResourcePath: '/*', ...logging, ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
    {
      HttpMethod: 'GET',
      ResourcePath: '/~1claims~1{claimId}',
      ...logging,
      ThrottlingRateLimit: 2,
      ThrottlingBurstLimit: 4,
    },
  ]);
});

test('the function may be called from the route alone, and not by the console’s test button', () => {
  const permissions = apiIn(new Surroundings()).template().findResources('AWS::Lambda::Permission');
  expect(Object.values(permissions)).toHaveLength(1);
  expect(JSON.stringify(permissions)).toContain('/GET/claims/*');
});

test('an API without an endpoint, a certificate for its name, or callers is refused', () => {
  const stack = new Stack(new App(), 'Theirs');
  const archive = new LogArchive(stack, 'Archive', { vendor: 'acme' });
  const network = new EnclaveNetwork(stack, 'Network', { vendor: 'acme', archive, roleArns: [ROLE] });
  const common = { vendor: 'acme', apiName: 'claims', archive };
  expect(codesOf(() => new PrivateApi(stack, 'One', { ...common, network, callerArns: [ROLE] }))).toEqual([
    'enclave/api-without-endpoint',
  ]);
  const full = new Surroundings();
  const { archive: theirs, network: open } = full;
  const nameOnly = {
    ...common,
    archive: theirs,
    network: open,
    callerArns: [ROLE],
    domainName: 'claims.client.example',
  };
  expect(codesOf(() => new PrivateApi(full, 'Named', nameOnly))).toEqual(['enclave/api-domain-without-certificate']);
  const nobody = { ...common, archive: theirs, network: open, callerArns: [] };
  expect(codesOf(() => new PrivateApi(full, 'Two', nobody))).toEqual(['enclave/api-without-callers']);
});

test('with a usage plan each call needs its key, and the plan ends where it says', () => {
  const stack = new Surroundings();
  const { network, archive } = stack;
  const usagePlans = [{ jobFunction: 'clerk', callsPerSecondMax: 5, callsPerDayMax: 900 }];
  const props = { vendor: 'acme', apiName: 'claims', network, archive, callerArns: [ROLE], usagePlans };
  const arn = 'arn:aws:lambda:eu-central-1:111122223333:function:claims';
  new PrivateApi(stack, 'Api', props).addRoute(
    { method: 'GET', path: '/claims' },
    Backend.function(LambdaFunction.fromFunctionArn(stack, 'Backend', arn)),
  );
  const template = stack.template();
  expect(onlyOf(template, 'AWS::ApiGateway::Method')).toMatchObject({ ApiKeyRequired: true });
  expect(onlyOf(template, 'AWS::ApiGateway::UsagePlan')).toMatchObject({
    UsagePlanName: 'enclave-acme.claims.clerk',
    Throttle: { RateLimit: 5, BurstLimit: 10 },
    Quota: { Limit: 900, Period: 'DAY' },
  });
  template.resourceCountIs('AWS::ApiGateway::UsagePlanKey', 1);
});
