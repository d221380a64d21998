/** Templates made of nonsense: every rule gives an answer, and none stops. */
import * as fc from 'fast-check';
import { Template } from '../../lib/template';
import { judgeTemplate, rules } from '../../policies';

const TYPES = [
  ...new Set([
    ...rules.flatMap(({ appliesTo }) => appliesTo),
    'AWS::S3::BucketPolicy',
    'AWS::EC2::FlowLog',
    'AWS::ElasticLoadBalancingV2::ListenerRule',
    'AWS::CloudFormation::Stack',
  ]),
];

/** Words that lead the rules deep into their own code. */
const KEYS = [
  ['toString', 'length', 'constructor', 'Condition', 'Fn::Equals', 'Fn::Not', 'Role', 'Service'],
  ['Ref', 'Fn::If', 'Fn::Sub', 'Fn::GetAtt', 'Fn::Join', 'Statement', 'Effect', 'Action', 'NotAction', 'Resource'],
  ['Principal', 'NotPrincipal', 'Condition', 'Bool', 'aws:SecureTransport', 'AWS', 'StringLike', 'aws:PrincipalArn'],
  ['PolicyDocument', 'Policies', 'Bucket', 'BucketName', 'AssumeRolePolicyDocument', 'Protocol', 'DefaultActions'],
  [
    'AuthenticationOptions',
    'Type',
    'SecurityPolicy',
    'EndpointConfiguration',
    'Types',
    'ResourceId',
    'TrafficType',
    'ListenerArn',
    'Actions',
    'Target',
  ],
].flat();
const SCALARS = [
  'A',
  'B',
  'P',
  'C',
  '*',
  'Allow',
  'Deny',
  's3:*',
  'sts:AssumeRole',
  'HTTP',
  '${A.Arn}/*',
  '',
  0,
  true,
  null,
];

const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium' },
    fc.constantFrom<unknown>(...SCALARS),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 3 }),
  ),
})).value;

const template = fc.record({
  Parameters: fc.constant({ P: { Type: 'String' }, Q: { Type: 'String', AllowedValues: ['*', 'HTTP'] } }),
  Conditions: fc.constant({ C: { 'Fn::Equals': [{ Ref: 'P' }, 'a'] }, B: { 'Fn::Not': [{ Condition: 'C' }] } }),
  Resources: fc.dictionary(
    fc.constantFrom('A', 'B', 'D'),
    fc.record(
      {
        Type: fc.constantFrom(...TYPES),
        Condition: fc.constantFrom('C', 'B', 'Misspelt'),
        Properties: fc.dictionary(fc.constantFrom(...KEYS), json),
      },
      { requiredKeys: ['Type', 'Properties'] },
    ),
  ),
});

test('three hundred templates are judged, and no rule stops', () => {
  fc.assert(
    fc.property(template, (raw) => {
      const { findings } = judgeTemplate(Template.parse({ file: 'x.json', text: JSON.stringify(raw) }), {
        target: 'x',
      });
      expect(findings.filter(({ saw }) => saw.startsWith('the rule stopped'))).toEqual([]);
    }),
    { numRuns: 300, seed: 20_270_331 },
  );
});

test('log destinations that nest thousands deep stop no rule', () => {
  const deep = Array.from({ length: 4000 }).reduce<unknown>((inner) => [inner], 'claims');
  const Resources = {
    Bucket: { Type: 'AWS::S3::Bucket' },
    Web: { Type: 'AWS::CloudFront::Distribution', Properties: { DistributionConfig: deep } },
  };
  const text = JSON.stringify({ Resources });
  const { findings } = judgeTemplate(Template.parse({ file: 'x.json', text }), { target: 'x' });
  expect(findings.filter(({ saw }) => saw.startsWith('the rule stopped'))).toEqual([]);
});

test('a policy that says one action three thousand times, and refuses it as often, is judged without comparing all with all', () => {
  const Action = Array.from({ length: 3000 }, () => 's3:GetObject');
  const [open, shut] = ['Allow', 'Deny'].map((Effect) => ({ Effect, Principal: '*', Action, Resource: '*' }));
  const Properties = { Bucket: 'claims', PolicyDocument: { Statement: [open, shut] } };
  const text = JSON.stringify({ Resources: { Policy: { Type: 'AWS::S3::BucketPolicy', Properties } } });
  const { findings } = judgeTemplate(Template.parse({ file: 'x.json', text }), { target: 'x' });
  expect(findings.filter(({ rule }) => rule === 'bucket-policy-public')).toEqual([]);
});

test('a list of twenty thousand weaknesses in one resource is judged without comparing all with all', () => {
  const Listeners = Array.from({ length: 20_000 }, () => ({ Protocol: 'HTTP', LoadBalancerPort: '80' }));
  const raw = { Resources: { Elb: { Type: 'AWS::ElasticLoadBalancing::LoadBalancer', Properties: { Listeners } } } };
  const { findings } = judgeTemplate(Template.parse({ file: 'x.json', text: JSON.stringify(raw) }), { target: 'x' });
  expect(findings.filter(({ rule }) => rule === 'classic-listener-plaintext')).toHaveLength(20_000);
});

test('a policy of three thousand statements, half of them refusals, is judged without comparing all with all', () => {
  const Statement = Array.from({ length: 3000 }, (_, index) => ({
    Effect: index % 2 === 0 ? 'Allow' : 'Deny',
    Action: 'ec2:RunInstances',
    Resource: '*',
  }));
  const Properties = { Policies: [{ PolicyName: 'p', PolicyDocument: { Statement } }] };
  const text = JSON.stringify({ Resources: { Clerk: { Type: 'AWS::IAM::User', Properties } } });
  const { findings } = judgeTemplate(Template.parse({ file: 'x.json', text }), { target: 'x' });
  // The refusals come to everything that is allowed. What takes minutes runs into the limit of every test.
  expect(findings.filter(({ rule }) => rule === 'policy-allows-any-resource')).toEqual([]);
});

const judged = (Resources: unknown) =>
  judgeTemplate(Template.parse({ file: 'x.json', text: JSON.stringify({ Resources }) }), { target: 'x' }).findings;

test('a trust policy of two thousand statements, with hundreds of principals in many, is judged without comparing all with all', () => {
  const Action = 'sts:AssumeRole';
  const AWS = Array.from({ length: 300 }, (_, index) => `arn:aws:iam::111122223333:role/worker-${index % 7}`);
  const Condition = { StringNotEquals: { 'sts:ExternalId': 'claims-7f3a' } };
  const Statement = [
    ...Array.from({ length: 2000 }, () => ({ Effect: 'Allow', Principal: { AWS: '111122223333' }, Action })),
    { Effect: 'Allow', Principal: { AWS }, Action },
    ...Array.from({ length: 200 }, () => ({ Effect: 'Deny', Principal: { AWS }, Action, Condition })),
  ];
  const findings = judged({ Job: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement } } } });
  expect(findings.filter(({ rule }) => rule === 'role-trusts-anyone')).toEqual([]);
});

test('a star that stands two thousand times among actions is looked up once', () => {
  const Statement = { Effect: 'Allow', Action: Array.from({ length: 2000 }, () => '*'), Resource: '*' };
  const findings = judged({
    Clerk: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: { Statement } } },
  });
  expect(findings.filter(({ rule }) => rule === 'policy-writes-anywhere')).toHaveLength(1);
});

test('a map that is called like what every object can do stops no rule and no condition', () => {
  const odd = { toString: 'x', constructor: 'x', length: 'x' };
  const text = JSON.stringify({
    Conditions: { Odd: { Condition: odd }, Not: { 'Fn::Not': [{ Condition: odd }] } },
    Resources: {
      One: { Type: 'AWS::Lambda::Function', Condition: 'Odd', Properties: { Role: { 'Fn::GetAtt': [odd] } } },
      Other: { Type: 'AWS::Lambda::Function', Condition: 'Not', Properties: { Role: { 'Fn::GetAtt': [odd] } } },
    },
  });
  const { findings } = judgeTemplate(Template.parse({ file: 'x.json', text }), { target: 'x' });
  expect(findings.filter(({ saw }) => saw.startsWith('the rule stopped'))).toEqual([]);
});
