import { isRecord, listOf } from './json-policy';
import { withoutWildcards } from './policy-variables';
import type { Patterns } from './statement';

/**
 * Reads who a statement is about, as patterns over `AWS:arn:…`, `Service:…`, `Federated:…`, `CanonicalUser:…`.
 *
 * `*` and `{"AWS": "*"}` are everybody, signed or not. An account, by its number or its root, is everybody in it. A star
 * inside an ARN is a plain character here ("IAM JSON policy elements: Principal"). Undefined: anybody.
 *
 * Limits: a `NotPrincipal` with somebody whose account is not listed is taken for anybody, and not for certain.
 */
export function readPrincipals(statement: Record<string, unknown>, problems: string[]): Patterns | undefined {
  const [plain, negated] = [statement['Principal'], statement['NotPrincipal']];
  if (plain === undefined && negated === undefined) return undefined;
  if (plain !== undefined && negated !== undefined) problems.push('both Principal and NotPrincipal');
  const patterns = readKinds(plain ?? negated, problems);
  if (plain !== undefined) return { patterns, negated: false };
  const alone = patterns.find((pattern) => !exceptsSurely(pattern, patterns));
  if (alone === undefined) return { patterns, negated: true };
  problems.push(`NotPrincipal lists ${alone.slice('AWS:'.length)} without its account, which may not except it`);
  return undefined;
}

/** Somebody of an account is excepted for certain only where the account is listed beside. */
function exceptsSurely(pattern: string, patterns: readonly string[]): boolean {
  const [kind, , , , , account] = pattern.split(':');
  return kind !== 'AWS' || patterns.includes('*') || patterns.includes(`AWS:arn:*:*::${account}:*`);
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

function readMember(kind: string, member: string): string[] | undefined {
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

function readAwsPrincipal(member: string): string[] {
  if (member === '*') return ['*'];
  const account = /^(?:arn:[^:]*:iam::)?([0-9\uE000-\uF8FF]+)(:root)?$/.exec(member);
  if (account && (member.startsWith('arn:') ? account[2] : /^(\d{12}|[\uE000-\uF8FF])$/.test(member))) {
    return [`AWS:arn:*:*::${account[1]}:*`];
  }
  return [`AWS:${withoutWildcards(member)}`, ...sessionsOf(member)];
}

/** A role in a policy is each of its sessions as well; those have no path. */
function sessionsOf(arn: string): string[] {
  const role = /^arn:([^:]*):iam::([^:]*):role\/(?:.*\/)?([^/]+)$/.exec(arn);
  return role ? [`AWS:arn:${role[1]}:sts::${role[2]}:assumed-role/${withoutWildcards(role[3]!)}/*`] : [];
}
