import type { RuleCard } from '../lib/common/rule-card';
import { TEMPLATE_MACRO_UNSEEN, TEMPLATE_MALFORMED, TEMPLATE_NESTED_UNSEEN } from './beyond-judgement-cards';
import { EXCEPTION_EXPIRED, EXCEPTION_STALE } from './exceptions';
import type { Rule } from './rule';
import { rules } from './rules';

/** Every id a finding may carry, with its card, in alphabetical order: what `enclave rules` and the documents print. */
export const cards: readonly RuleCard[] = [
  ...rules.map(cardOf),
  EXCEPTION_EXPIRED,
  EXCEPTION_STALE,
  TEMPLATE_MACRO_UNSEEN,
  TEMPLATE_MALFORMED,
  TEMPLATE_NESTED_UNSEEN,
].sort((one, other) => (one.id < other.id ? -1 : 1));

/** The card alone, without the check, so that it can be printed as data. */
function cardOf(rule: Rule): RuleCard {
  return Object.fromEntries(Object.entries(rule).filter(([key]) => key !== 'check')) as unknown as RuleCard;
}
