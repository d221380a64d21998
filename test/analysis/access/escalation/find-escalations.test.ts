import { accountOfPrincipals } from '../../../../lib/analysis/access/escalation/account-of-principals';
import { findEscalations } from '../../../../lib/analysis/access/escalation/find-escalations';
import type { Account, Workload } from '../../../../lib/analysis/access/account/account';

const OPTIONS = { now: new Date('2026-06-01T12:00:00Z') };
const HERE = 'arn:aws:iam::111122223333';

function document(...statements: readonly (readonly [action: unknown, resource: unknown, more?: object])[]): object {
  return {
    Version: '2012-10-17',
    Statement: statements.map(([Action, Resource, more]) => ({ Effect: 'Allow', Action, Resource, ...more })),
  };
}

function trusting(principal: object): object {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }] };
}

function person(id: string, ...policies: readonly object[]): object {
  return { id, type: 'user', name: id, arn: `${HERE}:user/${id}`, policies };
}

function role(id: string, trust: object, ...policies: readonly object[]): object {
  return { id, type: 'role', name: id, arn: `${HERE}:role/${id}`, policies, trust };
}

const ADMIN = role('admin', trusting({ Service: 'lambda.amazonaws.com' }), document(['*', '*']));

describe('what bears a role already', () => {
  const WORKER: Workload = {
    id: 'Worker',
    type: 'AWS::Lambda::Function',
    arn: 'arn:aws:lambda:eu-west-1:111122223333:function:worker',
    role: `${HERE}:role/admin`,
  };
  const update = (resource: string): object => person('ana', document(['lambda:UpdateFunctionCode', resource]));
  const judge = (resource: string, workloads: readonly Workload[], admin = ADMIN) => {
    const account: Account = { ...accountOfPrincipals([update(resource), admin]), workloads };
    return findEscalations(account, ['ana'], OPTIONS).principals[0]!;
  };

  test('a function whose code may be written gives its role', () => {
    expect(judge(WORKER.arn, [WORKER])).toMatchObject({
      verdict: 'fail',
      path: [
        {
          method: 'lambda-update-code',
          to: 'admin',
          gained: 'role admin may do everything',
          text: `user ana puts its own code into a function that runs as role admin (lambda:UpdateFunctionCode on ${WORKER.arn}): role admin may do everything`,
        },
      ],
    });
  });

  test('a function whose role may do nothing gives nothing', () => {
    const idle = role('admin', trusting({ Service: 'lambda.amazonaws.com' }));
    expect(judge(WORKER.arn, [WORKER], idle).verdict).toBe('pass');
  });

  test('a function that is not shown has some role', () => {
    const idle = role('admin', trusting({ Service: 'lambda.amazonaws.com' }));
    expect(judge('arn:aws:lambda:*:*:function:*', [WORKER], idle)).toMatchObject({
      verdict: 'fail',
      path: [{ method: 'lambda-update-code', gained: 'all that an unknown role may do' }],
    });
  });
});

describe('service control policies', () => {
  const withControl = (...levels: readonly (readonly object[])[]): Account => ({
    ...accountOfPrincipals([person('ana', document(['iam:PutUserPolicy', '*']))]),
    serviceControl: levels.map((level) =>
      level.map((one, index) => ({ document: one, where: `service control policy ${index + 1}`, certain: true })),
    ),
  });

  test('each level must allow', () => {
    const everything = document(['*', '*']);
    const judge = (account: Account): string => findEscalations(account, undefined, OPTIONS).principals[0]!.verdict;
    expect(judge(withControl([everything], [everything]))).toBe('fail');
    expect(judge(withControl([everything], [document(['s3:*', '*'])]))).toBe('pass');
    expect(judge(withControl([everything, document(['iam:*', '*', { Effect: 'Deny' }])], [everything]))).toBe('pass');
  });
});

test('a path tells each call, the statements that decide it, and what is won', () => {
  const lines = [
    person('ana', document(['sts:AssumeRole', `${HERE}:role/builder`])),
    role(
      'builder',
      trusting({ AWS: `${HERE}:root` }),
      document([['lambda:CreateFunction', 'lambda:InvokeFunction'], '*'], ['iam:PassRole', `${HERE}:role/admin`]),
    ),
    ADMIN,
  ];
  const [report] = findEscalations(accountOfPrincipals(lines), ['ana'], OPTIONS).principals;
  expect(report).toMatchObject({
    id: 'ana',
    verdict: 'fail',
    because: 'escalates',
    path: [
      {
        by: 'ana',
        to: 'builder',
        text: expect.stringMatching(/^user ana takes role builder \(sts:AssumeRole on /) as string,
      },
      {
        by: 'builder',
        to: 'admin',
        calls: [
          {
            by: 'builder',
            request: {
              action: 'iam:PassRole',
              resource: `${HERE}:role/admin`,
              context: { 'iam:passedtoservice': 'lambda.amazonaws.com' },
            },
            because: ['role builder, policy 1, statement 2'],
          },
          { request: { action: 'lambda:CreateFunction' }, because: ['role builder, policy 1, statement 1'] },
          { request: { action: 'lambda:InvokeFunction' } },
        ],
        gained: 'role admin may do everything',
      },
    ],
  });
});

test('what reads well is found before what does not: an administrator before a role nobody knows', () => {
  const lines = [
    person(
      'ana',
      document([['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction', 'ec2:RunInstances'], '*']),
    ),
    ADMIN,
  ];
  const [report] = findEscalations(accountOfPrincipals(lines), ['ana'], OPTIONS).principals;
  expect(report).toMatchObject({ path: [{ method: 'lambda-create-invoke', to: 'admin' }] });
});

test('somebody who is not in the account is unknown', () => {
  expect(findEscalations(accountOfPrincipals([]), ['ghost'], OPTIONS).principals).toEqual([
    { id: 'ghost', verdict: 'unknown', reason: 'no identity of the account is called ghost', beside: [] },
  ]);
});

test('two hundred roles, some of whom hand over, some in a ring, are judged in seconds', () => {
  const lambda = trusting({ Service: 'lambda.amazonaws.com' });
  const names = Array.from({ length: 200 }, (_, index) => `role-${index}`);
  const lines = names.map((name, index) => {
    const next = `${HERE}:role/${names[(index + 10) % names.length]}`;
    if (index === 9) return role(name, lambda, document(['*', '*']));
    if (index % 10 === 6) {
      const before = names[(index + 190) % names.length];
      return role(name, trusting({ AWS: `${HERE}:role/${before}` }), document(['sts:AssumeRole', next], ['s3:*', '*']));
    }
    if (index % 10 === 7) {
      return role(
        name,
        trusting({ Service: 'codebuild.amazonaws.com' }),
        document([['lambda:*', 'iam:PassRole'], '*']),
      );
    }
    if (index % 10 === 8)
      return role(name, trusting({ AWS: `${HERE}:root` }), document([['s3:Get*', 'athena:*'], '*']));
    const own = document(
      ['logs:PutLogEvents', `arn:aws:logs:*:111122223333:log-group:/aws/lambda/${name}:*`],
      [
        'dynamodb:*Item',
        `arn:aws:dynamodb:*:111122223333:table/${name}`,
        { Condition: { Bool: { 'aws:SecureTransport': 'true' } } },
      ],
    );
    return role(name, lambda, own);
  });
  const started = performance.now();
  const { principals } = findEscalations(accountOfPrincipals(lines), undefined, OPTIONS);
  const count = (verdict: string): number => principals.filter((one) => one.verdict === verdict).length;
  // The ring gives nobody of it anything that the others have not.
  expect([count('fail'), count('pass'), count('unknown')]).toEqual([21, 179, 0]);
  // Half a second on an idle machine; a busy one is no failure.
  expect(performance.now() - started).toBeLessThan(20_000);
});
