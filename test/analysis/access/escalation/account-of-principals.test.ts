import { accountOfPrincipals } from '../../../../lib/analysis/access/escalation/account-of-principals';
import type { PrincipalLine } from '../../../../lib/analysis/access/escalation/account-of-principals';
import { findEscalations } from '../../../../lib/analysis/access/escalation/find-escalations';

const NOW = new Date('2026-06-01T12:00:00Z');

function document(action: unknown, resource: unknown): object {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: resource }] };
}

function trust(principal: object): object {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }] };
}

function verdicts(lines: readonly PrincipalLine[]): Record<string, string> {
  const { principals } = findEscalations(accountOfPrincipals(lines), undefined, { now: NOW });
  return Object.fromEntries(principals.map(({ id, verdict }) => [id, verdict]));
}

describe('whose account it is', () => {
  const accountOf = (...lines: PrincipalLine[]): string => {
    const account = accountOfPrincipals(lines);
    return account.symbols.show(account.id);
  };

  test.each([
    [
      'an ARN of a principal says it',
      [{ type: 'user', name: 'a', arn: 'arn:aws:iam::444455556666:user/a' }],
      '444455556666',
    ],
    [
      'an ARN in a policy names one of them',
      [
        { type: 'role', name: 'deploy' },
        { type: 'user', name: 'a', policies: [document('sts:AssumeRole', 'arn:aws:iam::444455556666:role/ci/deploy')] },
        { type: 'user', name: 'b', policies: [document('sts:AssumeRole', 'arn:aws:iam::777788889999:role/other')] },
      ],
      '444455556666',
    ],
    [
      'one account is named at all',
      [{ type: 'user', name: 'a', policies: [document('iam:PassRole', 'arn:aws:iam::444455556666:role/x')] }],
      '444455556666',
    ],
    [
      'two are named, and neither for certain is theirs',
      [
        { type: 'user', name: 'a', policies: [document('iam:PassRole', 'arn:aws:iam::444455556666:role/x')] },
        { type: 'user', name: 'b', policies: [document('iam:PassRole', 'arn:aws:iam::777788889999:role/x')] },
      ],
      '${account}',
    ],
    [
      'none is named, so that any will do',
      [{ type: 'user', name: 'a', policies: [document('s3:*', '*')] }],
      '111122223333',
    ],
  ])('%s', (_title, lines, expected) => {
    expect(accountOf(...(lines as PrincipalLine[]))).toBe(expected);
  });
});

describe('references that Terraform would fill in', () => {
  const admin = { id: 'admin', type: 'role', name: 'lab-admin', key: 'admin', policies: [document('*', '*')] };

  test.each([
    ['a role by what Terraform calls it', '${aws_iam_role.admin.arn}'],
    ['a role by its name', '${aws_iam_role.lab-admin.arn}'],
    ['a role by index', '${aws_iam_role.admin[0].arn}'],
    [
      'a name within an ARN',
      'arn:aws:iam::${data.aws_caller_identity.current.account_id}:role/${aws_iam_role.admin.name}',
    ],
  ])('%s', (_title, resource) => {
    const ana = { id: 'ana', type: 'user', name: 'ana', policies: [document('sts:AssumeRole', resource)] };
    const open = {
      ...admin,
      trust: trust({ AWS: 'arn:aws:iam::${data.aws_caller_identity.current.account_id}:root' }),
    };
    const [report] = findEscalations(accountOfPrincipals([ana, open]), ['ana'], { now: NOW }).principals;
    expect(report).toMatchObject({ verdict: 'fail', path: [{ method: 'sts-assume-role', to: 'admin' }] });
  });

  test.each([
    ['a role of another configuration', '${aws_iam_role.other.arn}', 'fail'],
    ['an output of a module', '${module.roles.admin_arn}', 'fail'],
    ['a name with an open part', 'arn:aws:iam::*:role/${var.stage}-worker', 'fail'],
    ['a bucket, which is no role', '${aws_s3_bucket.reports.arn}/*', 'pass'],
    ['a function, which is no role', '${aws_lambda_function.worker.arn}', 'pass'],
  ])('handing over %s', (_title, resource, verdict) => {
    const policies = [document('iam:PassRole', resource), document('ec2:RunInstances', '*')];
    const [report] = findEscalations(
      accountOfPrincipals([{ id: 'ana', type: 'user', name: 'ana', policies }]),
      undefined,
      { now: NOW },
    ).principals;
    expect(report!.verdict).toBe(verdict);
    if (report!.verdict === 'fail' && resource.startsWith('${')) {
      expect(report!.assumptions).toEqual([`${resource} stands for something that is there, and that nobody told of`]);
    }
  });

  test('variables of IAM stay what they are, however Terraform writes them', () => {
    for (const variable of ['${aws:username}', '$${aws:username}', '&{aws:username}']) {
      const policies = [document('iam:CreateAccessKey', `arn:aws:iam::*:user/${variable}`)];
      expect(verdicts([{ id: 'ana', type: 'user', name: 'ana', policies }])).toEqual({ ana: 'pass' });
    }
  });

  test('a principal that is left open is nobody of the account, but for somebody of whom no policy is told', () => {
    const role = { ...admin, trust: trust({ AWS: '${var.operator_arn}' }) };
    const reader = { id: 'reader', type: 'user', name: 'reader', policies: [document('s3:Get*', '*')] };
    const bare = { id: 'bare', type: 'user', name: 'bare', policies: [] };
    const { principals } = findEscalations(accountOfPrincipals([role, reader, bare]), ['reader', 'bare'], { now: NOW });
    expect(principals).toMatchObject([
      { id: 'reader', verdict: 'pass', assumptions: ['${var.operator_arn} stands for nobody of the account'] },
      { id: 'bare', verdict: 'fail', assumptions: ['${var.operator_arn} is bare, of whom no policy is told'] },
    ]);
  });
});

describe('what is no principal', () => {
  const deep: object = Array.from({ length: 5000 }).reduce<object>((inner) => ({ Statement: inner }), {});
  const hostile: [string, unknown][] = [
    ['nothing', null],
    ['a text', 'user'],
    ['a number', 7],
    ['policies that are a text', { id: 'a', policies: 'allow' }],
    ['a policy that is a list', { id: 'a', policies: [[document('*', '*')]] }],
    ['a policy that is no JSON', { id: 'a', policies: ['{ "Statement": '] }],
    ['a policy nested five thousand deep', { id: 'a', policies: [deep] }],
    ['a boundary that is a number', { id: 'a', policies: [document('iam:*', '*')], boundary: 3 }],
    [
      'a boundary of which only the name is told',
      { id: 'a', policies: [document('iam:*', '*')], boundary: 'arn:aws:iam::111122223333:policy/b' },
    ],
  ];

  test.each(hostile)('%s is never proved safe, and breaks nothing', (_title, line) => {
    const found = verdicts([line as PrincipalLine]);
    expect(Object.values(found)).toEqual(['unknown']);
  });

  test.each<[string, unknown]>([
    ['a statement that is a text', { id: 'a', policies: [{ Statement: 'Allow' }] }],
    ['an action that is an object', { id: 'a', policies: [document({ a: 1 }, '*')] }],
    ['a version IAM does not know', { id: 'a', policies: [{ ...document('iam:*', '*'), Version: '2030-01-01' }] }],
    [
      'an effect IAM does not know',
      { id: 'a', policies: [{ Statement: [{ Effect: 'Perhaps', Action: '*', Resource: '*' }] }] },
    ],
  ])('%s is never proved safe', (_title, line) => {
    expect(Object.values(verdicts([line as PrincipalLine]))).not.toContain('pass');
  });

  test('names of JavaScript are names like others', () => {
    const policy = JSON.parse(
      '{"Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"*","__proto__":{"Effect":"Deny"},"Condition":{"StringEquals":{"__proto__":"x","constructor":"y"}}}]}',
    ) as object;
    expect(verdicts([{ id: '__proto__', type: 'constructor', name: 'toString', policies: [policy] }])).toEqual(
      Object.fromEntries([['__proto__', 'pass']]),
    );
  });

  test('ten thousand statements, and letters that stand for symbols, break nothing', () => {
    const statements = Array.from({ length: 10_000 }, (_, index) => ({
      Effect: index % 2 ? 'Deny' : 'Allow',
      Action: `s3:Get${index}`,
      Resource: `arn:aws:s3:::bucket-${index}/\ue000*`,
    }));
    const policies = [{ Version: '2012-10-17', Statement: statements }];
    expect(verdicts([{ id: 'a', type: 'user', name: '\ue001', policies }])).toEqual({ a: 'pass' });
  });
});
