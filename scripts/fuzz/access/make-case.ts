import type { JsonPolicy } from '../../../lib/analysis/access/policy/json-policy';
import { type Random, randomFrom } from '../../bench/random';
import type { AccessCase, Side } from './access-case';
import { type Theme, makePolicy, makeStatement, makeTheme } from './make-policy';
import { varyPolicy } from './vary-policy';

/** A case and a third side, near the two: if each allows nothing new beside the next, so the first beside the third. */
export interface Triple extends AccessCase {
  readonly beyond: Side;
}

/** The case of a seed: mostly a side and a neighbour of it, so that about half of them pass. */
export function makeCase(seed: number): Triple {
  const random = randomFrom(seed);
  const theme = makeTheme(random);
  const beyond = makeSide(random, theme);
  const reference = near(random, beyond, theme);
  const claim = near(random, reference, theme);
  // What was narrowed on the way there is widened on the way back.
  return random() < 0.6 ? { claim, reference, beyond } : { claim: beyond, reference, beyond: claim };
}

function makeSide(random: Random, theme: Theme): Side {
  const policy = (): JsonPolicy => makePolicy(random, theme);
  const chance = random();
  if (chance < 0.7) return { ways: [[policy()]] };
  if (chance < 0.8) return { ways: [[policy(), policy()]] };
  if (chance < 0.87) return { ways: [[policy()], [policy()]] };
  if (chance < 0.92) return { ways: [[policy(), policy()], [policy()]], denies: denyLayer(random, theme) };
  return { ways: [[policy()]], denies: denyLayer(random, theme) };
}

function denyLayer(random: Random, theme: Theme): JsonPolicy {
  return { Version: '2012-10-17', Statement: [makeStatement(random, theme, 0)] };
}

function near(random: Random, side: Side, theme: Theme): Side {
  const chance = random();
  if (chance < 0.12) return makeSide(random, theme);
  if (chance < 0.15) return withLayer(random, side, theme);
  if (chance < 0.2) return { ...side, denies: denyLayer(random, theme) };
  const narrow = chance < 0.4;
  const vary = (policy: JsonPolicy): JsonPolicy =>
    random() < 0.85 ? varyPolicy(random, policy, theme, narrow) : structuredClone(policy);
  return {
    ways: side.ways.map((way) => way.map(vary)),
    ...(side.denies && { denies: structuredClone(side.denies) }),
  };
}

/** One layer more in every way allows less, or the same. */
function withLayer(random: Random, { ways, denies }: Side, theme: Theme): Side {
  const layer = makePolicy(random, theme);
  return { ways: ways.map((way) => [...way, layer]), ...(denies && { denies }) };
}
