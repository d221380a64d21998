import { rosterTrue } from '../../lib/analysis/access/roster-true';
import { SHORT_MANIFEST, parse } from '../support/manifests';
import { decide } from '../support/proofs';

const claim = rosterTrue(parse(SHORT_MANIFEST).manifest);
const ANA = '{ person: ana@acme.example, jobFunctions: [clerk], groups: [enclave-acme.clerk], until: "2027-12-31" }';

const template = (people: string, { table = '!Ref Roster', token = '!GetAtt Writer.Arn' } = {}) => `
Parameters:
  Any: { Type: String }
Resources:
  Vpn: { Type: AWS::EC2::ClientVpnEndpoint, Properties: { ClientConnectOptions: { Enabled: true, LambdaFunctionArn: !GetAtt Handler.Arn } } }
  Handler: { Type: AWS::Lambda::Function, Properties: { Environment: { Variables: { ROSTER_TABLE: !Ref Roster } } } }
  Writer: { Type: AWS::Lambda::Function, Properties: { Environment: { Variables: { ROSTER_TABLE: !Ref Roster } } } }
  Roster: { Type: AWS::DynamoDB::Table }
  Other: { Type: AWS::DynamoDB::Table }
  Entries: { Type: Custom::EnclaveRoster, Properties: { ServiceToken: ${token}, Table: ${table}, People: ${people} } }
`;

test.each<[string, string, string, RegExp]>([
  ['a person of the manifest', `[${ANA}]`, 'pass', /1 people, as the manifest says/],
  ['nobody', '[]', 'pass', /0 people/],
  [
    'a stranger',
    `[${ANA}, { person: eve@evil.example, until: "2027-12-31" }]`,
    'fail',
    /eve@evil.example is on the roster/,
  ],
  ['another group', `[${ANA.replace('enclave-acme.clerk', 'admins')}]`, 'fail', /by the group admins/],
  ['another job function', `[${ANA.replace('[clerk]', '[clerk, boss]')}]`, 'fail', /job function boss/],
  ['a later day', `[${ANA.replace('2027', '2099')}]`, 'fail', /connects after 2027-12-31: until 2099/],
  ['no last day', '[{ person: ana@acme.example }]', 'fail', /without an end/],
  ['a day before the work', `[${ANA.replace('until', 'from: "2020-01-01", until')}]`, 'pass', /./],
  ['a list given at deployment', '!Ref Any', 'unknown', /the list is/],
  ['no list', '!Ref AWS::NoValue', 'fail', /the table stays as it is/],
  ['a person given at deployment', '[{ person: !Ref Any }]', 'unknown', /a person is hidden/],
  ['a day given at deployment', `[${ANA.replace('"2027-12-31"', '!Ref Any')}]`, 'unknown', /last day of ana/],
])('%s', (_title, people, verdict, reason) => {
  const proof = decide(claim, template(people));
  expect([proof.verdict, proof.witness ?? proof.explanation.join()]).toEqual([verdict, expect.stringMatching(reason)]);
});

test('the list must be written into the table that the handler reads', () => {
  expect(decide(claim, template(`[${ANA}]`, { table: '!Ref Other' })).verdict).toBe('fail');
  expect(decide(claim, template(`[${ANA}]`, { token: '"arn:aws:lambda:eu-central-1:1:function:x"' })).verdict).toBe(
    'fail',
  );
  expect(decide(claim, 'Resources: {}').verdict).toBe('pass');
  expect(decide(claim, template(`[${ANA}]`).replace('!Ref Roster', '!Ref Any')).verdict).toBe('unknown');
});

test('who has joined later, or leaves, has days of their own', () => {
  const text = SHORT_MANIFEST.replace(
    'jobFunction: clerk }',
    'jobFunction: clerk, joined: 2026-10-01, left: 2027-03-31 }',
  );
  const dated = rosterTrue(parse(text).manifest);
  const days = (from: string, until: string) =>
    decide(dated, template(`[${ANA.replace('until: "2027-12-31"', `from: "${from}", until: "${until}"`)}]`)).verdict;
  expect([
    days('2026-10-01', '2027-03-31'),
    days('2026-09-30', '2027-03-31'),
    days('2026-10-01', '2027-04-01'),
  ]).toEqual(['pass', 'fail', 'fail']);
});
