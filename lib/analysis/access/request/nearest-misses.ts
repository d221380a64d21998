import { show } from './show-text';
import type { Judgement } from './judge-statement';

const MISSES_MAX = 5;
const POLICIES_MAX = 3;

/**
 * The Allows of a layer that come nearest to a request: those that name its action and fail on the least, each with what
 * it fails on.
 */
export function nearestMisses(layer: readonly Judgement[], name: string, action: string): readonly string[] {
  const allows = layer.filter(({ effect }) => effect === 'Allow');
  const near = allows.filter(({ namesAction }) => namesAction);
  if (allows.length > 0 && near.length === 0) return [`no Allow in ${name} names ${show(action)}`];
  const least = near.reduce((fewest, { fails }) => Math.min(fewest, fails.length), Infinity);
  return near
    .filter(({ fails }) => fails.length === least)
    .slice(0, MISSES_MAX)
    .map(({ where, fails }) => `${where} would allow it but for ${fails.join(', and ')}`);
}

/** Where a layer stands among the others. */
interface Place {
  readonly way: number;
  readonly ways: number;
  readonly index: number;
  readonly layers: number;
}

/** A layer as a person reads it: its number where there are several, and the policies in it. */
export function layerName(layer: readonly Judgement[], { way, ways, index, layers }: Place): string {
  const place = [
    ...(layers > 1 ? [`layer ${index + 1} of ${layers}`] : []),
    ...(ways > 1 ? [`way ${way + 1} of ${ways}`] : []),
  ].join(', ');
  const policies = [...new Set(layer.map(({ where }) => where.replace(/, statement \d+( \(.*\))?$/, '')))];
  const more = policies.length > POLICIES_MAX ? [`${policies.length - POLICIES_MAX} more`] : [];
  const named =
    policies.length === 0 ? 'a layer without statements' : [...policies.slice(0, POLICIES_MAX), ...more].join('; ');
  return place === '' ? named : `${place} (${named})`;
}
