import type { RuleCard } from '../common/rule-card';

/** The service in a resource type: `EC2` of `AWS::EC2::ClientVpnEndpoint`. */
export function serviceOf(type: string): string {
  return type.split('::')[1] ?? type;
}

/** Cards by a word that each may have several of, both in alphabetical order. */
export function indexBy(
  cards: readonly RuleCard[],
  wordsOf: (card: RuleCard) => readonly string[],
): ReadonlyMap<string, readonly RuleCard[]> {
  const index = new Map<string, RuleCard[]>();
  for (const card of cards) {
    for (const word of new Set(wordsOf(card))) index.set(word, [...(index.get(word) ?? []), card]);
  }
  return new Map([...index].sort(([one], [other]) => (one < other ? -1 : 1)));
}
