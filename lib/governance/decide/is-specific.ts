import { type SpecificWords, specificWords } from '../../common/shipped-controls';
import { meantWord } from '../controls/meant-word';
import { phraseForm, spokenWords } from '../controls/spoken-words';

/** What a concern names: a harm, or what can be harmed, each in its own words. */
export interface Named {
  readonly harms: readonly string[];
  readonly assets: readonly string[];
}

/** The harms and assets of `controls/specific.yaml` that a text names, in spite of endings and typing mistakes. */
export function namedIn(text: string, words: SpecificWords = specificWords()): Named {
  const harms = formsOf(words.harms);
  const assets = formsOf(words.assets);
  const known = new Map([...words.harms, ...words.assets].map((word) => [word, phraseForm(word)]));
  const bases = new Set(known.values());
  const spoken = spokenWords(text, bases, (word) => (bases.has(word.base) ? undefined : meantWord(word, known)));
  const among = (forms: ReadonlySet<string>) =>
    spoken.filter(({ base }) => forms.has(base)).map(({ written }) => written);
  return { harms: among(harms), assets: among(assets) };
}

/**
 * Does a concern say what could happen, or to what? Nobody can say so of one that names neither: it may be a mood, or a
 * harm in words we do not know.
 */
export function isSpecific(text: string): true | 'unknown' {
  const { harms, assets } = namedIn(text);
  return harms.length + assets.length > 0 ? true : 'unknown';
}

function formsOf(words: readonly string[]): Set<string> {
  return new Set(words.map(phraseForm));
}
