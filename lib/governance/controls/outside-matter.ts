import { phraseForm } from './spoken-words';

/** A matter that no control answers, and what was said of it. */
export interface OutsideMatter {
  readonly matter: string;
  readonly words: readonly string[];
}

/** A word of such a matter counts as one of a control's own words does. */
const STRENGTH = 2 / 3;

/** Each word, in its base form, with the matter it belongs to. */
export function outsideWords(outside: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(outside).flatMap(([matter, words]) => words.map((word) => [phraseForm(word), matter])));
}

/** The matter that most is said of, if any. */
export function outsideMatter(
  spoken: readonly { readonly written: string; readonly rarity: number; readonly matter?: string | undefined }[],
): (OutsideMatter & { readonly score: number }) | undefined {
  const matters = [...new Set(spoken.flatMap(({ matter }) => matter ?? []))];
  const [first] = matters
    .map((matter) => {
      const own = spoken.filter((one) => one.matter === matter);
      const score = own.reduce((sum, { rarity }) => sum + rarity * STRENGTH, 0);
      return { matter, words: own.map(({ written }) => written), score };
    })
    .sort((one, other) => other.score - one.score);
  return first;
}
