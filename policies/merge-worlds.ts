import type { Branch, Branches, ChoicePoint } from '../lib/template';
import type { Observation } from './rule';

/** What a rule said in one world; null where the resource does not exist. */
export type Outcome = readonly Observation[] | null;

/** By property the first observation of the worst kind: a list of three thousand entries is gone through once. */
type Heard = ReadonlyMap<string, Observation> | null;

/** Verdict on one property over a part of the worlds; `elsewhere` where the resource does not exist. */
type Verdict = 'fail' | 'unknown' | 'silent' | 'elsewhere';

/**
 * Puts what a rule said in each world into one verdict per property.
 *
 * A condition can be deployed both ways, and both ways stand in the template: one bad way is a failure. The values of
 * a parameter are the deployer's: bad with its default, or with every value, is a failure; bad with others is unknown.
 * Worlds without the resource do not count. Worlds that were not tried make everything but a failure unknown.
 */
export function mergeWorlds(judged: Branches<Outcome>): Observation[] {
  const branches = judged.branches.map((branch) => ({ ...branch, outcome: branch.outcome && worstOf(branch.outcome) }));
  const properties = new Set(branches.flatMap(({ outcome }) => [...(outcome?.keys() ?? [])]));
  const merged = [...properties].flatMap((property) => {
    const verdict = verdictOf(property, branches, 0);
    if (verdict !== 'fail' && verdict !== 'unknown') return [];
    return [{ ...sayWhen(property, branches), verdict }];
  });
  return judged.complete ? merged : merged.filter(({ verdict }) => verdict === 'fail');
}

function worstOf(observations: readonly Observation[]): ReadonlyMap<string, Observation> {
  const worst = new Map<string, Observation>();
  for (const said of observations) {
    const before = worst.get(said.property);
    if (!before || (before.verdict === 'unknown' && said.verdict === 'fail')) worst.set(said.property, said);
  }
  return worst;
}

/** Branches that share their first `depth` choices form a tree: the next choice is the same point for all of them. */
function verdictOf(property: string, branches: readonly Branch<Heard>[], depth: number): Verdict {
  const [first] = branches;
  const point = first?.choices[depth]?.point;
  if (!first || !point) return first ? leafVerdict(property, first) : 'unknown';
  const verdicts = point.options.map((_, option) =>
    verdictOf(
      property,
      branches.filter(({ choices }) => choices[depth]?.option === option),
      depth + 1,
    ),
  );
  return combine(point, verdicts);
}

function leafVerdict(property: string, { outcome }: Branch<Heard>): Verdict {
  return outcome ? (outcome.get(property)?.verdict ?? 'silent') : 'elsewhere';
}

function combine(point: ChoicePoint, verdicts: readonly Verdict[]): Verdict {
  const judged = verdicts.filter((verdict) => verdict !== 'elsewhere');
  if (judged.length === 0) return 'elsewhere';
  if (judged.every((verdict) => verdict === 'fail')) return 'fail';
  if (point.kind === 'condition' && judged.includes('fail')) return 'fail';
  if (point.preferred !== undefined && verdicts[point.preferred] === 'fail') return 'fail';
  return judged.every((verdict) => verdict === 'silent') ? 'silent' : 'unknown';
}

/** The first observation of the worst kind, with the name of its world when other worlds say something else. */
function sayWhen(property: string, branches: readonly Branch<Heard>[]): Observation {
  const verdicts = branches.map((branch) => leafVerdict(property, branch));
  const worst = verdicts.includes('fail') ? 'fail' : 'unknown';
  const branch = branches[verdicts.indexOf(worst)] as Branch<Heard>;
  const said = branch.outcome?.get(property) as Observation;
  const others = branches.filter((_, index) => verdicts[index] !== worst && verdicts[index] !== 'elsewhere');
  const when = [...branch.consulted]
    .filter(([name, answer]) => others.some(({ consulted }) => (consulted.get(name) ?? answer) !== answer))
    .map(([name, answer]) => `${name} is ${answer}`);
  return when.length === 0 ? said : { ...said, saw: `${said.saw}, when ${when.join(' and ')}` };
}
