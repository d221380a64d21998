/** One request and the matrix, of a template, and of a manifest by the examples of docs/access.md. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { access } from '../../lib/commands/access';
import { can, type CanArguments, type CanOptions } from '../../lib/commands/can';
import { policyCompare } from '../../lib/commands/policy-compare';
import type { UserError } from '../../lib/common/user-error';
import { fakeIo } from '../support/fake-io';
import { temporaryFolder } from '../support/temporary';

const TEMPLATE = `
Parameters: { Wide: { Type: String } }
Conditions: { IsWide: !Equals [!Ref Wide, "yes"] }
Resources:
  Letters: { Type: AWS::S3::Bucket, Properties: { BucketName: letters } }
  Door:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: vpc-1
      ServiceName: com.amazonaws.eu-central-1.s3
      PolicyDocument: { Statement: { Effect: Allow, Principal: "*", Action: "s3:Get*", Resource: "*" } }
  Clerk:
    Type: AWS::IAM::Role
    Properties:
      RoleName: office.clerk
      AssumeRolePolicyDocument: { Statement: { Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: "sts:AssumeRole" } }
      Policies:
        - PolicyName: Own
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - { Effect: Allow, Action: ["s3:GetObject", "s3:PutObject"], Resource: !Sub "\${Letters.Arn}/*", Condition: { DateLessThan: { "aws:CurrentTime": "2027-06-30T00:00:00Z" } } }
              - !If [IsWide, { Effect: Allow, Action: "sqs:SendMessage", Resource: "*" }, !Ref AWS::NoValue]
`;
const SCP = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 's3:Put*', Resource: '*' }] };
const folder = () => temporaryFolder({ 't.yaml': TEMPLATE, 'org/scp-root.json': JSON.stringify(SCP) });

async function asked(question: Partial<CanArguments>, options: CanOptions = {}) {
  const io = fakeIo(folder());
  const request = { who: 'Clerk', action: 's3:GetObject', resource: 'arn:aws:s3:::letters/a.pdf', ...question };
  const outcome = await can(request, { target: 't.yaml', ...options }, io);
  return { outcome, stdout: io.stdout() };
}

test.each<[string, Partial<CanArguments>, CanOptions, number, string]>([
  ['allowed, by the statement', {}, {}, 0, 'inline policy Own, statement 1'],
  ['allowed by the name of the role', { who: 'office.clerk' }, {}, 0, 'allowed'],
  [
    'allowed by the last part of it, and the logical id of the bucket',
    { who: 'clerk', resource: 'Letters/a.pdf' },
    {},
    0,
    'allowed',
  ],
  ['not allowed, with what comes nearest', { action: 's3:DeleteObject' }, {}, 1, 's3:DeleteObject'],
  ['not allowed by the endpoint', { action: 's3:PutObject' }, { when: ['aws:SourceVpce=Door'] }, 1, 'endpoint Door'],
  ['denied by the organisation', { action: 's3:PutObject' }, { orgPolicies: 'org' }, 1, 'scp-root.json'],
  ['not allowed later', {}, { when: ['aws:CurrentTime=2028-01-01T00:00:00Z'] }, 1, 'aws:CurrentTime'],
  ['unknown, where a parameter decides', { action: 'sqs:SendMessage', resource: '*' }, {}, 1, 'unknown'],
])('a request is %s', async (_, question, options, outcome, says) => {
  const answer = await asked(question, options);
  expect([answer.outcome, answer.stdout]).toEqual([outcome, expect.stringContaining(says)]);
});

test('what hangs on the account is unknown until somebody gives it', async () => {
  const files = {
    't.json': JSON.stringify({
      Resources: {
        Clerk: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {},
            Policies: [
              {
                PolicyName: 'Own',
                PolicyDocument: {
                  Version: '2012-10-17',
                  Statement: [
                    {
                      Effect: 'Allow',
                      Action: 'sqs:SendMessage',
                      Resource: { 'Fn::Sub': 'arn:aws:sqs:eu-central-1:${AWS::AccountId}:in' },
                    },
                  ],
                },
              },
            ],
          },
        },
      },
    }),
  };
  const ask = async (options: CanOptions) => {
    const io = fakeIo(temporaryFolder(files));
    const request = { who: 'Clerk', action: 'sqs:SendMessage', resource: 'arn:aws:sqs:eu-central-1:111122223333:in' };
    await can(request, { target: 't.json', format: 'json', ...options }, io);
    return (JSON.parse(io.stdout()) as { outcome: string }).outcome;
  };
  expect(await ask({})).toBe('unknown');
  expect(await ask({ account: '111122223333' })).toBe('allowed');
  expect(await ask({ account: '444455556666' })).toBe('not-allowed');
});

test('JSON holds the request and what decided', async () => {
  const { stdout } = await asked({}, { format: 'json', when: ['aws:TagKeys=a', 'aws:TagKeys=b'] });
  expect(JSON.parse(stdout)).toMatchObject({
    who: 'Clerk',
    outcome: 'allowed',
    request: { action: 's3:GetObject', context: { 'aws:tagkeys': ['a', 'b'] } },
  });
});

test.each<[string, Partial<CanArguments>, CanOptions, string]>([
  ['somebody who is not there', { who: 'Clark' }, {}, 'can/who'],
  ['a pattern', { action: 's3:*' }, {}, 'can/action'],
  ['a condition without a value', {}, { when: ['aws:SourceVpce'] }, 'can/when'],
  ['a folder without policies', {}, { orgPolicies: '.', target: 't.yaml' }, 'access/org-policies'],
])('%s is a mistake', async (_, question, options, code) => {
  const error = await asked(question, options).catch((thrown: unknown) => thrown as UserError);
  expect((error as UserError).problems[0]).toMatchObject({ code });
});

test('the matrix has rows by access level, with conditions in words', async () => {
  const io = fakeIo(folder());
  expect(await access('t.yaml', {}, io)).toBe(0);
  expect(io.stdout()).toContain(
    'read s3: GetObject\n    on    arn:aws:s3:::letters/*\n    when  until 2027-06-30T00:00:00Z',
  );
});

test('the matrix leaves out what the organisation denies, and is a table in Markdown', async () => {
  const io = fakeIo(folder());
  await access('t.yaml', { format: 'markdown', orgPolicies: 'org', who: 'clerk' }, io);
  expect(io.stdout()).toContain(
    '| Clerk | read s3: GetObject | arn:aws:s3:::letters/\\* | until 2027-06-30T00:00:00Z |',
  );
  expect(io.stdout()).not.toContain('PutObject');
});

test('the case of docs/access.md is one', async () => {
  const text = readFileSync(join(__dirname, '../../docs/access.md'), 'utf8');
  const [, line] = /```json\n(.+)\n```/.exec(text)!;
  const io = fakeIo('.', undefined, line);
  expect(await policyCompare([], { cases: '-' }, io)).toBe(1);
  expect(JSON.parse(io.stdout())).toMatchObject({ id: 'letters', verdict: 'fail' });
});
