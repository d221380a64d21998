/** The judge: every rule on every resource, and nothing that a template holds stops it. */
import { Template } from '../../lib/template';
import { Resource } from '../../lib/template/world';
import { type Rule, defineRule, judgeTemplate } from '../../policies';
import digest from '../../policies/rules/logging/trail-digest-missing';
import session from '../../policies/rules/logging/vpn-session-unlogged';
import { fromYaml, inOneLine } from './from-yaml';

const rule = (check: Rule['check']): Rule => defineRule({ ...digest, id: 'test-rule', appliesTo: ['Test::A'], check });

test('a finding holds the card, the difference, and the place of the property', () => {
  const template = fromYaml(`
    Resources:
      Trail:
        Type: AWS::CloudTrail::Trail
        Metadata: { aws:cdk:path: Plain/Trail/Resource }
        Properties:
          IsLogging: true
          EnableLogFileValidation: false`);
  const { findings, passed } = judgeTemplate(template, { target: 'Plain', rules: [digest] });
  expect(passed).toBe(0);
  expect(findings).toEqual([
    {
      rule: 'trail-digest-missing',
      topic: 'logging',
      verdict: 'fail',
      severity: 'error',
      tier: 'core',
      target: 'Plain',
      resource: {
        logicalId: 'Trail',
        type: 'AWS::CloudTrail::Trail',
        constructPath: 'Plain/Trail/Resource',
        file: 'test.yaml',
        line: 7,
        column: 7,
      },
      property: 'EnableLogFileValidation',
      saw: 'false',
      want: 'true',
      why: digest.why,
      fix: digest.fix,
      controls: digest.controls,
    },
  ]);
});

test('passed counts each rule on each resource that it looked at in silence', () => {
  const template = fromYaml(`
    Conditions: { Never: !Equals [a, b] }
    Resources:
      Good: { Type: AWS::CloudTrail::Trail, Properties: { EnableLogFileValidation: true } }
      Gone: { Type: AWS::CloudTrail::Trail, Condition: Never }
      Bad: { Type: AWS::CloudTrail::Trail }
      Vpn: { Type: AWS::EC2::ClientVpnEndpoint, Properties: { ConnectionLogOptions: { Enabled: true } } }
      Other: { Type: AWS::SNS::Topic }`);
  const { findings, passed } = judgeTemplate(template, { target: 't', rules: [digest, session] });
  expect(findings.map(inOneLine)).toEqual(['fail Bad[EnableLogFileValidation]: not set']);
  expect(passed).toBe(2);
});

test('a rule that stops cannot tell, and the others go on', () => {
  const stops = rule(() => {
    throw new Error('undefined is not a function');
  });
  const fails = rule((resource, _world, report) => report.fail(resource.read('Value'), { want: 'b' }));
  const template = fromYaml('Resources: { A: { Type: Test::A, Properties: { Value: a } } }');
  const { findings, passed } = judgeTemplate(template, { target: 't', rules: [stops, fails] });
  expect(findings.map(inOneLine)).toEqual([
    'unknown A[]: the rule stopped: undefined is not a function',
    'fail A[Value]: a',
  ]);
  expect(passed).toBe(0);
});

test('malformed resources and macros are unknown, and stand first', () => {
  const template = fromYaml(`
    Transform: [AWS::LanguageExtensions, CompanyDefaults, AWS::Serverless-2016-10-31]
    Resources:
      Trail: { Type: AWS::CloudTrail::Trail }
      Broken: { Type: AWS::CloudTrail::Trail, Properties: [] }
      Fn::ForEach::Trails: [Name, !Ref Names, {}]`);
  const { findings } = judgeTemplate(template, { target: 't', rules: [digest] });
  expect(findings.map((finding) => [finding.rule, finding.resource.line, inOneLine(finding)])).toEqual([
    ['template-malformed', 4, 'unknown Broken[Properties]: `Properties` that are a list'],
    ['template-macro-unseen', 1, 'unknown CompanyDefaults[]: CompanyDefaults'],
    ['template-macro-unseen', 5, 'unknown Fn::ForEach::Trails[]: Fn::ForEach::Trails'],
    ['trail-digest-missing', 3, 'fail Trail[EnableLogFileValidation]: not set'],
  ]);
});

test('a SAM resource that we cannot write out is listed by its id; the others are judged', () => {
  const macros = (resource: string) =>
    fromYaml(`
      Transform: AWS::Serverless-2016-10-31
      Resources: { A: { Type: ${resource} } }`).macros.map(({ name }) => name);
  expect(macros('AWS::Serverless::Connector')).toEqual(['A: AWS::Serverless::Connector, which we cannot expand']);
  expect([macros('AWS::Serverless::Api'), macros('AWS::SNS::Topic')]).toEqual([[], []]);
});

/** How many properties all rules together read in a template of so many buckets, each with a policy of its own. */
function readsAmong(buckets: number): number {
  const pairs = Array.from({ length: buckets }, (_, index): [string, unknown][] => [
    [`B${index}`, { Type: 'AWS::S3::Bucket' }],
    [
      `P${index}`,
      {
        Type: 'AWS::S3::BucketPolicy',
        Properties: { Bucket: { Ref: `B${index}` }, PolicyDocument: { Statement: [] } },
      },
    ],
  ]);
  const text = JSON.stringify({ Resources: Object.fromEntries(pairs.flat()) }, null, 1);
  const template = Template.parse({ file: 'large.json', text });
  const read = jest.spyOn(Resource.prototype, 'read');
  try {
    const { findings } = judgeTemplate(template, { target: 't' });
    expect(findings.filter(({ rule }) => rule === 'bucket-plaintext-allowed')).toHaveLength(buckets);
    return read.mock.calls.length;
  } finally {
    read.mockRestore();
  }
}

test('bucket policies are found through an index: twice the buckets are twice the work, not four times', () => {
  expect(readsAmong(250)).toBeLessThanOrEqual(readsAmong(125) * 2);
});
