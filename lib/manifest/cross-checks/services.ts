import { parseArn, partitionOf } from '../../common/arn';
import { parseCidr } from '../../common/cidr';
import { SERVICES_NETWORK_PREFIX_MAX } from '../aws-limits';
import type { Complaint } from '../complaint';
import type { ServiceSpec } from '../schema';
import type { Parts } from '.';
import { duplicates, unknownName } from './references';

/** Services: each said once, in the region of the enclave, called by job functions that exist, with room for their door. */
export function checkServices(parts: Parts): Complaint[] {
  const { services = [] } = parts;
  return [
    ...duplicates(['services'], services, 'id', ({ id }) => id),
    ...duplicates(['services'], services, 'arn', ({ arn }) => arn),
    ...services.flatMap((service, index) => serviceComplaints(service, index, parts)),
    ...narrowNetwork(parts),
    ...withoutSigning(parts),
  ];
}

function serviceComplaints({ arn, routes }: ServiceSpec, index: number, parts: Parts): Complaint[] {
  const jobs = parts.jobFunctions?.map(({ id }) => id);
  return [
    ...elsewhere(arn, index, parts),
    ...duplicates(
      ['services', index, 'routes'],
      routes,
      'path',
      ({ methods, path }) => `${[...methods].sort().join(' ')} ${path}`,
    ),
    ...routes.flatMap(({ methods }, at) =>
      duplicates(['services', index, 'routes', at, 'methods'], methods, undefined, (method) => method),
    ),
    ...(jobs
      ? routes.flatMap(({ jobFunctions }, at) =>
          jobFunctions.flatMap((job, nth) =>
            unknownName(['services', index, 'routes', at, 'jobFunctions', nth], job, 'a job function', jobs),
          ),
        )
      : []),
  ];
}

/** A service network joins services of its own region; another account may share one with it. */
function elsewhere(text: string, index: number, { placement }: Parts): Complaint[] {
  const arn = parseArn(text);
  if (!placement || !arn) return [];
  const path = ['services', index, 'arn'];
  const complaint = (kind: string, saw: string, want: string): Complaint => ({
    path,
    what: `the service is in another ${kind} than the enclave`,
    saw,
    want,
    mend: `name a service of ${kind} ${want}, or place the enclave where the services are`,
    code: kind === 'region' ? 'manifest/region-mismatch' : 'manifest/partition',
  });
  const partition = partitionOf(placement.region);
  if (arn.partition !== partition) return [complaint('partition', arn.partition, partition)];
  return arn.region === placement.region ? [] : [complaint('region', arn.region, placement.region)];
}

function narrowNetwork({ services = [], placement }: Parts): Complaint[] {
  const range = placement && parseCidr(placement.cidr);
  if (services.length === 0 || !range || range.prefix <= SERVICES_NETWORK_PREFIX_MAX) return [];
  return [
    {
      path: ['placement', 'cidr'],
      what: 'the network is too narrow for the door to the services',
      saw: `/${range.prefix}`,
      want: `/${SERVICES_NETWORK_PREFIX_MAX} or larger`,
      mend: 'choose a larger range: the door takes sixteen addresses in a row in each subnet',
      code: 'manifest/services-network',
    },
  ];
}

/** Services take signed calls alone, and a browser signs none. */
function withoutSigning({ services = [], connect }: Parts): Complaint[] {
  if (services.length === 0 || !connect || connect.clientVpn || connect.siteToSite.length > 0) return [];
  return [
    {
      path: ['services'],
      what: 'nobody comes in who could call a service',
      saw: 'neither `connect.clientVpn` nor `connect.siteToSite`',
      want: 'a VPN: calls are signed with the keys of a role, which a browser does not do',
      mend: 'add a VPN, or show the service in the browser through an application of its own',
      code: 'manifest/services-without-vpn',
    },
  ];
}
