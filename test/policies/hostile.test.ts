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
