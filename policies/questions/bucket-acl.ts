import type { Resource } from '../../lib/template';
import { all, any, not, says } from '../judge';
import { isTrue } from './presence';
import type { Report } from '../rule';

/** Reports a bucket whose access list opens it, unless it refuses such lists, or ignores them. */
export function judgeAcl(bucket: Resource, list: string, report: Report): void {
  const property = bucket.read('AccessControl');
  const opens = says(property, list);
  const block = bucket.read('PublicAccessBlockConfiguration');
  const blocked = any(['BlockPublicAcls', 'IgnorePublicAcls'].map((name) => isTrue(block.get(name))));
  const open = all([opens, not(blocked)]);
  if (open) report.fail(property, { want: 'Private' });
  if (open === undefined) report.unknown(property, { want: 'Private' });
}
