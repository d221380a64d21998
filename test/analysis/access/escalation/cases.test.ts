import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { accountOfPrincipals } from '../../../../lib/analysis/access/escalation/account-of-principals';
import { findEscalations } from '../../../../lib/analysis/access/escalation/find-escalations';

type Listed = string | readonly string[] | { readonly not: string | readonly string[] };
type Right = readonly [actions: Listed, resource: Listed, condition?: object];

interface Short {
  readonly user?: string;
  readonly role?: string;
  readonly group?: string;
  readonly may?: readonly Right[];
  readonly deny?: readonly Right[];
  readonly bounds?: readonly Right[];
  readonly managed?: string;
  readonly trusts?: string | readonly string[];
  readonly vouched?: string;
  readonly if?: object;
}

interface Case {
  readonly title: string;
  readonly who: Short;
  readonly others?: readonly Short[];
  readonly verdict: 'pass' | 'fail' | 'unknown';
  readonly because?: string;
  readonly path?: readonly (readonly [method: string, to?: string])[];
  readonly text?: string;
  readonly reason?: string;
  readonly beside?: readonly string[];
}

const CASES = parse(readFileSync(join(__dirname, 'cases.yaml'), 'utf8')) as Case[];

function listed(name: 'Action' | 'Resource', value: Listed): object {
  return typeof value === 'object' && 'not' in value ? { [`Not${name}`]: value.not } : { [name]: value };
}

function documentOf(effect: 'Allow' | 'Deny', rights: readonly Right[]): object {
  return {
    Version: '2012-10-17',
    Statement: rights.map(([actions, resource, condition]) => ({
      Effect: effect,
      ...listed('Action', actions),
      ...listed('Resource', resource),
      ...(condition && { Condition: condition }),
    })),
  };
}

function trustOf({ trusts, vouched, if: condition }: Short): object {
  const names = [trusts ?? []].flat();
  const principal = vouched
    ? { Federated: vouched }
    : names.some((name) => name.endsWith('.amazonaws.com'))
      ? { Service: names }
      : { AWS: names };
  const action = vouched ? 'sts:AssumeRoleWithSAML' : 'sts:AssumeRole';
  return {
    Statement: [{ Effect: 'Allow', Principal: principal, Action: action, ...(condition && { Condition: condition }) }],
  };
}

function principalOf(short: Short): object {
  const type = short.user ? 'user' : short.group ? 'group' : 'role';
  const name = (short.user ?? short.group ?? short.role)!;
  const { may, deny, bounds, managed, trusts, vouched } = short;
  return {
    id: name,
    type,
    name,
    arn: `arn:aws:iam::111122223333:${type}/${name}`,
    policies: [
      ...(may ? [documentOf('Allow', may)] : []),
      ...(deny ? [documentOf('Deny', deny)] : []),
      ...(managed ? [{ managed }] : []),
    ],
    boundary: bounds ? documentOf('Allow', bounds) : null,
    trust: trusts || vouched ? trustOf(short) : null,
  };
}

test.each(CASES)('$title: $verdict', ({ who, others = [], verdict, because, path, text, reason, beside = [] }) => {
  const principals = [who, ...others].map(principalOf);
  const now = new Date('2026-06-01T12:00:00Z');
  const [report] = findEscalations(accountOfPrincipals(principals), [who.user ?? who.role ?? ''], { now }).principals;
  expect(report).toMatchObject({ verdict, ...(because !== undefined && { because }) });
  const steps = report!.verdict === 'fail' ? report!.path : [];
  if (path) expect(steps.map(({ method, to }) => (to === undefined ? [method] : [method, to]))).toEqual(path);
  if (text !== undefined) expect(steps.at(-1)!.text).toContain(text);
  if (reason !== undefined) expect(report!.verdict === 'unknown' && report!.reason).toContain(reason);
  expect(report!.beside.map(({ method }) => method)).toEqual(expect.arrayContaining([...beside]));
});
