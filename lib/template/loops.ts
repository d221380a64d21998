import type { Node, Place } from './property';
import { placeAt } from './property';
import { type RawMap, isMap, own } from './template-source';
import { Written } from './written';

/** The entries one template may grow to. CloudFormation takes 500 resources; loops in loops could make millions. */
const ENTRIES_MAX = 20_000;

/** Loops more deeply inside one another than this are not followed; CloudFormation stops at five. */
const DEPTH_MAX = 60;

const SECTIONS = ['Resources', 'Conditions', 'Outputs'];

/** The items a collection comes to; undefined when only the deployment knows. */
export type ReadCollection = (collection: Node) => readonly string[] | undefined;

/**
 * Writes out every `Fn::ForEach` whose collection is known, in whatever map it stands. What the author wrote keeps its
 * place, so that each turn of a loop leads to the same lines.
 *
 * Limits: a loop over a collection that is not known, or that grows without bound, stays: whoever meets it reports a
 * macro. The template itself comes back when it has no loops or does not ask for language extensions.
 */
export function unrollLoops(raw: RawMap, read: ReadCollection): RawMap {
  if (!asksForLoops(raw)) return raw;
  const unroll = new Unroll(read);
  const sections = SECTIONS.filter((section) => isMap(raw[section]) && mentionsLoop(raw[section]));
  const written = sections.map((section) => [section, unroll.map(raw[section] as RawMap, placeAt([section]), [], 0)]);
  return unroll.full ? raw : { ...raw, ...(Object.fromEntries(written) as RawMap) };
}

function asksForLoops(raw: RawMap): boolean {
  return [own(raw, 'Transform')].flat().includes('AWS::LanguageExtensions');
}

function mentionsLoop(section: unknown): boolean {
  let row: unknown[] = [section];
  while (row.length > 0) {
    if (row.some((item) => isMap(item) && Object.keys(item).some(isLoopKey))) return true;
    row = row.flatMap((item) => (Array.isArray(item) ? (item as unknown[]) : isMap(item) ? Object.values(item) : []));
  }
  return false;
}

export function isLoopKey(name: string): boolean {
  return name.startsWith('Fn::ForEach::');
}

type Variables = readonly (readonly [name: string, value: string])[];

class Unroll {
  private entries = 0;

  /** Too many entries: then no loop is written out, and what is made here is thrown away. */
  get full(): boolean {
    return this.entries > ENTRIES_MAX;
  }

  constructor(private readonly read: ReadCollection) {}

  /** The map with its loops written out, and with the variables of the loops around it filled in. */
  map(raw: RawMap, place: Place, variables: Variables, depth: number, moved = false): RawMap {
    const result: [string, unknown][] = [];
    for (const [key, value] of Object.entries(raw)) {
      const at = { parent: place, step: key };
      const turns = isLoopKey(key) && depth < DEPTH_MAX ? this.turnsOf(value, at, variables, depth) : undefined;
      if (turns) result.push(...turns);
      else {
        const [name, filled] = [fill(key, variables), this.value(value, at, variables, depth + 1)];
        result.push([name, moved || name !== key ? new Written(filled, at) : filled]);
      }
    }
    // Not an object literal: `__proto__` is a key like any other.
    return Object.fromEntries(result);
  }

  private value(raw: unknown, place: Place, variables: Variables, depth: number): unknown {
    if (typeof raw === 'string') return fill(raw, variables);
    if (depth >= DEPTH_MAX || this.full) return raw;
    if (Array.isArray(raw)) {
      return raw.map((item: unknown, step) => this.value(item, { parent: place, step }, variables, depth + 1));
    }
    if (!isMap(raw)) return raw;
    const named = own(raw, 'Ref');
    const variable = typeof named === 'string' && variables.find(([name]) => name === named);
    return variable ? variable[1] : this.map(raw, place, variables, depth);
  }

  /** What a loop comes to; undefined when it cannot be written out. */
  private turnsOf(raw: unknown, place: Place, variables: Variables, depth: number): [string, unknown][] | undefined {
    const [name, collection, output] = Array.isArray(raw) ? (raw as unknown[]) : [];
    if (typeof name !== 'string' || !isMap(output) || this.full) return undefined;
    const at = { parent: place, step: 1 };
    const items = this.read({ raw: this.value(collection, at, variables, depth + 1), place: at });
    this.entries += items?.length ?? 0;
    if (!items || this.full) return undefined;
    return items.flatMap((item) =>
      Object.entries(this.map(output, { parent: place, step: 2 }, [...variables, [name, item]], depth + 1, true)),
    );
  }
}

/** `${Name}` is the item as it stands, `&{Name}` the item without what no logical id may hold. */
function fill(text: string, variables: Variables): string {
  return variables.reduce(
    (filled, [name, item]) =>
      filled.replaceAll(`\${${name}}`, () => item).replaceAll(`&{${name}}`, () => item.replace(/[^A-Za-z0-9]/g, '')),
    text,
  );
}
