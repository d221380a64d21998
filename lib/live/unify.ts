import { textOf, type Pattern, type Reference, type Values } from './pattern';
import { isTelling, mayStandFor } from './shapes';

/** What every reference stands for so far, and who already stands for what. Never changed, only extended. */
export interface Bindings {
  readonly values: Values;
  /** Values in use, by kind: two resources of one type never share a name or an ARN. */
  readonly owners: ReadonlyMap<string, string>;
  /** References whose value was learned from more than the places that use it. */
  readonly vouched: ReadonlySet<string>;
  /** By kind, the only values there are, where we could ask for all of them. */
  readonly candidates: ReadonlyMap<string, ReadonlySet<string>>;
  /** Steps left for the question at hand; shared by all that extend these bindings. */
  readonly budget: { steps: number };
}

/**
 * Steps one question may cost. An enclave's policies need some hundreds; only a document built to
 * confuse us needs more, and then the answer is drift.
 */
const STEPS_MAX = 50_000;

export function nothingBound(): Bindings {
  return {
    values: new Map(),
    owners: new Map(),
    vouched: new Set(),
    candidates: new Map(),
    budget: { steps: STEPS_MAX },
  };
}

export function withFreshBudget(bindings: Bindings): Bindings {
  return { ...bindings, budget: { steps: STEPS_MAX } };
}

/** The bindings with one more; undefined when the reference cannot stand for this text. */
export function bind(bindings: Bindings, reference: Reference, text: string): Bindings | undefined {
  const bound = bindings.values.get(reference.name);
  if (bound !== undefined) return bound === text ? bindings : undefined;
  if (!mayStandFor(reference, text, bindings.values)) return undefined;
  const values = new Map(bindings.values).set(reference.name, text);
  if (reference.kind === undefined) return { ...bindings, values };
  if (bindings.candidates.get(reference.kind)?.has(text) === false) return undefined;
  const claim = `${reference.kind} ${text}`;
  if (bindings.owners.has(claim)) return undefined;
  return { ...bindings, values, owners: new Map(bindings.owners).set(claim, reference.name) };
}

/**
 * The bindings once it is sure that the pattern is this text, because we asked who it is and not only where
 * it is used. Unchanged where the text does not fit.
 */
export function vouch(bindings: Bindings, pattern: Pattern, text: string): Bindings {
  const solution = first(solveText(pattern, text, withFreshBudget(bindings)));
  if (!solution) return bindings;
  const names = pattern.flatMap((part) => (typeof part === 'string' ? [] : [part.name]));
  return { ...solution, vouched: new Set([...solution.vouched, ...names]) };
}

/** References of the patterns whose value is only what the audited places themselves say. */
export function uncheckedIn(patterns: readonly Pattern[], { values, vouched }: Bindings): string[] {
  const references = patterns.flat().filter((part) => typeof part !== 'string');
  const open = references.filter((one) => !isTelling(one) && !vouched.has(one.name));
  return [...new Set(open.map(({ name }) => `${name} = ${values.get(name) ?? 'unknown'}`))].sort();
}

/** Every way to read a deployed text as the pattern. */
export function* solveText(pattern: Pattern, text: string, bindings: Bindings): Generator<Bindings> {
  if (bindings.budget.steps-- <= 0) return;
  const [head, ...rest] = pattern;
  if (head === undefined) {
    if (text === '') yield bindings;
    return;
  }
  const known = typeof head === 'string' ? head : bindings.values.get(head.name);
  if (known !== undefined) {
    if (text.startsWith(known)) yield* solveText(rest, text.slice(known.length), bindings);
    return;
  }
  const reference = head as Reference;
  const [next] = rest;
  for (let end = next === undefined ? text.length : 1; end <= text.length; end++) {
    if (typeof next === 'string' && !text.startsWith(next, end)) continue;
    const extended = bind(bindings, reference, text.slice(0, end));
    if (extended) yield* solveText(rest, text.slice(end), extended);
  }
}

/** How one expected thing may be read as one deployed thing. */
export type Solve<P, D> = (expected: P, deployed: D, bindings: Bindings) => Iterable<Bindings>;

/** Every way to read the deployed things as the expected ones: as sets, each side used up entirely. */
export function* solveSet<P, D>(
  expected: readonly P[],
  deployed: readonly D[],
  solve: Solve<P, D>,
  bindings: Bindings,
): Generator<Bindings> {
  if (deployed.length > expected.length || (deployed.length === 0) !== (expected.length === 0)) return;
  const fits = expected.map((one) => deployed.map((other) => has(solve(one, other, bindings))));
  if (fits.some((row) => !row.includes(true))) return;
  if (deployed.some((_, column) => !fits.some((row) => row[column]))) return;
  // Those with the fewest candidates first: literals settle before references are tried.
  const order = expected.map((_, row) => row).sort((a, b) => count(fits[a]) - count(fits[b]));
  yield* place(order, new Set(), bindings);

  function* place(open: readonly number[], used: ReadonlySet<number>, sofar: Bindings): Generator<Bindings> {
    const [row, ...rest] = open;
    if (row === undefined) return void (used.size === deployed.length && (yield sofar));
    if (deployed.length - used.size > open.length) return;
    const columns = deployed.map((_, column) => column).filter((column) => fits[row]?.[column]);
    // An unused partner first: two expected things rarely come down to the same deployed one.
    for (const column of [...columns.filter((one) => !used.has(one)), ...columns.filter((one) => used.has(one))]) {
      for (const next of solve(expected[row] as P, deployed[column] as D, sofar)) {
        yield* place(rest, new Set(used).add(column), next);
      }
    }
  }
}

/** What finds no partner when each expected thing, the choosiest first, takes the first deployed one that fits. */
export function leftOver<P, D>(
  expected: readonly P[],
  deployed: readonly D[],
  solve: Solve<P, D>,
  bindings: Bindings,
): { readonly expected: P[]; readonly deployed: D[] } {
  const open = new Set(deployed.keys());
  let sofar = bindings;
  const choices = (one: P) => deployed.filter((other) => has(solve(one, other, bindings))).length;
  const ranked = expected.map((one) => [choices(one), one] as const).sort((a, b) => a[0] - b[0]);
  const unmatched = ranked.filter(([, one]) => {
    for (const column of open) {
      const next = first(solve(one, deployed[column] as D, sofar));
      if (!next) continue;
      open.delete(column);
      sofar = next;
      return false;
    }
    return true;
  });
  return { expected: unmatched.map(([, one]) => one), deployed: deployed.filter((_, column) => open.has(column)) };
}

/** Solves a pattern against a pattern that has no holes. */
export const solvePattern: Solve<Pattern, Pattern> = (expected, deployed, bindings) => {
  const text = textOf(deployed);
  return text === undefined ? [] : solveText(expected, text, bindings);
};

export function first<T>(items: Iterable<T>): T | undefined {
  for (const item of items) return item;
  return undefined;
}

function has(items: Iterable<unknown>): boolean {
  return first(items) !== undefined;
}

function count(row: readonly boolean[] | undefined): number {
  return row?.filter(Boolean).length ?? 0;
}
