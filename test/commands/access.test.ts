/** The matrix of a target: who is in it, what they may do in words, and what is no target or nobody in it. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { access, type AccessOptions } from '../../lib/commands/access';
import type { UserError } from '../../lib/common/user-error';
import { fakeIo } from '../support/fake-io';
import { temporaryFolder } from '../support/temporary';

const TRUST = `{ Version: "2012-10-17", Statement: { Effect: Allow, Principal: { AWS: "111122223333" }, Action: "sts:AssumeRole" } }`;
const role = (id: string, name: string, statements: string) => `
  ${id}:
    Type: AWS::IAM::Role
    Properties:
      ${name}
      AssumeRolePolicyDocument: ${TRUST}
      Policies: [{ PolicyName: Own, PolicyDocument: { Version: "2012-10-17", Statement: [${statements}] } }]`;

const READ = '{ Effect: Allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::letters/*" }';
const LIST =
  '{ Effect: Allow, Action: "s3:ListBucket", Resource: "arn:aws:s3:::letters", Condition: { StringLike: { "s3:prefix": "in/*" } } }';
const QUERY =
  '{ Effect: Allow, Action: "dynamodb:Query", Resource: "arn:aws:dynamodb:eu-west-1:111122223333:table/t", Condition: { "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": [a, b] }, NumericLessThan: { "aws:MultiFactorAuthAge": "900" } } }';
const NOBODY =
  '{ Effect: Deny, Action: "*", Resource: "*", Condition: { StringEqualsIgnoreCase: { "aws:SourceIdentity": "(nobody)" } } }';
const OLD_TLS =
  '{ Effect: Deny, Action: "s3:*", Resource: "*", Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } }';

const TEMPLATE = `
Parameters: { Where: { Type: String } }
Resources:${role('WriterOfTheEnclavesArchive', 'Path: /service/', '{ Effect: Allow, Action: "s3:PutObject", Resource: "arn:aws:s3:::letters/*" }')}${role('Clerk', 'RoleName: clerk', `${READ}, ${LIST}, ${QUERY}, ${NOBODY}, ${OLD_TLS}`)}${role('Idle', 'RoleName: idle', `${READ.replace('Allow', 'Deny')}`)}
`;
const files = {
  't.yaml': TEMPLATE,
  'empty.yaml': 'Resources: {}',
  'bucket.yaml': 'Resources: { Letters: { Type: AWS::S3::Bucket } }',
  'broken.yaml': 'Resources: [',
};

async function shown(target: string, options: AccessOptions = {}): Promise<string> {
  const io = fakeIo(temporaryFolder(files));
  expect(await access(target, options, io)).toBe(0);
  return io.stdout();
}

test('rows say in words who may do what to what and when, people first', async () => {
  expect(await shown('t.yaml', { account: '111122223333', region: 'eu-west-1' })).toBe(
    [
      't.yaml',
      '',
      'Clerk  role arn:aws:iam::111122223333:role/clerk',
      '  read s3: GetObject',
      '    on    arn:aws:s3:::letters/*',
      '    when  never over TLS older than 1.2',
      '  list s3: ListBucket',
      '    on    arn:aws:s3:::letters',
      '    when  listing in/*',
      '          never over TLS older than 1.2',
      '  read dynamodb: Query',
      '    on    arn:aws:dynamodb:eu-west-1:111122223333:table/t',
      '    when  every dynamodb:LeadingKeys is a or b, or where the request does not say',
      '          aws:MultiFactorAuthAge is less than 900',
      '',
      'Idle  role arn:aws:iam::111122223333:role/idle',
      '  nothing',
      '',
      'WriterOfTheEnclavesArchive  role arn:aws:iam::111122223333:role/service/${WriterOfTheEnclavesArchive}',
      '  write s3: PutObject',
      '    on    arn:aws:s3:::letters/*',
    ].join('\n'),
  );
});

test('the same target gives the same rows each time', async () => {
  expect(await shown('t.yaml')).toBe(await shown('t.yaml'));
});

test('JSON lists everybody, and each row with its statements', async () => {
  const report = JSON.parse(await shown('t.yaml', { format: 'json', account: '111122223333' })) as {
    targets: { identities: { who: string }[]; rows: { who: string; level: string }[] }[];
  };
  expect(report).toMatchObject({ schemaVersion: '1', targets: [{ target: 't.yaml', under: '', notes: [] }] });
  const [target] = report.targets;
  expect(target?.identities.map(({ who }) => who)).toEqual(['Clerk', 'Idle', 'WriterOfTheEnclavesArchive']);
  expect(target?.rows[0]).toMatchObject({
    who: 'Clerk',
    kind: 'role',
    arn: 'arn:aws:iam::111122223333:role/clerk',
    service: 's3',
    level: 'read',
    actions: ['s3:GetObject'],
    resources: ['arn:aws:s3:::letters/*'],
    conditions: ['never over TLS older than 1.2'],
    certain: true,
    by: ['role Clerk, inline policy Own, statement 1'],
  });
});

test('Markdown is a table that names whoever may do nothing', async () => {
  const text = await shown('t.yaml', { format: 'markdown' });
  expect(text).toContain('| who | may | on | when |');
  expect(text).toContain('| Idle | nothing | | |');
});

test('one of them alone, by logical id, name or ARN', async () => {
  for (const who of ['Clerk', 'clerk', 'arn:aws:iam::111122223333:role/clerk']) {
    const text = await shown('t.yaml', { who, account: '111122223333' });
    expect([text.includes('Clerk  role'), text.includes('WriterOfTheEnclavesArchive')]).toEqual([true, false]);
  }
});

test.each(['empty.yaml', 'bucket.yaml'])('%s has nobody in it, and says so in each format', async (target) => {
  expect(await shown(target)).toBe(`${target}\n\nno role, user or permission set is in it`);
  expect(await shown(target, { format: 'markdown' })).toContain('no role, user or permission set is in it');
  const report: unknown = JSON.parse(await shown(target, { format: 'json' }));
  expect(report).toMatchObject({ targets: [{ target, identities: [], rows: [] }] });
});

test.each<[string, string, AccessOptions, object]>([
  ['somebody who is not there', 't.yaml', { who: 'Clark' }, { code: 'access/who', mend: 'write `Clerk`' }],
  ['somebody where there is nobody', 'empty.yaml', { who: 'Clerk' }, { code: 'access/who' }],
  ['an account that is none', 't.yaml', { account: '1111' }, { code: 'access/account' }],
  ['a folder without policies', 't.yaml', { orgPolicies: '.' }, { code: 'access/org-policies' }],
  ['a template that is none', 'broken.yaml', {}, {}],
  ['a file that is not there', 'gone.yaml', {}, {}],
])('%s is a mistake', async (_, target, options, problem) => {
  const io = fakeIo(temporaryFolder(files));
  const error = await access(target, options, io).catch((thrown: unknown) => thrown as UserError);
  expect((error as UserError).problems[0]).toMatchObject(problem);
  expect(io.stdout()).toBe('');
});

test('the command prints to standard output and ends with 0; a mistake with 2', () => {
  const run = (...words: string[]) =>
    spawnSync('node', [join(__dirname, '../../bin/enclave.js'), 'access', ...words], {
      cwd: temporaryFolder(files),
      encoding: 'utf8',
    });
  const good = run('t.yaml', '--format', 'json');
  expect([good.status, good.stderr]).toEqual([0, '']);
  expect(JSON.parse(good.stdout)).toMatchObject({ schemaVersion: '1' });
  const bad = run('t.yaml', '--who', 'Clark');
  expect([bad.status, bad.stdout]).toEqual([2, '']);
  expect(bad.stderr).toContain('access/who');
});
