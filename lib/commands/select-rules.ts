import { type Finding, TOPICS, type Topic } from '../common/finding';
import { nearest } from '../common/nearest';
import type { RuleCard } from '../common/rule-card';
import { UserError } from '../common/user-error';
import type { ManifestRule } from '../governance/manifest-rule';
import type { Rule } from '../../policies/rule';
import type { Catalogue } from './catalogue';

/** What `--only` leaves of the catalogue. */
export interface Selection {
  readonly rules: readonly Rule[];
  readonly manifestRules: readonly ManifestRule[];
  /** Nobody asked for less. Proofs speak about everything at once, so they run only then. */
  readonly whole: boolean;
  includes(finding: Finding): boolean;
  /** Is a rule asked at all? */
  asks(id: string): boolean;
}

/** @throws UserError when a word is neither a topic nor a rule. */
export function select(only: readonly string[] | undefined, { rules, manifestRules, cards }: Catalogue): Selection {
  if (!only || only.length === 0) return { rules, manifestRules, whole: true, includes: () => true, asks: () => true };
  const known = [...TOPICS, ...cards.map((card) => card.id)];
  const strangers = only.filter((word) => !known.includes(word));
  if (strangers.length > 0) throw new UserError(strangers.map((word) => stranger(word, known)));
  const silent = only.filter((word) => !cards.some((card) => card.id === word || card.topic === word));
  if (silent.length > 0) throw new UserError(silent.map((word) => noRuleYet(word, cards)));
  const matches = (id: string, topic: Topic) => only.includes(id) || only.includes(topic);
  const asked = new Set(cards.filter(({ id, topic }) => matches(id, topic)).map(({ id }) => id));
  return {
    rules: rules.filter((rule) => matches(rule.id, rule.topic)),
    manifestRules: manifestRules.filter((rule) => matches(rule.id, rule.topic)),
    whole: false,
    includes: (finding) => matches(finding.rule, finding.topic),
    asks: (id) => asked.has(id),
  };
}

/** A topic of the design without rules so far: a clean answer about it would be empty. */
function noRuleYet(topic: string, cards: readonly RuleCard[]) {
  return {
    where: '--only',
    what: 'names a topic that has no rule yet',
    saw: topic,
    want: [...new Set(cards.map((card) => card.topic))].join(', '),
    mend: 'leave it out',
    code: 'check/only',
  };
}

function stranger(word: string, known: readonly string[]) {
  const meant = nearest(word, known);
  return {
    where: '--only',
    what: 'names neither a topic nor a rule',
    saw: word,
    want: `${TOPICS.join(', ')}, or an id that \`enclave rules\` lists`,
    mend: meant ? `write \`--only ${meant}\`` : 'run `enclave rules`',
    code: 'check/only',
  };
}
