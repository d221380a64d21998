import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { accountOfPrincipals } from '../../../../lib/analysis/access/escalation/account-of-principals';
import type { PrincipalReport } from '../../../../lib/analysis/access/escalation/explain';
import { findEscalations } from '../../../../lib/analysis/access/escalation/find-escalations';
import { METHODS } from '../../../../lib/analysis/access/escalation/methods';

interface Row {
  readonly method: string;
  readonly actions: readonly string[];
  /** The service a role is handed to. */
  readonly service?: string;
}

const ROWS = parse(readFileSync(join(__dirname, 'methods.yaml'), 'utf8')) as Row[];
const NOW = new Date('2026-06-01T12:00:00Z');

/** What a user of the account can do by these statements. */
function judge(
  statements: readonly object[],
  { boundary, others = [] }: { boundary?: readonly object[]; others?: readonly object[] } = {},
): PrincipalReport {
  const user = {
    id: 'ana',
    type: 'user',
    name: 'ana',
    arn: 'arn:aws:iam::111122223333:user/ana',
    policies: [{ Version: '2012-10-17', Statement: statements }],
    ...(boundary && { boundary: { Version: '2012-10-17', Statement: boundary } }),
  };
  return findEscalations(accountOfPrincipals([user, ...others]), ['ana'], { now: NOW }).principals[0]!;
}

function allow(actions: readonly string[], resource: string | readonly string[] = '*', condition?: object): object {
  return { Effect: 'Allow', Action: actions, Resource: resource, ...(condition && { Condition: condition }) };
}

test('77 sets of actions are known, none twice', () => {
  const names = ROWS.map(({ actions }) => [...actions].sort().join());
  expect([names.length, new Set(names).size]).toEqual([77, 77]);
});

test('every method has an id of its own', () => {
  expect(new Set(METHODS.map(({ id }) => id)).size).toBe(METHODS.length);
});

describe.each(ROWS)('$method', ({ method, actions, service }) => {
  test('whoever may do it all escalates, by a path that names the calls', () => {
    const report = judge([allow(actions)]);
    expect(report).toMatchObject({ verdict: 'fail', because: 'escalates', path: [{ method, by: 'ana' }] });
    const [step] = report.verdict === 'fail' ? report.path : [];
    expect([...new Set(step!.calls.map(({ request }) => request.action))].sort()).toEqual([...actions].sort());
    for (const action of actions) expect(step!.text).toContain(`${action} on `);
  });

  test.each(actions)('without %s nothing is left', (action) => {
    expect(judge([allow(actions.filter((one) => one !== action))]).verdict).toBe('pass');
    expect(judge([allow(actions), { Effect: 'Deny', Action: action, Resource: '*' }]).verdict).toBe('pass');
    expect(judge([allow(actions)], { boundary: [{ Effect: 'Allow', NotAction: action, Resource: '*' }] }).verdict).toBe(
      'pass',
    );
  });

  test('a condition that cannot hold any more keeps it shut, one that holds now does not', () => {
    const before = { DateLessThan: { 'aws:CurrentTime': '2025-01-01T00:00:00Z' } };
    const after = { DateGreaterThan: { 'aws:CurrentTime': '2025-01-01T00:00:00Z' } };
    expect(judge([allow(actions, '*', before)]).verdict).toBe('pass');
    expect(judge([allow(actions, '*', after)]).verdict).toBe('fail');
  });

  test('two policies together are enough', () => {
    expect(judge(actions.map((action) => allow([action]))).verdict).toBe('fail');
  });

  if (service === undefined) return;
  const others = actions.filter((action) => action !== 'iam:PassRole');

  test.each([
    ['a role of AWS', 'arn:aws:iam::*:role/aws-service-role/*'],
    ['a role of another account', 'arn:aws:iam::999988887777:role/*'],
    ['something that is no role', 'arn:aws:s3:::reports'],
  ])('%s cannot be handed over', (_title, resource) => {
    expect(judge([allow(others), allow(['iam:PassRole'], resource)]).verdict).toBe('pass');
  });

  test('a role that may be handed to another service only is of no use', () => {
    const condition = { StringEquals: { 'iam:PassedToService': 'storagegateway.amazonaws.com' } };
    expect(judge([allow(others), allow(['iam:PassRole'], '*', condition)]).verdict).toBe('pass');
  });

  test('a role that does not trust the service is of no use, one that does is', () => {
    const role = (name: string, trusted: string): object => ({
      id: name,
      type: 'role',
      name,
      arn: `arn:aws:iam::111122223333:role/${name}`,
      policies: [{ Statement: [allow(['dynamodb:*'])] }],
      trust: { Statement: [{ Effect: 'Allow', Principal: { Service: trusted }, Action: 'sts:AssumeRole' }] },
    });
    const only = [allow(others), allow(['iam:PassRole'], 'arn:aws:iam::111122223333:role/worker')];
    expect(judge(only, { others: [role('worker', 'storagegateway.amazonaws.com')] }).verdict).toBe('pass');
    const passed = service.startsWith('cognito-identity')
      ? undefined
      : judge(only, { others: [role('worker', service)] });
    if (passed) expect(passed).toMatchObject({ verdict: 'fail', path: [{ method, to: 'worker' }] });
  });
});
