/** What protects a resource counts only when it is there, and protects from everybody. */
import type { Rule } from '../../policies';
import quickApi from '../../policies/rules/logging/api-access-unlogged';
import flowLogs from '../../policies/rules/logging/vpc-flow-unlogged';
import policy from '../../policies/rules/access/policy-allows-everything';
import bucket from '../../policies/rules/transit/bucket-plaintext-allowed';
import listener from '../../policies/rules/transit/alb-listener-plaintext';
import vpnRule from '../../policies/rules/access/vpn-everyone-authorized';
import { findingsOf } from './from-yaml';

const HEAD = `
    Parameters: { Protocol: { Type: String }, Name: { Type: String } }
    Conditions: { IsHttp: !Equals [!Ref Protocol, HTTP] }
    Resources:`;
const VPC = 'Vpc: { Type: AWS::EC2::VPC }';
const TLS =
  "{ Effect: Deny, Principal: '*', Action: 's3:*', Resource: '*', Condition: { Bool: { aws:SecureTransport: false } } }";
const REDIRECT = '[{ Type: redirect, RedirectConfig: { Protocol: HTTPS } }]';
const WEB = `Web: { Type: AWS::ElasticLoadBalancingV2::Listener, Properties: { Protocol: HTTP, DefaultActions: ${REDIRECT} } }`;
const API = 'Api: { Type: AWS::ApiGatewayV2::Api, Properties: { Target: https://x.example.com } }';

const flowLog = (properties: string, more = '') =>
  `Flow: { Type: AWS::EC2::FlowLog${more}, Properties: { ResourceId: !Ref Vpc, TrafficType: ALL${properties} } }`;
const bucketPolicy = (more = '') =>
  `Policy: { Type: AWS::S3::BucketPolicy${more}, Properties: { Bucket: !Ref Logs, PolicyDocument: { Statement: ${TLS} } } }`;
const listenerRule = (actions: string, more = '') =>
  `Rule: { Type: AWS::ElasticLoadBalancingV2::ListenerRule${more}, Properties: { ListenerArn: !Ref Web, Actions: ${actions} } }`;
const stage = (properties: string) =>
  `Stage: { Type: AWS::ApiGatewayV2::Stage, Properties: { ApiId: !Ref Api, ${properties} } }`;
const attached = (arn: string) => `Job: { Type: AWS::IAM::Role, Properties: { ManagedPolicyArns: [${arn}] } }`;
const group = (id: string) =>
  `Rule: { Type: AWS::EC2::ClientVpnAuthorizationRule, Properties: { AccessGroupId: ${id} } }`;

const MISSPELT = ', Condition: Misspelt';
const LOG = 'AccessLogSettings: { Format: x, DestinationArn: arn:aws:logs:eu-central-1:111122223333:log-group:api }';

test.each<[string, Rule, string[], string[]]>([
  [
    'a flow log that may not exist',
    flowLogs,
    [VPC, flowLog(', ResourceType: VPC', MISSPELT)],
    ['unknown Vpc[FlowLogs]: flow log Flow on Ref: Vpc, whose condition Misspelt nobody can read'],
  ],
  ['a flow log of a subnet', flowLogs, [VPC, flowLog(', ResourceType: Subnet')], ['fail Vpc[FlowLogs]: no flow log']],
  [
    'a flow log of a type nobody knows',
    flowLogs,
    [VPC, flowLog(', ResourceType: !Ref Name')],
    ['unknown Vpc[FlowLogs]: flow log Flow on Ref: Vpc'],
  ],
  [
    'a bucket policy that may not exist',
    bucket,
    ['Logs: { Type: AWS::S3::Bucket }', bucketPolicy(MISSPELT)],
    ['unknown Logs[BucketPolicy]: bucket policy Policy on Ref: Logs, whose condition Misspelt nobody can read'],
  ],
  ['a bucket policy that exists', bucket, ['Logs: { Type: AWS::S3::Bucket }', bucketPolicy()], []],
  ['a rule that redirects', listener, [WEB, listenerRule(REDIRECT)], []],
  ['a rule that forwards', listener, [WEB, listenerRule('[{ Type: forward }]')], ['fail Web[Protocol]: HTTP']],
  [
    'a rule that may not exist and forwards',
    listener,
    [WEB, listenerRule('[{ Type: forward }]', MISSPELT)],
    ['unknown Web[Protocol]: HTTP'],
  ],
  [
    'a listener that exists only where its protocol is HTTP',
    listener,
    [
      'Web: { Type: AWS::ElasticLoadBalancingV2::Listener, Condition: IsHttp, Properties: { Protocol: !Ref Protocol, DefaultActions: [{ Type: forward }] } }',
    ],
    ['fail Web[Protocol]: HTTP'],
  ],
  [
    'quick create alone',
    quickApi,
    [API],
    ['fail Api[Target]: a stage $default made by quick create, without access log'],
  ],
  [
    'quick create beside a stage of another name',
    quickApi,
    [API, stage(`StageName: live, ${LOG}`)],
    ['fail Api[Target]: a stage $default made by quick create, without access log'],
  ],
  ['quick create with a stage $default', quickApi, [API, stage(`StageName: $default, ${LOG}`)], []],
  [
    'quick create beside a stage of a name nobody knows',
    quickApi,
    [API, stage(`StageName: !Ref Name, ${LOG}`)],
    ['unknown Api[Target]: a stage $default made by quick create, and nobody can tell whether its log is set'],
  ],
  ['an API without quick create', quickApi, ['Api: { Type: AWS::ApiGatewayV2::Api }'], []],
  [
    'power users',
    policy,
    [attached('arn:aws:iam::aws:policy/PowerUserAccess')],
    ['fail Job[ManagedPolicyArns.0]: arn:aws:iam::aws:policy/PowerUserAccess'],
  ],
  [
    'a policy of the customer with that name',
    policy,
    [attached('arn:aws:iam::111122223333:policy/PowerUserAccess')],
    [],
  ],
  [
    'a policy of AWS that a parameter names',
    policy,
    [attached("!Sub 'arn:aws:iam::aws:policy/${Name}'")],
    ['unknown Job[ManagedPolicyArns.0]: arn:aws:iam::aws:policy/${Ref: Name, a parameter without default}'],
  ],
  ['a group that is a blank', vpnRule, [group("' '")], ['fail Rule[AccessGroupId]: empty text']],
  ['a group that is a list', vpnRule, [group('[]')], ['fail Rule[AccessGroupId]: a list of 0']],
  ['a group that is a map', vpnRule, [group('{ a: b }')], ['fail Rule[AccessGroupId]: a map with a']],
  [
    'a group of two parts that may both be empty',
    vpnRule,
    [group("!Sub '${Name}${Protocol}'")],
    [
      'unknown Rule[AccessGroupId]: ${Ref: Name, a parameter without default}${Ref: Protocol, a parameter without default}',
    ],
  ],
])('%s', (_, rule, resources, findings) => {
  expect(findingsOf(rule, [HEAD, ...resources].join('\n      '))).toEqual(findings);
});
