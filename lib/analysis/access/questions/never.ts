import type { AccessSet } from '../engine/access-set';
import type { Answer } from '../engine/answer';
import { compareAccess } from '../engine/compare';
import type { Settings } from '../engine/settings';
import { NOTHING, type RequestKind, ofKind } from './request-kind';

/** Does a set hold no request of a kind? A failure shows one that it holds. */
export function never(set: AccessSet, kind: RequestKind, settings: Settings): Answer {
  return compareAccess(ofKind(set, kind, settings.symbols), NOTHING, settings);
}
