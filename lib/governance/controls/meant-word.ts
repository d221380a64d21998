import { distance } from 'fastest-levenshtein';
import { EMPTY_WORDS, type SpokenWord } from './spoken-words';

/** A word of fewer letters is too near to too many others. */
const TYPO_LENGTH_MIN = 5;
const TWO_TYPOS_LENGTH_MIN = 8;

/**
 * The base form of what somebody probably meant who wrote a word that nobody knows; undefined where nothing is near
 * enough, or two are.
 *
 * @param known each word that is known, with its base form
 */
export function meantWord({ written, base: own }: SpokenWord, known: ReadonlyMap<string, string>): string | undefined {
  if (written.length < TYPO_LENGTH_MIN || EMPTY_WORDS.has(written)) return undefined;
  let most = written.length >= TWO_TYPOS_LENGTH_MIN ? 2 : 1;
  let meant = new Set<string>();
  for (const [word, base] of known) {
    if (word.includes(' ') || word[0] !== written[0] || Math.abs(word.length - written.length) > most) continue;
    const apart = Math.min(distance(written, word), distance(own, base));
    if (apart > most) continue;
    if (apart < most) meant = new Set();
    meant.add(base);
    most = apart;
  }
  return meant.size === 1 ? [...meant][0] : undefined;
}
