import { compareAccess } from '../engine/compare';
import type { Settings } from '../engine/settings';
import type { Statement } from '../policy/statement';
import { NOTHING } from './request-kind';

/** Is there, for all that can be known, a request that every one of several Allows speaks of? */
export function meet(allows: readonly Statement[], settings: Settings): boolean {
  return compareAccess({ ways: [allows.map((allow) => [allow])] }, NOTHING, settings).verdict !== 'pass';
}

/** What a Deny takes, as an Allow of the same. */
export function takenBy(deny: Statement): Statement {
  return { ...deny, effect: 'Allow', source: { ...deny.source, Effect: 'Allow' } };
}

/** What a Deny would take if its conditions always held, as an Allow of the same. */
export function reachOf(deny: Statement): Statement {
  return { ...deny, effect: 'Allow', tests: [], source: { ...deny.source, Effect: 'Allow', Condition: {} } };
}
