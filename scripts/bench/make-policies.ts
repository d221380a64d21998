import { type Random, oneOf, randomFrom } from './random';

/** A statement as people write it. */
interface RawStatement {
  Effect: string;
  Action?: string | string[];
  NotAction?: string[];
  Resource?: string | string[];
  NotResource?: string[];
  Condition?: Record<string, Record<string, unknown>>;
}

interface RawPolicy {
  readonly Version: '2012-10-17';
  readonly Statement: RawStatement[];
}

export interface PolicyPair {
  /** How the claim came from the reference. */
  readonly kind: string;
  readonly claim: RawPolicy;
  readonly reference: RawPolicy;
}

/** Pairs of policies of so many statements that look like those of a vendor's roles; the same numbers give the same pairs. */
export function makePolicyPairs(pairs: number, statements: number, seed = 1): PolicyPair[] {
  const random = randomFrom(seed * 1000 + statements);
  return Array.from({ length: pairs }, (_, index) => {
    const [kind, change] = CHANGES[index % CHANGES.length]!;
    const reference = makePolicy(random, statements);
    return { kind, reference, claim: change(structuredClone(reference), random) };
  });
}

function makePolicy(random: Random, statements: number): RawPolicy {
  const makeOne = (): RawStatement => (random() < 0.25 ? oneOf(random, DENIES)() : makeAllow(random));
  return { Version: '2012-10-17', Statement: Array.from({ length: statements }, makeOne) };
}

function makeAllow(random: Random): RawStatement {
  const { actions, resources } = oneOf(random, SERVICES);
  const some = (of: readonly string[], most: number): string[] => [
    ...new Set(Array.from({ length: 1 + Math.floor(random() * most) }, () => oneOf(random, of))),
  ];
  const condition = oneOf(random, CONDITIONS);
  return {
    Effect: 'Allow',
    Action: some(actions, 3),
    Resource: some(resources, 3),
    ...(condition && { Condition: structuredClone(condition) }),
  };
}

const ACCOUNT = '111122223333';

const SERVICES: readonly { readonly actions: readonly string[]; readonly resources: readonly string[] }[] = [
  {
    actions: ['s3:GetObject', 's3:GetObject*', 's3:PutObject', 's3:ListBucket', 's3:List*', 's3:DeleteObject', 's3:*'],
    resources: ['claims', 'claims-archive', 'intake-*', 'payroll', '*-logs', 'vendor-drop'].flatMap((bucket) =>
      ['', '/*', '/2027/*', '/*.pdf', '/*/redacted/*', '/batch-??/*'].map((keys) => `arn:aws:s3:::${bucket}${keys}`),
    ),
  },
  {
    actions: ['kms:Decrypt', 'kms:GenerateDataKey*', 'kms:DescribeKey', 'kms:*'],
    resources: ['*', 'key/1234abcd-*', 'key/mrk-*', 'alias/claims'].map((key) => `arn:aws:kms:*:${ACCOUNT}:${key}`),
  },
  {
    actions: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:BatchGet*', 'dynamodb:PutItem', 'dynamodb:*'],
    resources: ['claims', 'claims-*', '*', 'claims/index/*'].map(
      (table) => `arn:aws:dynamodb:eu-central-1:${ACCOUNT}:table/${table}`,
    ),
  },
  {
    actions: ['iam:PassRole', 'iam:GetRole', 'iam:List*', 'iam:CreatePolicyVersion', 'iam:*'],
    resources: ['role/enclave/*', 'role/vendor-*', 'role/*', 'policy/enclave/*', '*'].map(
      (name) => `arn:aws:iam::${ACCOUNT}:${name}`,
    ),
  },
  {
    actions: ['logs:PutLogEvents', 'logs:CreateLogStream', 'logs:Get*', 'logs:*'],
    resources: ['/enclave/*', '/enclave/app:*', '/aws/lambda/claims-*', '*'].map(
      (group) => `arn:aws:logs:*:${ACCOUNT}:log-group:${group}`,
    ),
  },
  {
    actions: ['secretsmanager:GetSecretValue', 'secretsmanager:Describe*', 'ssm:GetParameter*', 'ssm:StartSession'],
    resources: [
      `arn:aws:secretsmanager:*:${ACCOUNT}:secret:vendor/*`,
      `arn:aws:ssm:*:${ACCOUNT}:parameter/claims/*`,
      '*',
    ],
  },
];

const MFA = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };

const CONDITIONS: readonly (Readonly<Record<string, Record<string, unknown>>> | undefined)[] = [
  undefined,
  undefined,
  MFA,
  { StringEquals: { 'aws:SourceVpce': ['vpce-0aaa', 'vpce-0bbb'] } },
  { StringEquals: { 'aws:SourceVpce': 'vpce-0aaa' }, ...MFA },
  { IpAddress: { 'aws:VpcSourceIp': ['10.20.0.0/16', '10.30.4.0/22'] } },
  { DateLessThan: { 'aws:CurrentTime': '2027-06-30T22:00:00Z' } },
  { DateLessThan: { 'aws:CurrentTime': '2027-12-31T23:00:00Z' }, ...MFA },
  { StringLike: { 'aws:PrincipalTag/vendor': ['acme', 'acme-*'] } },
  { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } },
];

const DENIES: readonly (() => RawStatement)[] = [
  () => ({
    Effect: 'Deny',
    NotAction: ['sts:*', 'iam:List*'],
    Resource: '*',
    Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
  }),
  () => ({ Effect: 'Deny', Action: 's3:*', NotResource: ['arn:aws:s3:::claims*', 'arn:aws:s3:::vendor-drop/*'] }),
  () => ({
    Effect: 'Deny',
    Action: '*',
    Resource: '*',
    Condition: { StringNotEqualsIfExists: { 'aws:SourceVpce': ['vpce-0aaa', 'vpce-0bbb'] } },
  }),
  () => ({
    Effect: 'Deny',
    Action: ['iam:*', 'organizations:*'],
    NotResource: [`arn:aws:iam::${ACCOUNT}:role/enclave/*`],
  }),
  () => ({ Effect: 'Deny', Action: '*', Resource: ['arn:aws:s3:::*-logs', 'arn:aws:s3:::*-logs/*'] }),
  () => ({
    Effect: 'Deny',
    Action: '*',
    Resource: '*',
    Condition: { DateGreaterThan: { 'aws:CurrentTime': '2028-01-01T00:00:00Z' } },
  }),
  () => ({
    Effect: 'Deny',
    Action: 's3:PutObject',
    Resource: '*',
    Condition: { StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } },
  }),
];

type Change = (policy: RawPolicy, random: Random) => RawPolicy;

const CHANGES: readonly (readonly [string, Change])[] = [
  ['the same in another order', (policy) => ({ ...policy, Statement: [...policy.Statement].reverse() })],
  [
    'a condition dropped',
    (policy) => {
      const conditioned = policy.Statement.filter(({ Effect, Condition }) => Effect === 'Allow' && Condition);
      for (const one of conditioned.slice(0, 1)) delete one.Condition;
      return policy;
    },
  ],
  [
    'a Deny dropped',
    (policy) => {
      const at = policy.Statement.findIndex(({ Effect }) => Effect === 'Deny');
      return at === -1 ? policy : { ...policy, Statement: policy.Statement.toSpliced(at, 1) };
    },
  ],
  [
    'a resource more',
    (policy, random) => {
      const allow = policy.Statement.find(({ Effect }) => Effect === 'Allow');
      if (allow) allow.Resource = [allow.Resource ?? []].flat().concat(oneOf(random, SERVICES).resources[0] ?? '*');
      return policy;
    },
  ],
  [
    'narrower by a Deny and a condition',
    (policy, random) => {
      const allow = policy.Statement.find(({ Effect }) => Effect === 'Allow');
      if (allow) allow.Condition = { ...allow.Condition, ...MFA };
      return { ...policy, Statement: [...policy.Statement, oneOf(random, DENIES)()] };
    },
  ],
  ['another policy', ({ Statement }, random) => makePolicy(random, Statement.length)],
];
