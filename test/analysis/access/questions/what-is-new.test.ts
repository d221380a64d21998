import type { Account } from '../../../../lib/analysis/access/account/account';
import { SymbolTable } from '../../../../lib/analysis/access/policy/symbols';
import { type Difference, type NewAccess, whatIsNew } from '../../../../lib/analysis/access/questions/what-is-new';
import { THERE, accountOf } from '../../../support/account-of';

function difference(before: string, after: string): Difference {
  const symbols = new SymbolTable();
  const read = (template: string): Account => accountOf(template, { ...THERE, symbols });
  return whatIsNew(read(before), read(after));
}

const clerk = (...policies: string[]): string => `
Parameters: { Inbox: { Type: String }, Outbox: { Type: String } }
Resources:
  Clerk:
    Type: AWS::IAM::Role
    Properties:
      RoleName: clerk
      Policies:
${policies.map((statements, index) => `        - { PolicyName: p${index}, PolicyDocument: { Version: '2012-10-17', Statement: [${statements}] } }`).join('\n')}`;

const allow = (action: string, resource: string, rest = ''): string =>
  `{ Effect: Allow, Action: ${action}, Resource: ${resource}${rest} }`;
const A = "'arn:aws:s3:::letters/a/*'";
const ALL = "'arn:aws:s3:::letters/*'";
const MFA = ", Condition: { Bool: { aws:MultiFactorAuthPresent: 'true' } }";

/** A row in one line; the resource of its witness after it. */
function line({ who, at, actions, resources, conditions, certain, witness }: NewAccess): string {
  const where = at === undefined ? '' : ` at ${at}`;
  const under = conditions.length === 0 ? '' : ` ${conditions.join(', ')}`;
  const shown = witness ? `; as in ${witness.action}` : '';
  return `${certain ? '' : 'perhaps '}${who}${where}: ${actions.join(' ')} on ${resources.join(' ')}${under}${shown}`;
}

const NOBODY = { access: [], identities: [], notes: [] };

describe('nothing is new', () => {
  test.each([
    ['a statement is renamed', [allow('s3:GetObject', A)], [`{ Sid: Named, ${allow('s3:GetObject', A).slice(2)}`]],
    [
      'a policy is split in two',
      [`${allow('s3:GetObject', A)}, ${allow('s3:PutObject', A)}`],
      [allow('s3:GetObject', A), allow('s3:PutObject', A)],
    ],
    ['actions are written in another way', [allow('s3:GetObject', A)], [allow('s3:getobject', A)]],
    ['a statement that another one holds goes', [allow('s3:*', ALL), allow('s3:GetObject', A)], [allow('s3:*', ALL)]],
    [
      'a parameter is the same in both',
      [allow('s3:GetObject', '!Ref Inbox')],
      [`{ Sid: Named, ${allow('s3:GetObject', '!Ref Inbox').slice(2)}`],
    ],
  ])('where %s', (_title, before, after) => {
    expect(difference(clerk(...before), clerk(...after))).toEqual({ appeared: NOBODY, gone: NOBODY });
  });
});

describe('what is new stands in one row', () => {
  test.each([
    [
      'a resource is widened',
      allow('s3:GetObject', A),
      allow('s3:GetObject', ALL),
      ['Clerk: s3:GetObject on arn:aws:s3:::letters/*; as in s3:GetObject'],
      [],
    ],
    [
      'a Deny is dropped',
      `${allow('s3:GetObject', ALL)}, { Effect: Deny, Action: 's3:*', Resource: ${A} }`,
      allow('s3:GetObject', ALL),
      ['Clerk: s3:GetObject on arn:aws:s3:::letters/*; as in s3:GetObject'],
      [],
    ],
    [
      'a condition is removed',
      allow('s3:GetObject', A, MFA),
      allow('s3:GetObject', A),
      ['Clerk: s3:GetObject on arn:aws:s3:::letters/a/*; as in s3:GetObject'],
      [],
    ],
    [
      'a condition is added',
      allow('s3:GetObject', A),
      allow('s3:GetObject', A, MFA),
      [],
      ['Clerk: s3:GetObject on arn:aws:s3:::letters/a/*; as in s3:GetObject'],
    ],
    [
      'of two actions one is new',
      allow('s3:GetObject', A),
      allow('[s3:GetObject, s3:GetObjectTagging]', A, MFA),
      ['Clerk: s3:GetObjectTagging on arn:aws:s3:::letters/a/* with a second factor; as in s3:GetObjectTagging'],
      ['Clerk: s3:GetObject on arn:aws:s3:::letters/a/*; as in s3:GetObject'],
    ],
    [
      'one parameter takes the place of another',
      allow('s3:GetObject', '!Ref Inbox'),
      allow('s3:GetObject', '!Ref Outbox'),
      ['perhaps Clerk: s3:GetObject on ${Outbox}'],
      ['perhaps Clerk: s3:GetObject on ${Inbox}'],
    ],
  ])('where %s', (_title, before, after, appeared, gone) => {
    const found = difference(clerk(before), clerk(after));
    expect([found.appeared.access.map(line), found.gone.access.map(line)]).toEqual([appeared, gone]);
  });
});

test('the witness is a request that was refused before', () => {
  const [row] = difference(clerk(allow('s3:GetObject', A)), clerk(allow('s3:GetObject', ALL))).appeared.access;
  expect(row!.witness!.resource).toMatch(/^arn:aws:s3:::letters\/(?!a\/)/);
  expect(row!.by).toEqual(['role Clerk, inline policy p0, statement 1']);
});

test('who comes and who goes is told, with what they may', () => {
  const before = clerk(allow('s3:GetObject', A));
  const after = before.replace('  Clerk:', '  Auditor:').replace('clerk', 'auditor');
  const { appeared, gone } = difference(before, after);
  expect([appeared.identities, gone.identities]).toEqual([['Auditor'], ['Clerk']]);
  expect(appeared.access.map(line)).toEqual(['Auditor: s3:GetObject on arn:aws:s3:::letters/a/*; as in s3:GetObject']);
});

test('who has another logical id but the same name is the same', () => {
  const before = clerk(allow('s3:GetObject', A));
  expect(difference(before, before.replace('  Clerk:', '  Person:'))).toEqual({ appeared: NOBODY, gone: NOBODY });
});

const bucket = (principal: string, rest = ''): string => `
Resources:
  Letters: { Type: AWS::S3::Bucket, Properties: { BucketName: letters } }
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Letters
      PolicyDocument:
        Version: '2012-10-17'
        Statement: [{ Effect: Allow, Principal: ${principal}, Action: s3:GetObject, Resource: ${ALL}${rest} }]`;

test('a bucket policy that lets somebody else in is new at the bucket', () => {
  const named = "{ AWS: 'arn:aws:iam::444455556666:role/reader' }";
  const { appeared, gone } = difference(bucket(named, MFA), bucket("'*'", MFA));
  expect(appeared.access.map(line)).toEqual([
    '* at Letters: s3:GetObject on arn:aws:s3:::letters/* with a second factor; as in s3:GetObject',
  ]);
  expect(gone.access).toEqual([]);
});

test('accounts of two symbol tables are not compared', () => {
  const account = accountOf(clerk(allow('s3:GetObject', A)));
  expect(() => whatIsNew(account, accountOf(clerk(allow('s3:GetObject', A))))).toThrow(/one table/);
});

test('a managed policy that nobody can read makes nothing certain', () => {
  const before = clerk(allow('s3:GetObject', A)).replace(
    '      Policies:',
    "      ManagedPolicyArns: ['arn:aws:iam::111122223333:policy/elsewhere']\n      Policies:",
  );
  const after = before.replace(A, ALL);
  const { appeared } = difference(before, after);
  expect(appeared.access.map(line)).toEqual(['perhaps Clerk: s3:GetObject on arn:aws:s3:::letters/*']);
  expect(difference(before, before)).toEqual({ appeared: NOBODY, gone: NOBODY });
  expect(difference(clerk(allow('s3:GetObject', A)), before).appeared.notes).toEqual([
    expect.stringMatching(/elsewhere.* is not known/),
  ]);
});

test('a Deny that goes from the policy of a bucket gives access to who had been allowed', () => {
  const denying = (actions: string): string => `${clerk(allow("'s3:*'", ALL))}
  Letters: { Type: AWS::S3::Bucket, Properties: { BucketName: letters } }
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Letters
      PolicyDocument:
        Version: '2012-10-17'
        Statement: [{ Effect: Deny, Principal: '*', Action: [${actions}], Resource: ${ALL} }]`;
  const { appeared, gone } = difference(denying('s3:PutObject, s3:DeleteObject'), denying('s3:PutObject'));
  expect(appeared.access.map(line)).toEqual([
    'Clerk: s3:DeleteObject on arn:aws:s3:::letters/*; as in s3:DeleteObject',
  ]);
  expect(gone.access).toEqual([]);
});
