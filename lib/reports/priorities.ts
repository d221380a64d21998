import { familyOfClaim, familyOfRule, RISK_FAMILY_IDS, type RiskFamilyId } from '../common/risk-family';
import type { ReportedFinding, ReportedProof } from './findings-schema';

type Ranked = ReportedFinding | ReportedProof;

/** What decides the place of one weakness in the order. */
interface Weakness {
  readonly gravity: number;
  readonly family: RiskFamilyId;
  /** The rule, or how the claim and those of its kind begin. */
  readonly kind: string;
  /** The resource or person it is about. */
  readonly subject: string;
  readonly place: readonly (string | number)[];
}

/** No number is greater: undecided warnings. */
const GRAVITIES = 6;

/** What nobody may waive, then errors, then warnings; after all that is shown to be wrong, the same of what nobody can tell. */
function gravityOf(one: Ranked): number {
  const shown = 'rule' in one && one.waivable !== false ? (one.severity === 'error' ? 1 : 2) : 0;
  return one.verdict === 'unknown' ? shown + GRAVITIES / 2 : shown;
}

export const isFinding = (one: Ranked): one is ReportedFinding => 'rule' in one;

function weaknessOf(one: Ranked): Weakness {
  const gravity = gravityOf(one);
  if (!isFinding(one)) {
    const { target, claim } = one;
    return { gravity, ...familyOfClaim(claim), subject: JSON.stringify([target, claim]), place: [target, claim] };
  }
  const { rule, topic, target, resource, property, saw } = one;
  const { logicalId, file, line, column } = resource;
  return {
    gravity,
    family: familyOfRule(rule, topic),
    kind: rule,
    subject: JSON.stringify([target, logicalId]),
    place: [target, file, line, column, logicalId, property, saw],
  };
}

/** Weaknesses of one kind, and how grave they are. */
export interface Group<T extends Ranked = Ranked> {
  readonly kind: string;
  readonly family: RiskFamilyId;
  readonly gravity: number;
  /** How many resources, people or claims it concerns. */
  readonly affected: number;
  /** In the order in which they are mended. */
  readonly members: readonly T[];
}

/**
 * Weaknesses by what is mended first: gravity, then family, then how many they concern, then name and place. The same
 * weaknesses come in the same order, however they were found.
 */
export function inOrder<T extends Ranked>(weak: readonly T[]): Group<T>[] {
  const groups = new Map<string, { one: T; weakness: Weakness }[]>();
  for (const one of weak) {
    const weakness = weaknessOf(one);
    addTo(groups, JSON.stringify([weakness.gravity, weakness.kind]), { one, weakness });
  }
  return [...groups.values()]
    .map((members): Group<T> => {
      const { kind, family, gravity } = members[0]!.weakness;
      const affected = new Set(members.map(({ weakness }) => weakness.subject)).size;
      const sorted = members.sort((a, b) => compare(a.weakness.place, b.weakness.place));
      return { kind, family, gravity, affected, members: sorted.map(({ one }) => one) };
    })
    .sort((a, b) => compare(orderOf(a), orderOf(b)));
}

/** In place: a rule may speak of tens of thousands of resources. */
export function addTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

const orderOf = ({ gravity, family, affected, kind }: Group) => [
  gravity,
  RISK_FAMILY_IDS.indexOf(family),
  -affected,
  kind,
];

export function compare(one: readonly (string | number)[], other: readonly (string | number)[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at === -1 ? 0 : one[at]! < other[at]! ? -1 : 1;
}

/**
 * A number from 0 to 100 for each weakness, the gravest highest (SARIF 2.1.0, section 3.27.25). Gravity and family make
 * the whole of it and bound it, so that the same weakness has about the same rank in every run; the rest parts equals.
 */
export function ranksOf(groups: readonly Group[]): ReadonlyMap<Ranked, number> {
  const width = 100 / (GRAVITIES * RISK_FAMILY_IDS.length);
  const bands = new Map<number, Ranked[]>();
  for (const { gravity, family, members } of groups) {
    const band = gravity * RISK_FAMILY_IDS.length + RISK_FAMILY_IDS.indexOf(family);
    for (const one of members) addTo(bands, band, one);
  }
  return new Map(
    [...bands].flatMap(([band, all]) =>
      all.map((one, at) => [one, rounded(100 - width * (band + at / all.length))] as const),
    ),
  );
}

/** Enough digits to part as many results as one run may have. */
const rounded = (rank: number) => Math.round(rank * 1e6) / 1e6;
