import type { Finding } from '../lib/common/finding';
import type { RuleCard } from '../lib/common/rule-card';
import type { Observation } from './rule';

/** Who a finding is about: a resource of a template, or a place in a manifest. */
export interface Subject {
  readonly logicalId: string;
  readonly type: string;
  readonly constructPath?: string;
  /** The resource of the author's that it was made from. */
  readonly origin?: string;
}

/** The whole finding, from the rule's card and what was seen. */
export function findingOf(card: RuleCard, said: Observation, subject: Subject, target: string): Finding {
  const { logicalId, type, constructPath, origin } = subject;
  const names = {
    ...(constructPath !== undefined && { constructPath }),
    // Nobody finds the id that SAM gives in a file of their own.
    ...(origin !== undefined && { becomes: logicalId }),
  };
  return {
    rule: card.id,
    topic: card.topic,
    verdict: said.verdict,
    severity: card.severity,
    tier: card.tier ?? 'core',
    target,
    resource: { logicalId: origin ?? logicalId, type, ...names, ...said.position },
    property: said.property,
    saw: said.saw,
    want: said.want,
    why: card.why,
    fix: card.fix,
    controls: card.controls,
    ...(card.waivable === false && { waivable: false as const }),
  };
}
