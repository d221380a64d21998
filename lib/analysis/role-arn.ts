import { type Manifest, iamPathOf, roleNameOf } from '../manifest';
import { placeOf } from './placed-text';

/** ARN of the role of a job function, as the manifest says it. */
export function roleArnOf(manifest: Manifest, jobFunction: string): string {
  const { account, partition } = placeOf(manifest);
  return `arn:${partition}:iam::${account}:role${iamPathOf(manifest)}${roleNameOf(manifest.vendor.id, jobFunction)}`;
}
