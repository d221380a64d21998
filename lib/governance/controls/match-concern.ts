import { shippedSynonyms } from '../../common/shipped-controls';
import type { ConcernSpec } from '../../manifest';
import { baseForm, wordsOf } from './base-form';
import type { Control } from './control-set';

/** A word of the concern that a control speaks of. */
export interface MatchedWord {
  readonly asked: string;
  /** The control's own word, where it is another for the same thing. */
  readonly found: string;
}

export interface ControlMatch {
  readonly control: Control;
  readonly words: readonly MatchedWord[];
  readonly score: number;
}

/** How much a word counts by where the control says it. */
const WEIGHT = { concerns: 3, statement: 2, evaluation: 1 } as const;

/** What scores less than this part of the best match is left out; so is what comes after the fifth. */
const NEAR_BEST = 0.6;
const MATCHES_MAX = 5;

/** One word alone must be rare to count as a match: said by at most so many controls. */
const RARE_MAX = 4;

/**
 * The controls that speak of what somebody worries about, best first: by words in their base form and by synonyms.
 *
 * A word counts more the fewer controls say it, and more in a worry than in a statement. Nothing is learnt or guessed:
 * each match shows its words. Limits: English only, and a text that says the same in words of another kind finds nothing.
 */
export function matchConcern(text: string, controls: readonly Control[], synonyms = shippedSynonyms()): ControlMatch[] {
  const asked = [...new Map(wordsOf(text).map((word) => [word.base, word])).values()];
  const vocabularies = controls.map((control) => ({ control, words: vocabularyOf(control) }));
  const groups = synonyms.map((group) => new Set(group.map(baseForm)));
  const rows = asked.map(({ written, base }) => {
    const meant = new Set([base, ...groups.filter((group) => group.has(base)).flatMap((group) => [...group])]);
    const hits = vocabularies.map(({ words }) => bestHit(meant, base, words));
    return { written, hits, count: hits.filter(Boolean).length };
  });
  const found = vocabularies.map(({ control }, at) => {
    const hits = rows.flatMap(({ written, hits, count }) => (hits[at] ? [{ written, count, ...hits[at] }] : []));
    const score = hits.reduce((sum, { weight, count }) => sum + weight * Math.log2(1 + controls.length / count), 0);
    const isEnough = hits.length > 1 || hits.some(({ count }) => count <= RARE_MAX);
    return {
      control,
      score: isEnough ? score : 0,
      words: hits.map(({ written: one, found }) => ({ asked: one, found })),
    };
  });
  const best = Math.max(0, ...found.map(({ score }) => score));
  return found
    .filter(({ score }) => score > 0 && score >= best * NEAR_BEST)
    .sort((one, other) => other.score - one.score)
    .slice(0, MATCHES_MAX);
}

interface Spoken {
  readonly written: string;
  readonly weight: number;
}

/** Each word of a control with the most telling place it stands in. */
function vocabularyOf({ id, concerns, statement, evaluation, metric = '' }: Control): ReadonlyMap<string, Spoken> {
  const words = new Map<string, Spoken>();
  const places = {
    evaluation: `${evaluation} ${metric}`,
    statement: `${id} ${statement}`,
    concerns: concerns.join(' '),
  };
  for (const [place, text] of Object.entries(places) as [keyof typeof WEIGHT, string][])
    for (const { written, base } of wordsOf(text)) words.set(base, { written, weight: WEIGHT[place] });
  return words;
}

/** The word itself before any other for the same thing. */
function bestHit(meant: ReadonlySet<string>, base: string, words: ReadonlyMap<string, Spoken>) {
  const hits = [...meant].flatMap((word) => {
    const spoken = words.get(word);
    return spoken ? [{ found: spoken.written, weight: word === base ? spoken.weight : spoken.weight / 2 }] : [];
  });
  return hits.reduce<(typeof hits)[number] | undefined>(
    (best, one) => (best && best.weight >= one.weight ? best : one),
    undefined,
  );
}

/** What the controls say to a concern. */
export interface ConcernAnswer {
  /** The concern of the manifest; absent where somebody asked in words that the manifest does not hold. */
  readonly concern?: ConcernSpec;
  readonly matches: readonly Pick<ControlMatch, 'control' | 'words'>[];
}

/** Answers a concern: by its id or its very text with the controls that the manifest names, else by words. */
export function answerConcern(
  asked: string,
  concerns: readonly ConcernSpec[],
  controls: readonly Control[],
): ConcernAnswer {
  const same = (text: string) => text.trim().toLowerCase() === asked.trim().toLowerCase();
  const concern = concerns.find(({ id, text }) => same(id) || same(text));
  if (!concern) return { matches: matchConcern(asked, controls) };
  const named = concern.controls.flatMap((id) => controls.filter((control) => control.id === id));
  if (named.length > 0) return { concern, matches: named.map((control) => ({ control, words: [] })) };
  return { concern, matches: matchConcern(concern.text, controls) };
}
