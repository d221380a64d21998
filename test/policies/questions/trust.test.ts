/** Who may assume a role, over all statements of its trust policy together. */
import role from '../../../policies/rules/access/role-trusts-anyone';
import { findingsOf } from '../from-yaml';

function judged(...statements: string[]): string[] {
  return findingsOf(
    role,
    `
    Parameters: { Open: { Type: String } }
    Resources:
      Helper: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: { Statement: [${statements.join(', ')}] } } }`,
  ).map((line) => line.split(' ')[0]!);
}

const allow = (action = 'Action: sts:AssumeRole') => `{ Effect: Allow, Principal: '*', ${action} }`;
const deny = (condition: string, action = 'Action: sts:AssumeRole', principal = "'*'") =>
  `{ Effect: Deny, Principal: ${principal}, ${action}, Condition: ${condition} }`;
const OUTSIDERS = '{ StringNotEquals: { aws:PrincipalOrgID: o-a1b2c3d4e5 } }';

test.each([
  ['everybody outside the organization', deny(OUTSIDERS), []],
  [
    'everybody outside the account, also without the key',
    deny("{ StringNotEqualsIfExists: { aws:PrincipalAccount: '111122223333' } }"),
    [],
  ],
  [
    'everybody outside both',
    deny("{ StringNotEquals: { aws:PrincipalOrgID: o-a1, aws:PrincipalAccount: '111122223333' } }"),
    [],
  ],
  ['outsiders, in every act', deny(OUTSIDERS, "Action: 'sts:*'", "{ AWS: '*' }"), []],
  ['outsiders, in another act', deny(OUTSIDERS, 'Action: sts:TagSession'), ['fail']],
  [
    'outsiders, with a second test',
    deny('{ StringNotEquals: { aws:PrincipalOrgID: o-a1, sts:ExternalId: x } }'),
    ['fail'],
  ],
  [
    'outsiders, services aside',
    deny('{ StringNotEquals: { aws:PrincipalOrgID: o-a1 }, Bool: { aws:PrincipalIsAWSService: false } }'),
    ['unknown'],
  ],
  ['outsiders of some other name', deny('{ StringNotLike: { aws:PrincipalOrgID: "o-*" } }'), ['fail']],
  ['insiders', deny('{ StringEquals: { aws:PrincipalOrgID: o-a1 } }'), ['fail']],
  ['only those of an identity provider', deny(OUTSIDERS, 'Action: sts:AssumeRole', "{ Federated: '*' }"), ['fail']],
  ['under a condition that is imported', deny('!ImportValue c'), ['unknown']],
])('a star is allowed and a Deny closes it to %s', (_, closing, verdicts) => {
  expect(judged(allow(), closing)).toEqual(verdicts);
});

test('a Deny of one act leaves the other ways to assume the role open', () => {
  expect(judged(allow("Action: 'sts:*'"), deny(OUTSIDERS))).toEqual(['fail']);
});

test.each([
  ["'sts:*'", []],
  ["'*'", []],
  ["[iam:PassRole, 'sts:Assume*']", []],
  ['sts:TagSession', ['fail']],
  ['sts:AssumeRole', ['fail']],
  ['!Ref Open', ['unknown']],
])('all acts but %s', (acts, verdicts) => {
  expect(judged(allow(`NotAction: ${acts}`))).toEqual(verdicts);
});
