/**
 * A small set of requests that decides a case: for each variable one value of each kind that its policies can tell apart.
 *
 * Two values are of one kind when every part of every statement that looks at the variable says the same of both, whatever
 * the other variables are that the part looks at too.
 *
 * Limits: only kinds that the candidates hold. What needs a longer text or one more value in a list is missed, which
 * makes the fuzz weaker and never wrong.
 */
import type { Request } from '../../../lib/analysis/access/request/request';
import { type AccessCase, policiesOf } from './access-case';
import { SHORT_TEXTS, candidatesFor } from './candidates';
import { CONDITION_KEYS } from './condition-keys';
import { type Part, type World, statementsIn } from './oracle/oracle';

/** Undefined: absent from the request. */
export type Value = string | readonly string[] | undefined;

export interface Variable {
  readonly name: string;
  readonly values: readonly Value[];
}

/** How many values at once a key with several can have, of each kind that there is. */
const TOGETHER_MAX = 4;

export function universeOf({ claim, reference }: AccessCase, world: World): Variable[] {
  const statements = [claim, reference].flatMap(policiesOf).flatMap((policy) => statementsIn(policy, world));
  const parts = [...new Map(statements.flatMap((one) => one.parts).map((part) => [part.id, part])).values()];
  const names = new Set(['action', 'resource', ...parts.flatMap(({ reads }) => reads)]);
  const bounds = new Map([...names].map((name) => [name, boundsOf(name, claim, reference)]));
  const substituted = new Set(parts.flatMap(({ reads }) => reads.slice(1)));
  return [...names].map((name) => {
    const fixed = substituted.has(name) ? SHORT_TEXTS : candidatesFor(name, bounds.get(name) ?? []);
    const own = parts.filter(({ reads }) => reads.includes(name));
    const kinds = substituted.has(name) ? fixed : oneOfEachKind(name, fixed, own);
    return { name, values: withSetsAndAbsence(name, kinds, severalAllowed(name, parts)) };
  });
}

/** What the policies write beside a key; they are read again from the documents because parts do not tell. */
function boundsOf(name: string, ...sides: readonly AccessCase['claim'][]): string[] {
  const statements = sides.flatMap(policiesOf).flatMap(({ Statement }) => [Statement].flat());
  return statements.flatMap((statement) => {
    const condition = (statement as { Condition?: Record<string, Record<string, unknown>> }).Condition ?? {};
    return Object.values(condition).flatMap((block) =>
      Object.entries(block).flatMap(([key, value]) => (key.toLowerCase() === name ? [value].flat().map(String) : [])),
    );
  });
}

function oneOfEachKind(name: string, candidates: readonly string[], parts: readonly Part[]): readonly string[] {
  const kinds = new Map<string, string>();
  const others = combinations(new Set(parts.flatMap(({ reads }) => reads).filter((other) => other !== name)));
  // Filled in over and over: a new request for each of a thousand candidates takes longer than judging it.
  const requests = others.map((context) => ({ action: '', resource: '', principal: '', context }));
  for (const candidate of candidates) {
    let kind = '';
    for (const request of requests) {
      Object.assign(name === 'action' || name === 'resource' || name === 'principal' ? request : request.context, {
        [name]: candidate,
      });
      for (const part of parts) kind += part.holds(request as Request) ? '1' : '0';
    }
    if (!kinds.has(kind)) kinds.set(kind, candidate);
  }
  return [...kinds.values()];
}

/** Of the variables that stand in patterns. */
function combinations(names: ReadonlySet<string>): Record<string, Value>[] {
  let all: Record<string, Value>[] = [{}];
  for (const name of names) {
    if (name === 'action' || name === 'resource' || name === 'principal') continue;
    all = all.flatMap((one) => [undefined, ...SHORT_TEXTS].map((value) => ({ ...one, [name]: value })));
  }
  return all;
}

function severalAllowed(name: string, parts: readonly Part[]): boolean {
  const key = CONDITION_KEYS.find((one) => one.name.toLowerCase() === name);
  if (name.startsWith('aws:')) return key?.several === true;
  // A key that nobody knows has several values where some policy treats it so.
  return parts.some(({ ofSet, reads }) => ofSet === true && reads[0] === name);
}

function withSetsAndAbsence(name: string, kinds: readonly string[], several: boolean): Value[] {
  if (name === 'action' || name === 'resource' || name === 'principal') return [...kinds];
  // An empty text in a list is as good as no value at all, says IAM, and only sometimes; names and ids are never empty.
  const filled = several || name.startsWith('aws:') ? kinds.filter((kind) => kind !== '') : kinds;
  if (!several) return [undefined, ...filled];
  let sets: string[][] = [[]];
  for (const kind of filled)
    sets = [...sets, ...sets.filter((set) => set.length < TOGETHER_MAX).map((set) => [...set, kind])];
  return [undefined, ...sets.filter((set) => set.length > 0)];
}

export function requestOf(values: Readonly<Record<string, Value>>): Request {
  const { action = '', resource = '', principal, ...keys } = values as Record<string, string | undefined>;
  for (const key of Object.keys(keys)) if (keys[key] === undefined) delete keys[key];
  const context = keys as Request['context'];
  return principal === undefined ? { action, resource, context } : { action, resource, principal, context };
}
