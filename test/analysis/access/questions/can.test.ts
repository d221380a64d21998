/** How the policies of an account come together for one request: who has to allow, and who may deny. */
import type { Account, Guarded, Identity } from '../../../../lib/analysis/access/account/account';
import { can, type CanQuestion } from '../../../../lib/analysis/access/questions/can';
import type { SourcedPolicy } from '../../../../lib/analysis/access/policy/json-policy';
import { SymbolTable } from '../../../../lib/analysis/access/policy/symbols';

const ACCOUNT = '111122223333';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/Analyst`;
const LETTERS = 'arn:aws:s3:::letters';
const KEY = `arn:aws:kms:eu-central-1:${ACCOUNT}:key/one`;

const policy = (where: string, ...statements: object[]): SourcedPolicy => ({
  document: { Version: '2012-10-17', Statement: statements.map((one) => ({ Effect: 'Allow', ...one })) },
  where,
  certain: true,
});
const read = { Action: 's3:GetObject', Resource: `${LETTERS}/*` };
const everything = { Action: '*', Resource: '*' };

const analyst: Identity = {
  id: 'Analyst',
  kind: 'role',
  name: 'Analyst',
  arn: ROLE,
  policies: [policy('identity', read)],
  unread: [],
  tags: { Team: 'claims' },
};

const account: Account = {
  id: ACCOUNT,
  partition: 'aws',
  region: 'eu-central-1',
  identities: [analyst],
  guarded: [],
  endpoints: [],
  workloads: [],
  serviceControl: [],
  resourceControl: [],
  symbols: new SymbolTable(),
  unseen: [],
};

const bucket = (...policies: SourcedPolicy[]): Guarded => ({
  id: 'Letters',
  type: 'AWS::S3::Bucket',
  arn: LETTERS,
  policies,
  unread: [],
});
const key = (...policies: SourcedPolicy[]): Guarded => ({
  ...bucket(...policies),
  id: 'Key',
  type: 'AWS::KMS::Key',
  arn: KEY,
});

const question: CanQuestion = {
  action: 's3:GetObject',
  resource: `${LETTERS}/a.pdf`,
  when: {},
  now: new Date('2026-11-21'),
};

interface Row {
  readonly title: string;
  readonly account?: Partial<Account>;
  readonly identity?: Partial<Identity>;
  readonly asked?: Partial<CanQuestion>;
  readonly outcome: string;
  /** A piece of what decided, came nearest, hid it, or was noted. */
  readonly says: string;
}

const rows: readonly Row[] = [
  { title: 'an identity policy allows', outcome: 'allowed', says: 'identity, statement 1' },
  {
    title: 'nothing allows another action',
    asked: { action: 's3:PutObject' },
    outcome: 'not-allowed',
    says: 'no Allow',
  },
  {
    title: 'a boundary must allow as well',
    identity: { boundary: policy('boundary', { Action: 'sqs:*', Resource: '*' }) },
    outcome: 'not-allowed',
    says: 'boundary',
  },
  {
    title: 'every level of the organisation must allow',
    account: { serviceControl: [[policy('root', everything)], [policy('unit', { Action: 'sqs:*', Resource: '*' })]] },
    outcome: 'not-allowed',
    says: 'unit',
  },
  {
    title: 'a Deny of the organisation is final',
    account: {
      serviceControl: [[policy('root', everything, { Effect: 'Deny', Action: 's3:*', Resource: '*' })]],
      guarded: [bucket(policy('bucket', { ...read, Principal: { AWS: ROLE } }))],
    },
    outcome: 'denied',
    says: 'root, statement 2',
  },
  {
    title: 'the policy of a resource may allow by itself, if it names the role',
    identity: { policies: [] },
    account: { guarded: [bucket(policy('bucket', { ...read, Principal: { AWS: ROLE } }))] },
    outcome: 'allowed',
    says: 'bucket, statement 1',
  },
  {
    title: 'one that names the account leaves it to the account',
    identity: { policies: [] },
    account: { guarded: [bucket(policy('bucket', { ...read, Principal: { AWS: ACCOUNT } }))] },
    outcome: 'not-allowed',
    says: 'no Allow',
  },
  {
    title: 'a boundary limits what a resource gives to a role',
    identity: { policies: [], boundary: policy('boundary', { Action: 'sqs:*', Resource: '*' }) },
    account: { guarded: [bucket(policy('bucket', { ...read, Principal: { AWS: ROLE } }))] },
    outcome: 'not-allowed',
    says: 'no Allow',
  },
  {
    title: 'but not what it gives to a user',
    identity: {
      kind: 'user',
      arn: `arn:aws:iam::${ACCOUNT}:user/Ana`,
      policies: [],
      boundary: policy('boundary', { Action: 'sqs:*', Resource: '*' }),
    },
    account: {
      guarded: [bucket(policy('bucket', { ...read, Principal: { AWS: `arn:aws:iam::${ACCOUNT}:user/Ana` } }))],
    },
    outcome: 'allowed',
    says: 'bucket, statement 1',
  },
  {
    title: 'a Deny of the resource is final',
    account: { guarded: [bucket(policy('bucket', { Effect: 'Deny', Action: 's3:*', Resource: '*', Principal: '*' }))] },
    outcome: 'denied',
    says: 'bucket, statement 1',
  },
  {
    title: 'the policy of a key must allow',
    identity: { policies: [policy('identity', everything)] },
    account: { guarded: [key(policy('key', { Action: 'kms:Describe*', Resource: '*', Principal: { AWS: ROLE } }))] },
    asked: { action: 'kms:Decrypt', resource: KEY },
    outcome: 'not-allowed',
    says: 'no Allow',
  },
  {
    title: 'a key that trusts the account leaves it to identity policies',
    identity: { policies: [policy('identity', everything)] },
    account: {
      guarded: [
        key(policy('key', { Action: 'kms:*', Resource: '*', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` } })),
      ],
    },
    asked: { action: 'kms:Decrypt', resource: KEY },
    outcome: 'allowed',
    says: 'key, statement 1',
  },
  {
    title: 'a key that stands nowhere here hides the answer',
    identity: { policies: [policy('identity', everything)] },
    asked: { action: 'kms:Decrypt', resource: KEY },
    outcome: 'unknown',
    says: `the policy of ${KEY}`,
  },
  {
    title: 'the trust policy of a role must let one in',
    account: {
      identities: [
        {
          ...analyst,
          id: 'Auditor',
          name: 'Auditor',
          arn: `${ROLE}2`,
          trust: policy('trust', { Action: 'sts:AssumeRole', Principal: { AWS: '444455556666' } }),
        },
      ],
    },
    identity: { policies: [policy('identity', everything)] },
    asked: { action: 'sts:AssumeRole', resource: 'Auditor' },
    outcome: 'not-allowed',
    says: 'no Allow',
  },
  {
    title: 'the endpoint a call passes must let it through',
    account: {
      endpoints: [
        {
          ...bucket(policy('endpoint', { Action: 'sqs:*', Resource: '*', Principal: '*' })),
          id: 'Door',
          arn: `arn:aws:ec2:eu-central-1:${ACCOUNT}:vpc-endpoint/vpce-0a1b`,
        },
      ],
    },
    asked: { when: { 'aws:SourceVpce': 'Door' } },
    outcome: 'not-allowed',
    says: 'endpoint',
  },
  {
    title: 'an endpoint that stands nowhere here is noted',
    asked: { when: { 'aws:SourceVpce': 'vpce-0c2d' } },
    outcome: 'allowed',
    says: 'what policy the endpoint vpce-0c2d has',
  },
  {
    title: 'a managed policy known by name only hides the answer',
    identity: { policies: [], unread: ['managed policy arn:aws:iam::aws:policy/Later'] },
    outcome: 'unknown',
    says: 'managed policy arn:aws:iam::aws:policy/Later',
  },
  {
    title: 'conditions are judged by what the request brings along',
    identity: {
      policies: [
        policy('identity', {
          ...read,
          Condition: {
            DateLessThan: { 'aws:CurrentTime': '2027-01-01T00:00:00Z' },
            StringEquals: { 'aws:PrincipalTag/Team': 'claims', 'aws:PrincipalAccount': ACCOUNT },
          },
        }),
      ],
    },
    outcome: 'allowed',
    says: 'identity, statement 1',
  },
  {
    title: 'what the request does not carry is missed, and said',
    identity: {
      policies: [policy('identity', { ...read, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } })],
    },
    outcome: 'not-allowed',
    says: 'aws:MultiFactorAuthPresent',
  },
  {
    title: 'the same, carried',
    identity: {
      policies: [policy('identity', { ...read, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } })],
    },
    asked: { when: { 'aws:multifactorauthpresent': 'true' } },
    outcome: 'allowed',
    says: 'identity, statement 1',
  },
  {
    title: 'a resource may be named by its logical id',
    account: { guarded: [bucket()] },
    asked: { resource: 'Letters/a.pdf' },
    outcome: 'allowed',
    says: 'identity, statement 1',
  },
];

test.each(rows)('$title', ({ account: changed, identity, asked, outcome, says }) => {
  const { symbols } = account;
  const answer = can({ ...account, symbols, ...changed }, { ...analyst, ...identity }, { ...question, ...asked });
  const said = [...answer.deciding, ...answer.misses, answer.reason ?? '', ...answer.notes].join('\n');
  expect([answer.outcome, said]).toEqual([outcome, expect.stringContaining(says)]);
});
