import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Backend, PrivateApi } from '../../constructs';
import { onlyOf, Surroundings } from './fixtures';

function templateOfApi() {
  const stack = new Surroundings();
  const { network, archive } = stack;
  const callerArns = ['arn:aws:iam::111122223333:role/enclave/acme/enclave-acme-clerk'];
  const api = new PrivateApi(stack, 'Api', { vendor: 'acme', apiName: 'claims', network, archive, callerArns });
  const backend = LambdaFunction.fromFunctionArn(
    stack,
    'Backend',
    'arn:aws:lambda:eu-central-1:111122223333:function:c',
  );
  api.addRoute({ method: 'GET', path: '/claims' }, Backend.function(backend));
  return stack.template();
}

test('a web ACL stands before the stage: known attacks and too many requests of one address are blocked', () => {
  const template = templateOfApi();
  const rules = onlyOf(template, 'AWS::WAFv2::WebACL').Rules as {
    Action?: unknown;
    OverrideAction?: unknown;
    Statement: Record<string, { Name?: string; Limit?: number }>;
  }[];
  // `none` lets the group's own blocks stand; `count` would only count them.
  expect(rules.map(({ Action, OverrideAction }) => Action ?? OverrideAction)).toEqual([
    { None: {} },
    { None: {} },
    { Block: {} },
  ]);
  expect(rules.flatMap(({ Statement }) => Object.values(Statement).map(({ Name, Limit }) => Name ?? Limit))).toEqual([
    'AWSManagedRulesCommonRuleSet',
    'AWSManagedRulesKnownBadInputsRuleSet',
    10_000,
  ]);
  const [stage] = Object.keys(template.findResources('AWS::ApiGateway::Stage'));
  expect(JSON.stringify(onlyOf(template, 'AWS::WAFv2::WebACLAssociation').ResourceArn)).toContain(`"${stage}"`);
});

test('each request is logged into a group of the archive, without signature, session token and query', () => {
  const template = templateOfApi();
  const logging = onlyOf(template, 'AWS::WAFv2::LoggingConfiguration');
  expect(logging.RedactedFields).toEqual([
    { SingleHeader: { Name: 'authorization' } },
    { SingleHeader: { Name: 'x-amz-security-token' } },
    { QueryString: {} },
  ]);
  const [acl] = Object.keys(template.findResources('AWS::WAFv2::WebACL'));
  expect(logging.ResourceArn).toEqual({ 'Fn::GetAtt': [acl, 'Arn'] });
  const groups = Object.values(template.findResources('AWS::Logs::LogGroup')) as {
    Properties: { LogGroupName?: unknown };
  }[];
  const [group] = groups.filter(({ Properties }) =>
    JSON.stringify(Properties.LogGroupName ?? '').includes('aws-waf-logs-enclave-acme-'),
  );
  expect(group).toMatchObject({
    DeletionPolicy: 'Retain',
    Properties: { KmsKeyId: expect.anything() as unknown, RetentionInDays: 400 },
  });
  expect(JSON.stringify(onlyOf(template, 'AWS::KMS::Key').KeyPolicy)).toContain(
    ':log-group:aws-waf-logs-enclave-acme-*',
  );
});
