import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from './package-root';
import { type ShippedControl, shippedControlSchema } from './shipped-control';

const SUFFIX = '.yaml';

let ids: readonly string[] | undefined;
let controls: readonly ShippedControl[] | undefined;
let specific: SpecificWords | undefined;
let outside: Readonly<Record<string, readonly string[]>> | undefined;
let synonyms: readonly (readonly string[])[] | undefined;

/** Ids of the controls that the product ships, in alphabetical order: the names of their files. No file is read. */
export function shippedControlIds(): readonly string[] {
  ids ??= readdirSync(folder('set'))
    .filter((name) => name.endsWith(SUFFIX))
    .map((name) => name.slice(0, -SUFFIX.length))
    .sort();
  return ids;
}

/** The controls that the product ships, one file of `controls/set` each, in alphabetical order. Read when first asked for. */
export function shippedControls(): readonly ShippedControl[] {
  controls ??= shippedControlIds().map((id) => readControl(readFileSync(folder('set', `${id}${SUFFIX}`), 'utf8'), id));
  return controls;
}

/** One control from the text of its file. What is wrong with one is a bug of ours. */
export function readControl(text: string, id: string): ShippedControl {
  const { success, data, error } = shippedControlSchema.safeParse(parse(text));
  if (!success)
    throw new Error(
      `controls/set/${id}${SUFFIX}: ${error.issues.map(({ message, path }) => `${path.join('.')} ${message}`).join('; ')}`,
    );
  if (data.id !== id) throw new Error(`controls/set/${id}${SUFFIX} says that it is ${data.id}`);
  return data;
}

/** Words that stakeholders use for one thing, from `controls/synonyms.yaml`. */
export function shippedSynonyms(): readonly (readonly string[])[] {
  synonyms ??= parse(readFileSync(folder('synonyms.yaml'), 'utf8')) as string[][];
  return synonyms;
}

/** Matters that no control answers, each with its words, from `controls/outside.yaml`. */
export function outsideMatters(): Readonly<Record<string, readonly string[]>> {
  outside ??= parse(readFileSync(folder('outside.yaml'), 'utf8')) as Record<string, string[]>;
  return outside;
}

/** What makes a concern specific: words for harms, and for what can be harmed. */
export interface SpecificWords {
  readonly harms: readonly string[];
  readonly assets: readonly string[];
}

/** From `controls/specific.yaml`. */
export function specificWords(): SpecificWords {
  specific ??= parse(readFileSync(folder('specific.yaml'), 'utf8')) as SpecificWords;
  return specific;
}

function folder(...parts: string[]): string {
  return join(packageRoot(), 'controls', ...parts);
}
