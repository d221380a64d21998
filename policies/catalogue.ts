import type { RuleCard } from '../lib/common/rule-card';
import { BEYOND_JUDGEMENT_CARDS } from './beyond-judgement-cards';
import { EXCEPTION_CARDS } from './exception-cards';
import { rules } from './rules';

/** Every id a finding about a template may carry, with its card, in alphabetical order: what `enclave rules` and the documents print. */
export const cards: readonly RuleCard[] = [...rules.map(cardOf), ...EXCEPTION_CARDS, ...BEYOND_JUDGEMENT_CARDS].sort(
  (one, other) => (one.id < other.id ? -1 : 1),
);

/** The card alone, without the check, so that it can be printed as data. */
export function cardOf(rule: RuleCard): RuleCard {
  return Object.fromEntries(Object.entries(rule).filter(([key]) => key !== 'check')) as unknown as RuleCard;
}
