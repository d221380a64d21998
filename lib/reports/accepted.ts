import { familyOfRule, RISK_FAMILY_IDS } from '../common/risk-family';
import type { AcceptedRisk, ReportedFinding } from './findings-schema';
import { addTo, compare, inOrder } from './priorities';

/** A gap of the vendor that somebody accepts for a while. */
export interface AcceptedGap {
  readonly gap: string;
  readonly owner: string;
  readonly expires: string;
}

/** A gap is as grave as the error it would be if nobody accepted it. */
const GAP_GRAVITY = 1;

type Unnumbered = Omit<AcceptedRisk, 'priority'> & { readonly gravity: number };

/**
 * What stays a risk although it stops nothing, in the order of what is mended: one entry for each agreement about a rule,
 * one for each rule of the baseline, one for each gap.
 */
export function acceptedRisks(
  findings: readonly ReportedFinding[],
  gaps: readonly (AcceptedGap & { readonly target: string })[],
): AcceptedRisk[] {
  const agreements = new Map<string, ReportedFinding[]>();
  for (const one of findings) {
    addTo(agreements, JSON.stringify([one.target, one.exception ?? null]), one);
  }
  const all = [...[...agreements.values()].flatMap(risksOf), ...gaps.map(gapRisk)];
  return all
    .sort((one, other) => compare(orderOf(one), orderOf(other)))
    .map(({ gravity: _, ...risk }, at) => ({ priority: at + 1, ...risk }));
}

/** All findings are of one target and under one agreement, or under none. */
function risksOf(findings: readonly ReportedFinding[]): Unnumbered[] {
  const [{ target, exception }] = findings as [ReportedFinding];
  const agreed = exception && { owner: exception.owner, expires: exception.expires };
  return inOrder(findings).map(({ gravity, family, kind, affected }) => {
    return { gravity, family, target, rule: kind, affected, ...agreed };
  });
}

function gapRisk({ target, gap, owner, expires }: AcceptedGap & { readonly target: string }): Unnumbered {
  const family = familyOfRule('', 'governance');
  return { gravity: GAP_GRAVITY, family, target, gap, affected: 1, owner, expires };
}

function orderOf({ gravity, family, affected, target, rule = '', gap = '', owner = '', expires = '' }: Unnumbered) {
  return [gravity, RISK_FAMILY_IDS.indexOf(family), -affected, target, rule, gap, owner, expires];
}
