import { minimise } from '../minimise';
import type { JsonStatement } from '../../../lib/analysis/access/policy/json-policy';
import { type AccessEngine, policiesOf } from './access-case';
import { type Checked, checkCase } from './check-case';
import { type Triple, makeCase } from './make-case';

export interface AccessFuzzOptions {
  readonly pairs: number;
  readonly seed: number;
  /** So many requests of each pair are put to the oracle and to the evaluator of single requests. @default 20 */
  readonly requests?: number;
  progress?(done: number): void;
}

export interface AccessFailure {
  /** Makes the pair again. */
  readonly seed: number;
  readonly wrong: readonly string[];
  /** The smallest case that still fails alike, as JSON, and what is wrong with it. */
  readonly text: string;
  readonly wrongThen: readonly string[];
}

export interface AccessFuzzResult {
  readonly pairs: number;
  readonly passed: number;
  readonly failed: number;
  readonly unknown: number;
  /** Unknown although AWS leaves nothing open there: values that nobody can read, or a doubt of the evaluator. */
  readonly unknownThoughClear: number;
  /** Unknown to the lazy search only, or to the eager one only. */
  readonly unknownToOne: number;
  readonly violated: number;
  /** Failed with a witness outside the universe, which oracle and evaluator confirm. */
  readonly beyond: number;
  /** Brute force gave up. */
  readonly incomplete: number;
  readonly compared: number;
  readonly unjudged: number;
  readonly failures: readonly AccessFailure[];
}

/** Stops when so many have failed: the rest would say the same. */
const FAILURES_MAX = 5;

/** Random pairs of policies, each from a seed of its own, by the engine and by brute force. */
export function accessFuzz(options: AccessFuzzOptions, engine: AccessEngine): AccessFuzzResult {
  const { pairs, seed, requests = 20 } = options;
  const all: Checked[] = [];
  const failures: AccessFailure[] = [];
  for (let index = 0; index < pairs && failures.length < FAILURES_MAX; index++) {
    const own = (seed + index * 2_654_435_761) >>> 0;
    const triple = makeCase(own);
    const checked = checkSafely(triple, engine, requests);
    if (checked.wrong.length > 0) {
      const text = minimise(triple, (candidate) => failsAlike(candidate, checked.wrong, engine, requests));
      failures.push({ seed: own, wrong: checked.wrong, text, wrongThen: wrongOf(text, engine, requests) });
    }
    all.push(checked);
    if (index % 500 === 499) options.progress?.(index + 1);
  }
  const count = (is: (checked: Checked) => boolean): number => all.filter(is).length;
  const sum = (of: (checked: Checked) => number): number => all.reduce((total, checked) => total + of(checked), 0);
  return {
    pairs: all.length,
    passed: count(({ verdict }) => verdict === 'pass'),
    failed: count(({ verdict }) => verdict === 'fail'),
    unknown: count(({ verdict }) => verdict === 'unknown'),
    unknownThoughClear: count(({ verdict, clear }) => verdict === 'unknown' && clear),
    unknownToOne: count(({ verdict, lazyVerdict }) => verdict !== lazyVerdict),
    violated: count(({ violated }) => violated),
    beyond: count(({ verdict, violated }) => verdict === 'fail' && !violated),
    incomplete: count(({ complete }) => !complete),
    compared: sum(({ compared }) => compared),
    unjudged: sum(({ unjudged }) => unjudged),
    failures,
  };
}

function checkSafely(triple: Triple, engine: AccessEngine, requests: number): Checked {
  try {
    return checkCase(triple, engine, requests);
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return {
      wrong: [why],
      verdict: 'unknown',
      lazyVerdict: 'unknown',
      violated: false,
      clear: false,
      complete: true,
      compared: 0,
      unjudged: 0,
    };
  }
}

/** Does it still fail in the same way? What falls apart while it is made smaller is another failure, or none. */
function failsAlike(candidate: unknown, before: readonly string[], engine: AccessEngine, requests: number): boolean {
  if (!isWellFormed(candidate)) return false;
  const wrong = wrongOf(JSON.stringify(candidate), engine, requests);
  return wrong.some((one) => before.some((other) => one.slice(0, 20) === other.slice(0, 20)));
}

/** A policy that nobody would write is another question. */
function isWellFormed(candidate: unknown): boolean {
  if (JSON.stringify(candidate).includes('[]')) return false;
  const { claim, reference } = candidate as Partial<Triple>;
  return [claim, reference].every(
    (side) =>
      side?.ways &&
      policiesOf(side).every(({ Statement }) =>
        ([Statement].flat() as (JsonStatement | undefined)[]).every(
          (one) => one?.Effect !== undefined && (one.Action !== undefined || one.NotAction !== undefined),
        ),
      ),
  );
}

function wrongOf(text: string, engine: AccessEngine, requests: number): readonly string[] {
  try {
    return checkCase(JSON.parse(text) as Triple, engine, requests).wrong;
  } catch (error) {
    return [String(error)];
  }
}
