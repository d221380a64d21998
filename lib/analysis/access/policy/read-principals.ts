import { isPrincipal } from './check-principal';
import { type JsonStatement, isRecord, listOf } from './json-policy';
import { withoutWildcards } from './policy-variables';
import type { Patterns } from './statement';

/**
 * Reads who a statement is about, as patterns over `AWS:arn:…`, `Service:…`, `Federated:…`, `CanonicalUser:…`.
 *
 * `*` and `{"AWS": "*"}` are everybody, signed or not. An account, by its number or its root, is everybody in it. A star
 * inside an ARN is a plain character here ("IAM JSON policy elements: Principal"). Undefined: anybody.
 */
export function readPrincipals(statement: Record<string, unknown>, problems: string[]): Patterns | undefined {
  const [plain, negated] = [statement['Principal'], statement['NotPrincipal']];
  if (plain === undefined && negated === undefined) return undefined;
  const before = problems.length;
  if (plain !== undefined && negated !== undefined) problems.push('both Principal and NotPrincipal');
  const patterns = readKinds(plain ?? negated, problems);
  // What cannot be read may name everybody, and under `Not` nobody.
  return problems.length > before && negated !== undefined ? undefined : { patterns, negated: plain === undefined };
}

/**
 * Whom a `NotPrincipal` surely excepts, where that is fewer than it lists: AWS wants somebody's account listed beside them,
 * and does not say what it does otherwise ("IAM JSON policy elements: NotPrincipal").
 */
export function surelyExcepted({ NotPrincipal: written }: JsonStatement): Patterns | undefined {
  if (!isRecord(written)) return undefined;
  const members = listOf(written['AWS']).filter((member): member is string => typeof member === 'string');
  const accounts = new Set(
    members.flatMap((member) => /^(?:arn:[^:]*:iam::)?([^:]+)(?::root)?$/.exec(member)?.[1] ?? []),
  );
  if (members.length === 0 || members.includes('*')) return undefined;
  const known = members.filter((member) => accounts.has(/^arn:[^:]*:(?:iam|sts)::([^:]*):/.exec(member)?.[1] ?? ''));
  const roots = [...accounts].map((account) => `AWS:arn:*:iam::${account}:root`);
  const people = known.filter((member) => !member.endsWith(':root')).flatMap(readAwsPrincipal);
  const others = Object.entries(written).filter(([kind]) => kind !== 'AWS');
  return { patterns: [...roots, ...people, ...readKinds(Object.fromEntries(others), [])], negated: true };
}

function readKinds(written: unknown, problems: string[]): string[] {
  if (written === '*') return ['*'];
  if (!isRecord(written)) {
    problems.push('Principal is neither `*` nor a map');
    return ['*'];
  }
  return Object.entries(written).flatMap(([kind, members]) =>
    listOf(members).flatMap((member) => {
      const patterns = typeof member === 'string' ? readMember(kind, member) : undefined;
      if (patterns) return patterns;
      problems.push(`Principal holds something under \`${kind}\` that names nobody`);
      return ['*'];
    }),
  );
}

/** Whoever has no credentials, in the words of a question: no policy of AWS can name them alone. */
const ANONYMOUS = 'anonymous';

/** Undefined for what AWS takes for nobody, such as a role by its name alone. */
function readMember(kind: string, member: string): string[] | undefined {
  const name = kind === 'Service' ? member.toLowerCase() : withoutStars(member);
  if (!isPrincipal(kind, name) && name !== '*' && name !== ANONYMOUS) return undefined;
  switch (kind) {
    case 'AWS':
      return readAwsPrincipal(member);
    case 'Service':
      return [member === '*' ? 'Service:*' : `Service:${withoutWildcards(member.toLowerCase())}`];
    case 'Federated':
    case 'CanonicalUser':
      return [`${kind}:${withoutWildcards(member)}`];
    default:
      return undefined;
  }
}

/** Stars in the name of somebody are plain characters. */
function withoutStars(member: string): string {
  const [, before, name] = /^(arn:[^:]*:[^:]*:[^:]*:[^:]*:)(.*)$/s.exec(member) ?? [];
  return before === undefined || name === undefined ? member : before + name.replace(/[*?]/g, 'x');
}

function readAwsPrincipal(member: string): string[] {
  if (member === '*') return ['*'];
  const [, account] = /^(\d{12}|[\uE000-\uF8FF])$/.exec(member) ?? [];
  if (account) return [`AWS:arn:*:*::${account}:*`];
  const root = /^arn:([^:*?]*):iam::([0-9\uE000-\uF8FF]+):root$/.exec(member);
  if (root) return [`AWS:arn:${root[1]}:*::${root[2]}:*`];
  return [`AWS:${withoutWildcards(member)}`, ...sessionsOf(member)];
}

/** A role in a policy is each of its sessions as well; those have no path. */
function sessionsOf(arn: string): string[] {
  const role = /^arn:([^:]*):iam::([^:]*):role\/(?:.*\/)?([^/]+)$/.exec(arn);
  return role ? [`AWS:arn:${role[1]}:sts::${role[2]}:assumed-role/${withoutWildcards(role[3]!)}/*`] : [];
}
