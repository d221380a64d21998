import type { AccessSet } from '../engine/access-set';
import type { Answer } from '../engine/answer';
import { compareAccess } from '../engine/compare';
import type { Settings } from '../engine/settings';
import { type RequestKind, ofKind, statementsOfKind } from './request-kind';

/**
 * Is everything that a set allows of some kind allowed only under conditions: with a second factor, from an endpoint, until
 * a date? `under` says them as a policy's `Condition` would; a failure shows a request outside of them.
 */
export function onlyUnder(
  set: AccessSet,
  under: NonNullable<RequestKind['condition']>,
  settings: Settings,
  kind: RequestKind = {},
): Answer {
  const allowed = ofKind(set, kind, settings.symbols);
  const reference = { ways: [[statementsOfKind({ condition: under }, settings.symbols)]] };
  return compareAccess(allowed, reference, settings);
}
