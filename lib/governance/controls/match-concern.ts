import { outsideMatters, shippedSynonyms } from '../../common/shipped-controls';
import { type ConcernIndex, concernIndex, type Hit } from './concern-index';
import type { Control } from './control-set';
import { meantWord } from './meant-word';
import { type OutsideMatter, outsideMatter, outsideWords } from './outside-matter';
import { type Correct, type SpokenWord, spokenWords } from './spoken-words';

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

/** What the controls say to a text. */
export interface MatchedConcern {
  /** The controls that answer it, best first. */
  readonly matches: readonly ControlMatch[];
  /** Do they? Or are they only the nearest there are, and somebody has to say whether they answer it? */
  readonly sure: boolean;
  /** What it is about instead, where that is a matter that no control answers. */
  readonly outside?: OutsideMatter;
}

/** What scores less than this part of the best match is left out; so is what comes after the fifth. */
const NEAR_BEST = 0.3;
const MATCHES_MAX = 5;

/** An answer is sure from this score on, if at least this part of what was said is understood; below the lower it is noise. */
const SURE = [
  { score: 2.5, share: 0.3 },
  { score: 1.5, share: 0.6 },
] as const;
const UNSURE = { score: 0.8, share: 0.1 } as const;

/** How much more has to be said of another matter than of any control, for the other to be what it is about. */
const OUTSIDE_WINS = 1.25;

/** How much a word counts that was not written as we know it. */
const TYPO = 0.8;

/**
 * The controls that speak of what somebody worries about, best first: by words in their base form, by phrases, by synonyms
 * and in spite of typing mistakes.
 *
 * A word counts more the fewer controls say it (as in BM25), and more among a control's own words than in its evaluation.
 * Where more is said of a matter that no control answers, or too little of what was said is understood, the answer is none.
 * Limits: English with some German; a text that says the same in words of another kind finds nothing.
 */
export function concernMatcher(
  controls: readonly Control[],
  synonyms = shippedSynonyms(),
  outside = outsideMatters(),
): (text: string) => MatchedConcern {
  const index = concernIndex(controls, synonyms);
  const outer = outsideWords(outside);
  const phrases = new Set([...index.phrases, ...outer.keys()]);
  const correct: Correct = (word) =>
    index.bases.has(word.base) || outer.has(word.base) ? undefined : meantWord(word, index.known);
  return (text) => {
    const rows = unique(spokenWords(text, phrases, correct)).map((word) => understood(word, index, outer));
    const found = controls.map((control, at) => matchOf(control, at, rows));
    return judged(rows, found);
  };
}

/** The same for one text. */
export function matchConcern(text: string, controls: readonly Control[]): MatchedConcern {
  return concernMatcher(controls)(text);
}

function judged(rows: readonly Row[], found: readonly ControlMatch[]): MatchedConcern {
  const best = Math.max(0, ...found.map(({ score }) => score));
  const about = outsideMatter(rows.map(({ word, ...row }) => ({ ...row, written: word.written })));
  const beside = about?.score ?? 0;
  if (about && beside >= best * OUTSIDE_WINS) {
    const { matter, words } = about;
    return { matches: [], sure: false, outside: { matter, words } };
  }
  const said = rows.reduce((sum, { rarity, isPhrase }) => sum + (isPhrase ? 0 : rarity), 0);
  const reaches = ({ score, share }: { score: number; share: number }) => best >= score && best >= said * share;
  if (!reaches(UNSURE)) return { matches: [], sure: false };
  return {
    sure: SURE.some(reaches) && beside < best / 2,
    matches: found
      .filter(({ score }) => score >= best * NEAR_BEST)
      .sort((one, other) => other.score - one.score)
      .slice(0, MATCHES_MAX),
  };
}

/** A word of the concern, and what it means to each control. */
interface Row {
  readonly word: SpokenWord;
  readonly hits: readonly (Hit | undefined)[];
  /** How much it tells: more the fewer controls speak of it. */
  readonly rarity: number;
  readonly isPhrase: boolean;
  readonly matter?: string;
}

function understood(word: SpokenWord, index: ConcernIndex, outer: ReadonlyMap<string, string>): Row {
  const matter = outer.get(word.base);
  const hits = index.hits(word.base);
  // A mention in passing does not make a word common.
  const strengths = hits.map((hit) => hit?.strength ?? 0);
  const top = Math.max(...strengths);
  const count = top === 0 ? 0 : strengths.reduce((sum, one) => sum + one / top, 0);
  const rarity = Math.log(1 + (index.size - count + 0.5) / (count + 0.5)) * (word.isTypo ? TYPO : 1);
  return { word, hits, rarity, isPhrase: word.base.includes(' '), ...(matter !== undefined && { matter }) };
}

function matchOf(control: Control, at: number, rows: readonly Row[]): ControlMatch {
  const hits = rows.flatMap(({ word, hits, rarity }) => (hits[at] ? [{ word, rarity, ...hits[at] }] : []));
  return {
    control,
    score: hits.reduce((sum, { rarity, strength }) => sum + rarity * strength, 0),
    words: hits.map(({ word, found }) => ({ asked: word.written, found })),
  };
}

function unique(words: readonly SpokenWord[]): SpokenWord[] {
  return [...new Map(words.map((word) => [word.base, word])).values()];
}
