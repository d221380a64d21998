import { parseArn, serviceHost } from '../lib/common/arn';
import { accessPointHost, collectionHost, isAccessPoint } from '../lib/manifest/data-hosts';
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
  if (service === 'aoss') return collectionNames(accesses);
  if (service !== 's3') return [host];
  const stores = accesses
    // Nobody asks for the bucket behind an access point.
    .filter((access) => access.service === 's3' && !isBehindAccessPoint(access))
    .flatMap(({ resources }) => resources.map((arn) => nameOf(arn, host)));
  // A path-style call names the service alone; some clients ask for the region of a bucket that way.
  return [host, ...[...new Set(stores)].sort()];
}

/** Each collection has a name of its own; the one of the account, which leads to all of them, is not answered. */
function collectionNames(accesses: readonly EndpointAccess[]): string[] {
  const resources = accesses.filter(({ service }) => service === 'aoss').flatMap((access) => access.resources);
  const names = resources.flatMap((text) => {
    const arn = parseArn(text);
    return arn ? [collectionHost(arn)] : [];
  });
  return [...new Set(names)].sort();
}

function isBehindAccessPoint({ conditions = {} }: EndpointAccess): boolean {
  return Object.values(conditions).some((tests) => 's3:DataAccessPointArn' in tests);
}

/** The name of a bucket or an access point; `*` where a bucket is not said in letters. S3 answers for all its names, as APIs do. */
function nameOf(text: string, host: string): string {
  const arn = parseArn(text);
  if (arn && isAccessPoint(arn)) return accessPointHost(arn);
  const bucket = arn?.resource.split('/')[0] ?? '';
  return `${BUCKET.test(bucket) ? bucket : '*'}.${host}`;
}
