import { baseForm } from './base-form';

/** Words that say nothing of what somebody worries about. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set(
  (
    'a about actually after again against all also am an and another any anybody anyone anything are as at back be because been before ' +
    'being between but by can cannot could did do does doing done each either else enough even ever every everybody everyone few for from ' +
    'further get gets getting go goes going got had happen happened happens has have having he her here hers him his how i if in into ' +
    'is it its itself just keep keeps kind let like lot made make makes making many may me might more most much must my need needs never ' +
    'no nobody none nor not nothing now of off often on once one only onto or other others ought our ours out over own per properly quite ' +
    'really same say says she should so some somebody someone something sometimes somewhere soon still such sure take taken takes ' +
    'than that the their theirs them then there these they thing things think this those through thus to together too under until up upon ' +
    'us use used uses using very want wants was way we well were what when where whether which while who whole whom whose why will with ' +
    'within without would yes yet you your im dont doesnt isnt cant wont lets gives give given put puts know knows known ' +
    'bad good better best worse big feel feeling bit lots ' +
    'shall ensure remain remains sole institution organisation company firm simply ' +
    'people party side day time work works working worked case anymore instead able allowed however therefore carried'
  ).split(' '),
);

/** Several words for one thing, of which none would mean it alone. */
const ENTERING = /\b(?:log|sign|logs|signs)[ -](?:in|on)\b(?! to)/g;

export interface SpokenWord {
  readonly written: string;
  readonly base: string;
  /** Was it written otherwise than we know it? */
  readonly isTypo?: boolean;
}

/** The base form of what somebody probably meant by a word; undefined where the word stands as it is. */
export type Correct = (word: SpokenWord) => string | undefined;

/** All words of a text in their order, each as it was written and in its base form; one with a hyphen counts as its parts. */
export function wordsInOrder(text: string): SpokenWord[] {
  const said = text
    .toLowerCase()
    .replace(/[’']s\b|[’']/g, '')
    .replace(ENTERING, 'login');
  const words = said.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((written) => ({ written, base: baseForm(written) }));
}

/** Does the word carry meaning by itself? */
export function isTelling({ written }: SpokenWord): boolean {
  return written.length > 1 && !EMPTY_WORDS.has(written);
}

/** A phrase as it is compared: its words in their base form, in order. */
export function phraseForm(phrase: string): string {
  return wordsInOrder(phrase)
    .map(({ base }) => base)
    .join(' ');
}

/**
 * What a text speaks of: its telling words, and the phrases of several words that somebody knows.
 *
 * @param phrases in the form of `phraseForm`
 */
export function spokenWords(
  text: string,
  phrases: ReadonlySet<string> = new Set(),
  correct: Correct = () => undefined,
): SpokenWord[] {
  const words = wordsInOrder(text).map((word): SpokenWord => {
    const meant = isTelling(word) ? correct(word) : undefined;
    return meant === undefined ? word : { ...word, base: meant, isTypo: true };
  });
  const together = words.flatMap((_, from) =>
    PHRASE_LENGTHS.flatMap((length) => {
      const part = words.slice(from, from + length);
      const phrase = joined(part);
      return part.length === length && phrases.has(phrase.base) ? [phrase] : [];
    }),
  );
  return [...together, ...words.filter(isTelling)];
}

/** Of how many words phrases are looked for. */
const PHRASE_LENGTHS = [2, 3, 4];

function joined(words: readonly SpokenWord[]): SpokenWord {
  return {
    written: words.map(({ written }) => written).join(' '),
    base: words.map(({ base }) => base).join(' '),
    isTypo: words.some(({ isTypo }) => isTypo),
  };
}
