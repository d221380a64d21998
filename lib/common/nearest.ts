import { closest, distance } from 'fastest-levenshtein';

/** The known name that was probably meant, or undefined when nothing is near enough to suggest. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const folded = new Map(known.map((candidate) => [candidate.toLowerCase(), candidate]));
  const best = closest(name.toLowerCase(), [...folded.keys()]);
  return distance(name.toLowerCase(), best) <= Math.max(2, Math.floor(name.length / 3)) ? folded.get(best) : undefined;
}
