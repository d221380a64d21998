import type { Resource } from '../../lib/template';
import { all, any, isText, says } from '../judge';
import { mustHold } from './must-hold';
import type { Report } from '../rule';

/** Fails when what a service writes to the bucket is not locked by itself: services set no lock of their own. */
export function mustBeLocked(bucket: Resource, report: Report): void {
  const enabled = bucket.read('ObjectLockEnabled');
  const retention = bucket.read('ObjectLockConfiguration.Rule.DefaultRetention');
  const time = any(['Days', 'Years'].map((unit) => isText(retention.get(unit).value)));
  const locked = all([says(enabled, 'true'), isText(retention.get('Mode').value), time]);
  mustHold(locked, enabled, { want: 'true, with a default retention' }, report);
}
