import { matchesIam } from '../../../lib/common/match-glob';
import { ESCALATION_PATHS } from './paths';

/** Every action that some path needs. */
const NEEDED: readonly string[] = [
  ...new Set(ESCALATION_PATHS.flatMap(({ needs }) => needs.map(({ action }) => action))),
];

const found = new Map<string, ReadonlySet<string>>();

/** Those actions of the paths that a pattern (in lower case) stands for: for most patterns none, so each is asked once. */
export function neededBy(pattern: string): ReadonlySet<string> {
  const cached = found.get(pattern);
  if (cached) return cached;
  const needed = new Set(NEEDED.filter((action) => matchesIam(pattern, action)));
  found.set(pattern, needed);
  return needed;
}
