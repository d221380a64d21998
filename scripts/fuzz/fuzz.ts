import { stringify } from 'yaml';
import { type Random, oneOf, randomFrom } from '../bench/random';
import { minimise } from './minimise';
import { mutate } from './mutate';

/** What is under test, so that it can be the source or what was built from it. */
export interface Engine {
  /** Loads and judges a text; false when it is refused as no template. Throws when something is wrong with us. */
  judge(file: string, text: string): boolean;
}

export interface FuzzOptions {
  readonly cases: number;
  readonly seed: number;
  /** Templates as plain data. */
  readonly seeds: readonly unknown[];
  /** For a text of up to a million characters; longer ones get as much more. @default 1000 */
  readonly millisecondsMax?: number;
  progress?(done: number): void;
}

export interface Failure {
  /** Repeats the case: the seed of its own. */
  readonly seed: number;
  readonly why: string;
  readonly file: string;
  readonly text: string;
}

export interface FuzzResult {
  readonly judged: number;
  readonly refused: number;
  readonly slowest: number;
  /** The seed of the slowest case. */
  readonly slowestSeed: number;
  readonly failures: readonly Failure[];
}

/** Stops when so many have failed: the rest would say the same. */
const FAILURES_MAX = 10;

/** Judges mutated templates, each made from its own seed, and keeps those that throw or take too long. */
export function fuzz(options: FuzzOptions, engine: Engine): FuzzResult {
  const { cases, seed, millisecondsMax = 1000 } = options;
  const failures: Failure[] = [];
  const count = { judged: 0, refused: 0, slowest: 0, slowestSeed: seed };
  for (let index = 0; index < cases && failures.length < FAILURES_MAX; index++) {
    const own = (seed + index * 2_654_435_761) >>> 0;
    const { file, raw, text } = makeCase(own, options.seeds);
    const attempt = tryOnce(engine, file, text, millisecondsMax);
    if (attempt.accepted) count.judged++;
    else count.refused++;
    if (attempt.took > count.slowest) Object.assign(count, { slowest: attempt.took, slowestSeed: own });
    if (attempt.why !== undefined) {
      const small = raw === undefined ? text : shortened(engine, raw, text, millisecondsMax);
      failures.push({ seed: own, why: attempt.why, file, text: small });
    }
    if (index % 1000 === 999) options.progress?.(index + 1);
  }
  return { ...count, failures };
}

interface Case {
  readonly file: string;
  readonly text: string;
  /** Undefined where the text itself was damaged. */
  readonly raw: unknown;
}

/** The case of a seed. */
export function makeCase(seed: number, seeds: readonly unknown[]): Case {
  const random = randomFrom(seed);
  const raw = mutate(oneOf(random, seeds), random);
  const yaml = random() < 0.3;
  const file = yaml ? 'fuzz.yaml' : 'fuzz.json';
  const text = yaml ? asYaml(raw) : asJson(raw);
  return random() < 0.12 ? { file, text: damage(text, random), raw: undefined } : { file, text, raw };
}

function asYaml(raw: unknown): string {
  try {
    return stringify(raw, { aliasDuplicateObjects: true });
  } catch {
    // Nested too deeply to be written as YAML: JSON is YAML too.
    return asJson(raw);
  }
}

function asJson(raw: unknown): string {
  try {
    return JSON.stringify(raw, null, 1);
  } catch (error) {
    // Several changes inside one another nest so deeply that nobody can write it out.
    if (error instanceof RangeError) return '{"Resources": {}}';
    throw error;
  }
}

const BITS = [
  '!Ref ',
  '!Sub ',
  '!GetAtt ',
  '!If ',
  '!Unknown ',
  '!!binary ',
  '&a ',
  '*a ',
  '<<: ',
  '- ',
  '\t',
  '{',
  ']',
  ': ',
  '\u0000',
  '#',
];

function damage(text: string, random: Random): string {
  const at = Math.floor(random() * text.length);
  if (random() < 0.4) return text.slice(0, at);
  return text.slice(0, at) + oneOf(random, BITS) + text.slice(at + Math.floor(random() * 4));
}

interface Attempt {
  readonly accepted: boolean;
  readonly took: number;
  readonly why?: string;
}

/** What CloudFormation takes at most (AWS CloudFormation User Guide, "Quotas"): a longer text may take as much longer. */
const TEXT_LENGTH = 1_000_000;

function tryOnce(engine: Engine, file: string, text: string, millisecondsMax: number): Attempt {
  const limit = millisecondsMax * Math.max(1, text.length / TEXT_LENGTH);
  const first = timed(engine, file, text);
  if (first.why !== undefined || first.took <= limit) return first;
  // A busy machine is no failure: what is slow is slow twice.
  const again = timed(engine, file, text);
  return again.took <= limit ? again : { ...again, why: `took ${Math.round(again.took)} ms` };
}

function timed(engine: Engine, file: string, text: string): Attempt {
  const started = performance.now();
  const before = process.cpuUsage();
  // Beside other work the clock runs on while we wait, so what we used ourselves counts where it is less.
  const took = (): number => {
    const { user, system } = process.cpuUsage(before);
    return Math.min(performance.now() - started, (user + system) / 1000);
  };
  try {
    return { accepted: engine.judge(file, text), took: took() };
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { accepted: true, took: took(), why };
  }
}

function fails(engine: Engine, raw: unknown, millisecondsMax: number): boolean {
  return tryOnce(engine, 'fuzz.json', JSON.stringify(raw), millisecondsMax).why !== undefined;
}

function shortened(engine: Engine, raw: unknown, text: string, millisecondsMax: number): string {
  try {
    return minimise(raw, (candidate) => fails(engine, candidate, millisecondsMax));
  } catch (error) {
    // Nested too deeply to be copied: then it is told as it stands.
    if (error instanceof RangeError) return text.slice(0, 4000);
    throw error;
  }
}
