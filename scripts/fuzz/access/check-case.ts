import type { Answer } from '../../../lib/analysis/access/engine/answer';
import type { Request } from '../../../lib/analysis/access/request/request';
import { type Random, oneOf, randomFrom } from '../../bench/random';
import type { AccessCase, AccessEngine } from './access-case';
import { bruteForce } from './brute-force';
import { isPossible } from './couplings';
import type { Triple } from './make-case';
import { WORLDS, type World, oracleAllows } from './oracle/oracle';
import { type Variable, requestOf, universeOf } from './universe';

export interface Checked {
  /** What is wrong with the engine or the evaluator, in words; empty when nothing is. */
  readonly wrong: readonly string[];
  readonly verdict: Answer['verdict'];
  readonly lazyVerdict: Answer['verdict'];
  /** Did brute force find a request that only the claim allows? */
  readonly violated: boolean;
  /** Does AWS leave nothing open that the case depends on? */
  readonly clear: boolean;
  /** Were all requests of the universe tried? */
  readonly complete: boolean;
  /** Requests put to oracle and evaluator both, and how many of them the evaluator could not judge. */
  readonly compared: number;
  readonly unjudged: number;
}

/** Holds the engine against brute force, against itself, and the evaluator against the oracle. */
export function checkCase(triple: Triple, engine: AccessEngine, requests: number): Checked {
  const found = worldsOf(triple).map((world) => {
    const universe = universeOf(triple, world);
    return { world, universe, ...bruteForce(triple, universe, world) };
  });
  const eager = engine.compare(triple.claim, triple.reference, false);
  const lazy = engine.compare(triple.claim, triple.reference, true);
  const violation = found.find((one) => one.violation);
  const missed = (mode: string, { verdict }: Answer): string[] =>
    verdict === 'pass' && violation
      ? [`${mode} says pass, ${violation.world} has ${JSON.stringify(violation.violation)}`]
      : [];
  const sample = sampleOf(
    found.map(({ universe }) => universe),
    requests,
  );
  const judged = sample.flatMap((request) =>
    [triple.claim, triple.reference].map((side) => judge(side, request, engine)),
  );
  return {
    wrong: [
      ...missed('eager', eager),
      ...missed('lazy', lazy),
      ...wrongWitness('eager', eager, triple, engine),
      ...wrongWitness('lazy', lazy, triple, engine),
      ...contradiction(eager, lazy),
      ...wrongOfItself(triple, eager, engine),
      ...judged.flatMap(({ wrong }) => wrong),
    ],
    verdict: eager.verdict,
    lazyVerdict: lazy.verdict,
    violated: violation !== undefined,
    clear: found.length === 1,
    complete: found.every(({ complete }) => complete),
    compared: judged.length,
    unjudged: judged.filter(({ isKnown }) => !isKnown).length,
  };
}

/** Where no `*` ends a part of an ARN pattern no principal is excepted and no variable stands, both worlds are the same. */
function worldsOf(triple: Triple): readonly World[] {
  return /\*:|NotPrincipal|\$\{/.test(JSON.stringify(triple)) ? WORLDS : WORLDS.slice(0, 1);
}

function contradiction({ verdict: eager }: Answer, { verdict: lazy }: Answer): string[] {
  return eager !== lazy && eager !== 'unknown' && lazy !== 'unknown' ? [`eager says ${eager}, lazy ${lazy}`] : [];
}

function wrongWitness(mode: string, answer: Answer, { claim, reference }: AccessCase, engine: AccessEngine): string[] {
  if (answer.verdict !== 'fail') return [];
  const { witness } = answer;
  const shown = JSON.stringify(witness);
  const worlds = WORLDS.filter(
    (world) => !oracleAllows(claim, witness, world) || oracleAllows(reference, witness, world),
  );
  const isConfirmed = engine.allows(claim, witness) === true && engine.allows(reference, witness) === false;
  return [
    ...worlds.map((world) => `${mode}: in ${world} the oracle does not confirm the witness ${shown}`),
    ...(isConfirmed ? [] : [`${mode}: the evaluator does not confirm the witness ${shown}`]),
  ];
}

/** Everything is within itself, and within what it is within. */
function wrongOfItself({ claim, reference, beyond }: Triple, first: Answer, engine: AccessEngine): string[] {
  const itself = engine.compare(claim, claim, false).verdict;
  const wrong = itself === 'fail' ? ['the claim is said to allow more than itself'] : [];
  if (first.verdict !== 'pass' || !asksOfTheSameSets({ claim, reference, beyond })) return wrong;
  if (engine.compare(reference, beyond, false).verdict !== 'pass') return wrong;
  const whole = engine.compare(claim, beyond, false).verdict;
  return whole === 'fail' ? [...wrong, 'A in B and B in C, but A not in C'] : wrong;
}

/** Which unknown keys have several values is read off the policies of a question, so that two questions may differ in it. */
function asksOfTheSameSets({ claim, reference, beyond }: Triple): boolean {
  const within = (one: unknown, others: unknown): boolean => {
    const known = setsIn(others);
    return setsIn(one).every((key) => known.includes(key));
  };
  return within(beyond, { claim, reference }) && within(claim, { reference, beyond });
}

/** The keys that policies compare as sets, wherever they stand. */
function setsIn(value: unknown, operator = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(/^For(All|Any)Values?:/i.test(operator) ? [name.toLowerCase()] : []),
    ...setsIn(inner, name),
  ]);
}

function judge(
  side: AccessCase['claim'],
  request: Request,
  engine: AccessEngine,
): { wrong: string[]; isKnown: boolean } {
  const evaluated = engine.allows(side, request);
  if (evaluated === undefined) return { wrong: [], isKnown: false };
  const agrees = WORLDS.every((world) => oracleAllows(side, request, world) === evaluated);
  const wrong = `the evaluator says ${evaluated ? 'allowed' : 'not allowed'}, the oracle not, of ${JSON.stringify(request)}`;
  return { wrong: agrees ? [] : [wrong], isKnown: true };
}

/** Some requests of the universes, the same each time. */
function sampleOf(universes: readonly (readonly Variable[])[], count: number): Request[] {
  const random: Random = randomFrom(count);
  const one = (): Request =>
    requestOf(Object.fromEntries(oneOf(random, universes).map(({ name, values }) => [name, oneOf(random, values)])));
  return Array.from({ length: count }, one).filter(isPossible);
}
