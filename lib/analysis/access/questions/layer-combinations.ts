import type { Layer } from '../engine/access-set';
import type { Settings } from '../engine/settings';
import type { Statement } from '../policy/statement';
import { meet } from './statement-meets';

/** More than these nobody reads; a policy of that size is told statement by statement of its first layer. */
const COMBINATIONS_MAX = 500;

/** One Allow of every layer, for all that can allow something together. Layers that allow everything add nothing. */
export function combinationsOf(way: readonly Layer[], settings: Settings): readonly (readonly Statement[])[] {
  const layers = way.map((layer) => layer.filter(({ effect }) => effect === 'Allow'));
  if (layers.some((layer) => layer.length === 0)) return [];
  const limiting = layers.filter((layer) => !layer.some(isEverything));
  const [first, ...others] = limiting.length > 0 ? limiting : layers.slice(0, 1);
  let combined: (readonly Statement[])[] = (first ?? []).map((allow) => [allow]);
  for (const layer of others) {
    if (combined.length * layer.length > COMBINATIONS_MAX * COMBINATIONS_MAX) break;
    const next = combined.flatMap((allows) =>
      layer.filter((one) => meet([...allows, one], settings)).map((one) => [...allows, one]),
    );
    combined = next.slice(0, COMBINATIONS_MAX);
  }
  return combined;
}

function isEverything({ actions, resources, principals, tests, certain }: Statement): boolean {
  const isAny = (part: Statement['actions']) => part === undefined || (!part.negated && part.patterns.includes('*'));
  return certain && tests.length === 0 && isAny(actions) && isAny(resources) && isAny(principals);
}
