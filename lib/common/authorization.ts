import { type Cidr, contains, formatCidr, parseCidr } from './cidr';

/** An authorization rule of a Client VPN endpoint: members of a group may reach a range. */
export interface AuthorizationRule {
  /** Absent: the rule is for everybody. */
  readonly group?: string;
  /** IPv4 range in CIDR notation. */
  readonly destination: string;
}

/** A part of the addresses that were asked about, all of which have the same answer. */
export interface Reach {
  /** IPv4 range in CIDR notation. */
  readonly range: string;
  readonly reached: boolean;
  /** The rule that decided; where nobody in these groups gets through, the rule of somebody else that stands before. */
  readonly by?: AuthorizationRule;
}

/** A rule that promises a range, a part of which another group's narrower rule takes away. */
export interface Shadow {
  readonly rule: AuthorizationRule;
  readonly by: AuthorizationRule;
}

interface Parsed {
  readonly rule: AuthorizationRule;
  readonly range: Cidr;
}

/**
 * What somebody in these groups reaches of a range or of one address (`10.0.0.1/32`).
 *
 * AWS looks for the longest prefix among the rules of ALL groups and asks only then whose rule it is: a narrow rule of
 * one group takes these addresses from everybody else (AWS Client VPN Administrator Guide, "Authorization rules").
 * Rules with equal ranges add up. The parts come in the order of their addresses.
 *
 * Limits: IPv4; a range that cannot be read is no rule, and a question that cannot be read has no parts. Routes and
 * security groups decide besides.
 */
export function reachOf(rules: readonly AuthorizationRule[], groups: readonly string[], target: string): Reach[] {
  const asked = parseCidr(target);
  return asked ? split(parse(rules), groups, asked) : [];
}

/** The parts of a range that no rule is for. */
export function unclaimed(rules: readonly AuthorizationRule[], range: string): string[] {
  return reachOf(rules, [], range).flatMap((part) => (part.reached || part.by ? [] : [part.range]));
}

/** Rules that give less than they say, each once for each rule that stands before it. */
export function shadowed(rules: readonly AuthorizationRule[]): Shadow[] {
  const parsed = parse(rules);
  return parsed.flatMap(({ rule, range }) => {
    const parts = split(parsed, rule.group === undefined ? [] : [rule.group], range);
    const before = parts.flatMap(({ reached, by }) => (reached || !by ? [] : [by]));
    return [...new Set(before)].map((by) => ({ rule, by }));
  });
}

function parse(rules: readonly AuthorizationRule[]): Parsed[] {
  return rules.flatMap((rule) => {
    const range = parseCidr(rule.destination);
    return range ? [{ rule, range }] : [];
  });
}

/** Halves the range until no rule begins or ends inside a part: then one rule decides all of it. */
function split(rules: readonly Parsed[], groups: readonly string[], part: Cidr): Reach[] {
  const within = rules.some(({ range }) => range.prefix > part.prefix && contains(part, range));
  if (within) return halves(part).flatMap((half) => split(rules, groups, half));
  const around = rules.filter(({ range }) => contains(range, part));
  const longest = Math.max(...around.map(({ range }) => range.prefix));
  const deciding = around.filter(({ range }) => range.prefix === longest).map(({ rule }) => rule);
  const own = deciding.find(({ group }) => group === undefined || groups.includes(group));
  return [{ range: formatCidr(part), reached: own !== undefined, by: own ?? deciding[0] }];
}

function halves({ first, last, prefix }: Cidr): [Cidr, Cidr] {
  const size = 2 ** (31 - prefix);
  return [
    { first, last: first + size - 1, prefix: prefix + 1 },
    { first: first + size, last, prefix: prefix + 1 },
  ];
}
