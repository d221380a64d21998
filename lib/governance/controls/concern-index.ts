import { phraseForm, type SpokenWord, spokenWords } from './spoken-words';
import type { Control } from './control-set';

/** How much a word counts by where the control says it. */
const WEIGHT = { words: 3, concerns: 2, statement: 1.5, evaluation: 0.5, verification: 0.3 } as const;
type Place = keyof typeof WEIGHT;

/** How fast saying it again, or elsewhere too, stops to count. */
const SATURATION = 1.5;

/** How much another word for the same thing counts, of what the word itself would. */
const SYNONYM = 0.7;

/** What somebody can speak of: each word with the controls that speak of it. */
export interface ConcernIndex {
  readonly phrases: ReadonlySet<string>;
  /** Every word that means something here, with its base form. */
  readonly known: ReadonlyMap<string, string>;
  readonly bases: ReadonlySet<string>;
  readonly size: number;
  /** For each control, in order: how strongly it says the word, or another for it. */
  hits(base: string): readonly (Hit | undefined)[];
}

export interface Hit {
  /** The control's own word. */
  readonly found: string;
  /** From 0 to 1. */
  readonly strength: number;
}

export function concernIndex(controls: readonly Control[], synonyms: readonly (readonly string[])[]): ConcernIndex {
  const groups = synonyms.map((group) => group.map(phraseForm));
  const phrases = new Set(
    [...groups.flat(), ...controls.flatMap(({ words }) => words.map(phraseForm))].filter(isPhrase),
  );
  const documents = controls.map((control) => wordsOf(control, phrases));
  const written = [...documents.flatMap((words) => [...words.values()].flatMap(({ all }) => all)), ...synonyms.flat()];
  const known = new Map(written.map((word) => [word.toLowerCase(), phraseForm(word)]));
  const others = othersOf(groups);
  return {
    phrases,
    known,
    bases: new Set(known.values()),
    size: controls.length,
    hits: (base) => {
      const meant = [...(others.get(base) ?? [])].filter((one) => one !== base);
      return documents.map((words) => best([said(words, base, 1), ...meant.map((one) => said(words, one, SYNONYM))]));
    },
  };
}

/** For each word those that mean the same. */
function othersOf(groups: readonly (readonly string[])[]): ReadonlyMap<string, ReadonlySet<string>> {
  const others = new Map<string, Set<string>>();
  for (const group of groups)
    for (const word of group) others.set(word, new Set([...(others.get(word) ?? []), ...group]));
  return others;
}

function isPhrase(form: string): boolean {
  return form.includes(' ');
}

interface Said {
  readonly written: string;
  /** In every form it is written in. */
  readonly all: readonly string[];
  readonly weight: number;
}

/** Each word of a control with the places it stands in, summed up. */
function wordsOf(control: Control, phrases: ReadonlySet<string>): ReadonlyMap<string, Said> {
  const said = new Map<string, Said>();
  const { id, concerns, words, statement, evaluation, metric = '', verification, split } = control;
  const texts: Readonly<Record<Place, readonly string[]>> = {
    words,
    concerns,
    statement: [id, statement],
    evaluation: [evaluation, metric],
    verification: [...verification.map(({ name }) => name), ...(split ? Object.values(split) : [])],
  };
  for (const [place, parts] of Object.entries(texts) as [Place, readonly string[]][]) {
    const here = parts.flatMap((part) => spokenOf(part, place, phrases));
    const weighed = new Set<string>();
    for (const { base, written } of here) {
      const { weight = 0, all = [] } = said.get(base) ?? {};
      said.set(base, { written, all: [...all, written], weight: weight + (weighed.has(base) ? 0 : WEIGHT[place]) });
      weighed.add(base);
    }
  }
  return said;
}

/** A phrase is one word: its parts mean something else. */
function spokenOf(text: string, place: Place, phrases: ReadonlySet<string>): SpokenWord[] {
  const form = phraseForm(text);
  return place === 'words' && isPhrase(form) ? [{ written: text, base: form }] : spokenWords(text, phrases);
}

function said(words: ReadonlyMap<string, Said>, base: string, share: number): Hit | undefined {
  const one = words.get(base);
  return one && { found: one.written, strength: (share * one.weight) / (one.weight + SATURATION) };
}

function best(hits: readonly (Hit | undefined)[]): Hit | undefined {
  return hits.reduce((top, one) => (one && (!top || one.strength > top.strength) ? one : top), undefined);
}
