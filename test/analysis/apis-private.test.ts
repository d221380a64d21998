import { apisPrivate } from '../../lib/analysis/access/apis-private';
import { apisRecorded } from '../../lib/analysis/access/apis-recorded';
import { SHORT_MANIFEST, parse } from '../support/manifests';
import { decide } from '../support/proofs';

const BACKEND = 'arn:aws:lambda:eu-central-1:111122223333:function:letters';
const APIS = `apis: [{ id: letters, backend: { lambdaArn: "${BACKEND}" }, routes: [{ method: GET, path: "/letters/{id}", jobFunctions: [clerk] }] }]\n`;
const { manifest } = parse(SHORT_MANIFEST + APIS);
const claim = apisPrivate(manifest);

const URI = `arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/${BACKEND}/invocations`;
const ROLE = '"arn:aws:iam::111122223333:role/enclave/acme/enclave-acme.clerk"';
const ALL = 'Principal: "*", Action: execute-api:Invoke, Resource: "execute-api:/*"';
const OUTSIDE = `{ Effect: Deny, ${ALL}, Condition: { StringNotEquals: { aws:SourceVpce: [!Ref Door] } } }`;
const OTHERS = `{ Effect: Deny, ${ALL}, Condition: { ArnNotEquals: { aws:PrincipalArn: [${ROLE}] } } }`;
const ROOT =
  '{ Effect: Allow, Principal: { AWS: "arn:aws:iam::111122223333:root" }, Action: execute-api:Invoke, Resource: "*" }';
const policyOf = (...statements: readonly string[]) => `Policy: { Statement: [${statements.join(', ')}] }`;
const POLICY = policyOf(OUTSIDE, OTHERS, ROOT);

const TEMPLATE = `
Parameters:
  Any: { Type: String }
Resources:
  Net: { Type: AWS::EC2::VPC }
  Door: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcId: !Ref Net } }
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: enclave-acme.letters
      EndpointConfiguration: { Types: [PRIVATE], VpcEndpointIds: [!Ref Door] }
      EndpointAccessMode: STRICT
      SecurityPolicy: SecurityPolicy_TLS13_1_3_2025_09
      ${POLICY}
  Letters: { Type: AWS::ApiGateway::Resource, Properties: { RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: letters } }
  Letter: { Type: AWS::ApiGateway::Resource, Properties: { RestApiId: !Ref Api, ParentId: !Ref Letters, PathPart: "{id}" } }
  Get:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !Ref Letter
      HttpMethod: GET
      AuthorizationType: AWS_IAM
      Integration: { Type: AWS_PROXY, IntegrationHttpMethod: POST, Uri: "${URI}" }
`;

test.each<[string, string, string, string, RegExp]>([
  ['nothing', '', '', 'pass', /1 APIs, 1 methods/],
  ['the name', 'enclave-acme.letters', 'another', 'fail', /Api is an API that the manifest does not name/],
  ['the kind of endpoint', 'PRIVATE', 'REGIONAL', 'fail', /answers outside the enclave/],
  [
    'the endpoint',
    '[!Ref Door] }\n      EndpointAccess',
    '[vpce-1] }\n      EndpointAccess',
    'fail',
    /none of the enclave’s/,
  ],
  ['the access mode', 'STRICT', 'BASIC', 'fail', /other names/],
  ['TLS', 'SecurityPolicy_TLS13_1_3_2025_09', 'TLS_1_2', 'fail', /older TLS/],
  ['the verb', 'HttpMethod: GET', 'HttpMethod: ANY', 'fail', /ANY \/letters\/\{id\} of Api is no route/],
  ['the path', 'PathPart: "{id}"', 'PathPart: "{proxy+}"', 'fail', /is no route/],
  ['the parent', 'ParentId: !Ref Letters', 'ParentId: abc', 'fail', /GET of an unknown path/],
  ['who signs', 'AWS_IAM', 'NONE', 'fail', /called without IAM: NONE/],
  ['the backend', 'function:letters/', 'function:other/', 'fail', /is answered by/],
  ['the integration', 'AWS_PROXY', 'HTTP_PROXY', 'fail', /answered by HTTP_PROXY/],
  ['the whole policy', POLICY, 'Description: x', 'fail', /has no policy/],
  ['the Deny for outside', POLICY, policyOf(OTHERS, ROOT), 'fail', /through no endpoint/],
  ['the Deny for others', POLICY, policyOf(OUTSIDE, ROOT), 'fail', /none of its roles/],
  ['whom it spares', OTHERS, OTHERS.replace(']', ', "arn:aws:iam::999999999999:root"]'), 'fail', /none of its roles/],
  [
    'a Deny under more conditions',
    OUTSIDE,
    OUTSIDE.replace('} } }', '}, Bool: { aws:SecureTransport: "true" } } }'),
    'fail',
    /through no endpoint/,
  ],
  ['whom it allows', ROOT, ROOT.replace('{ AWS: "arn:aws:iam::111122223333:root" }', '"*"'), 'fail', /lets in \*/],
  ['what it allows', ROOT, ROOT.replace('execute-api:Invoke', 'execute-api:*'), 'fail', /allows execute-api:\*/],
  ['the policy, at deployment', POLICY, 'Policy: !Ref Any', 'unknown', /is hidden/],
  ['TLS, at deployment', 'SecurityPolicy_TLS13_1_3_2025_09', '!Ref Any', 'unknown', /Any/],
  [
    'the API of a method',
    'RestApiId: !Ref Api\n      ResourceId',
    'RestApiId: abc\n      ResourceId',
    'unknown',
    /not in the template/,
  ],
])('changed: %s', (_title, from, to, verdict, reason) => {
  expect(TEMPLATE).toContain(from);
  const proof = decide(claim, TEMPLATE.replace(from, to));
  expect([proof.verdict, proof.witness ?? proof.explanation.join()]).toEqual([verdict, expect.stringMatching(reason)]);
});

const FIELDS =
  '$context.requestId $context.identity.sourceIp $context.identity.userArn $context.requestTime $context.httpMethod $context.path $context.status $context.identity.vpceId';
const STAGE = `
Parameters:
  Any: { Type: String }
Resources:
  Api: { Type: AWS::ApiGateway::RestApi }
  Stream: { Type: AWS::KinesisFirehose::DeliveryStream }
  Group: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: !Sub "API-Gateway-Execution-Logs_\${Api}/v1" } }
  Stage:
    Type: AWS::ApiGateway::Stage
    Properties:
      RestApiId: !Ref Api
      StageName: v1
      AccessLogSetting: { DestinationArn: !GetAtt Stream.Arn, Format: "${FIELDS}" }
      MethodSettings: [{ DataTraceEnabled: false, LoggingLevel: ERROR }]
`;

test.each<[string, string, string, string, RegExp]>([
  ['nothing', '', '', 'pass', /1 stages/],
  [
    'where calls are recorded',
    '!GetAtt Stream.Arn',
    '"arn:aws:firehose:x:1:y"',
    'fail',
    /recorded to arn:aws:firehose/,
  ],
  ['what is recorded', '$context.identity.userArn ', '', 'fail', /without \$context.identity.userArn/],
  ['payloads', 'DataTraceEnabled: false', 'DataTraceEnabled: true', 'fail', /what is sent to Stage/],
  ['errors', 'LoggingLevel: ERROR', 'LoggingLevel: "OFF"', 'fail', /errors of Stage are not logged/],
  ['the group of execution logs', '/v1"', '/v2"', 'fail', /a group that nobody keeps/],
  ['the API', 'RestApiId: !Ref Api', 'RestApiId: abc', 'fail', /a stage of abc/],
  ['where, at deployment', '!GetAtt Stream.Arn', '!Ref Any', 'unknown', /Any/],
])('changed of a stage: %s', (_title, from, to, verdict, reason) => {
  expect(STAGE).toContain(from);
  const proof = decide(apisRecorded, STAGE.replace(from, to));
  expect([proof.verdict, proof.witness ?? proof.explanation.join()]).toEqual([verdict, expect.stringMatching(reason)]);
});
