import { parseArn, serviceHost } from '../lib/common/arn';
import type { EndpointAccess } from './endpoint-policy';

/** A bucket that stands for itself, and whose name makes one label: with a dot in it no certificate of S3 fits. */
const BUCKET = /^[a-z0-9-]+$/;

/**
 * Names under which the endpoint of a service is asked for: no more than what the accesses need. DynamoDB is not here,
 * as its interface endpoint has only a name of its own.
 *
 * Calls name S3 buckets and APIs in front of the service. Buckets are known one by one; APIs get their ids when they are
 * deployed, after the network. The wildcard in their place leads nowhere: with private DNS the endpoint answers for
 * all of `execute-api.<region>` (AWS PrivateLink Guide, "Private DNS"), so no such name leaves the network.
 */
export function privateNames(service: string, accesses: readonly EndpointAccess[], region: string): string[] {
  const host = serviceHost(service, region);
  if (service === 'execute-api') return [`*.${host}`];
  if (service !== 's3') return [host];
  const buckets = accesses
    .filter((access) => access.service === 's3')
    .flatMap(({ resources }) => resources.map(bucketOf));
  // A path-style call names the service alone; some clients ask for the region of a bucket that way.
  return [host, ...[...new Set(buckets)].sort().map((bucket) => `${bucket}.${host}`)];
}

/** The bucket an ARN names; `*` where it is not said in letters. S3 answers for all its names, as APIs do. */
function bucketOf(arn: string): string {
  const bucket = parseArn(arn)?.resource.split('/')[0] ?? '';
  return BUCKET.test(bucket) ? bucket : '*';
}
