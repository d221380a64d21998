import { overlaps, parseCidr } from '../../common/cidr';
import type { Path } from '../../common/yaml-source';
import { nextFreeRange } from '../address-plan';
import { ENDPOINT_SERVICE, SERVICE_PREFIX } from '../aws-limits';
import type { Complaint } from '../complaint';
import type { PrivateServiceSpec } from '../schema';
import { isServiceRange, serviceRoomOf } from '../service-ranges';
import type { Parts } from '.';
import { duplicates, unknownName } from './references';

const at = (index: number, ...steps: Path): Path => ['privateServices', index, ...steps];

/** The client's own services: each in the enclave's region, with a name and a place of its own, for job functions that exist. */
export function checkPrivateServices(parts: Parts): Complaint[] {
  const services = parts.privateServices ?? [];
  const jobs = parts.jobFunctions?.map(({ id }) => id);
  return [
    ...duplicates(['privateServices'], services, 'id', ({ id }) => id),
    ...duplicates(['privateServices'], services, 'serviceName', ({ serviceName }) => serviceName),
    ...duplicates(['privateServices'], services, 'domain', ({ domain }) => domain),
    ...withoutVpn(parts, services),
    ...services.flatMap((service, index) => [
      ...foreign(parts, service, at(index, 'serviceName')),
      ...takenName(parts, service, at(index, 'domain')),
      ...wrongRange(parts, services, index),
      ...service.jobFunctions.flatMap((job, nth) =>
        jobs ? unknownName(at(index, 'jobFunctions', nth), job, 'a job function', jobs) : [],
      ),
    ]),
    ...reachInto(parts, services),
  ];
}

/** Only the rules of a Client VPN tell one job function's packets from another's. */
function withoutVpn({ connect }: Parts, [service]: readonly PrivateServiceSpec[]): Complaint[] {
  if (!service || !connect || connect.clientVpn) return [];
  return [
    {
      path: at(0, 'jobFunctions'),
      what: 'nobody reaches a private service: only a Client VPN knows whose packets come in',
      saw: 'no `connect.clientVpn`',
      want: 'a Client VPN for the people who may call it',
      mend: 'add `clientVpn`, or offer the service through a private API',
      code: 'manifest/private-service-without-vpn',
    },
  ];
}

/** The service may be of any account; an endpoint reaches those of its own region. */
function foreign({ placement }: Parts, { serviceName }: PrivateServiceSpec, path: Path): Complaint[] {
  const [, china, region = ''] = ENDPOINT_SERVICE.exec(serviceName) ?? [];
  if (!placement) return [];
  if (region !== placement.region) {
    return [
      {
        path,
        what: 'a private service is in another region than the enclave',
        saw: region,
        want: placement.region,
        mend: `offer the service in ${placement.region}, or move the enclave`,
        code: 'manifest/region-mismatch',
      },
    ];
  }
  if ((china !== undefined) === region.startsWith('cn-')) return [];
  return [
    {
      path,
      what: 'the name of a private service is of another partition than its region',
      saw: serviceName,
      want: `a name that ${china === undefined ? 'begins' : 'does not begin'} with \`cn.\``,
      mend: 'copy the service name from the service’s owner',
      code: 'manifest/partition',
    },
  ];
}

/** A zone answers for everything below its name: whatever else is looked up there would be gone. */
function takenName({ apis, egress, connect }: Parts, { domain }: PrivateServiceSpec, path: Path): Complaint[] {
  const below = [...(egress?.domains ?? []), ...(apis ?? []).flatMap((api) => api.domain?.name ?? [])];
  const taken = [...below, ...(connect?.verifiedAccess?.applications ?? []).map((one) => one.domain)];
  const clash = taken.find((name) => name === domain || name.endsWith(`.${domain}`));
  const isOfAws = /(^|\.)(amazonaws\.com(\.cn)?|aws)$/.test(domain);
  if (clash === undefined && !isOfAws) return [];
  return [
    {
      path,
      what: 'a private service bears a name that leads elsewhere already',
      saw: clash === undefined ? `${domain}, a name of AWS` : `${domain}, beside ${clash}`,
      want: 'a name of its own, of which no other name in use is a part',
      mend: 'give the service a name such as `ledger.client.example`',
      code: 'manifest/private-service-domain',
    },
  ];
}

function wrongRange({ placement }: Parts, services: readonly PrivateServiceSpec[], index: number): Complaint[] {
  const { range } = services[index]!;
  if (!placement) return [];
  const room = serviceRoomOf(placement.cidr);
  const before = services.slice(0, index);
  const clash = before.find((one) => meet(one.range, range));
  if (isServiceRange(range, placement.cidr) && !clash) return [];
  const others = services.filter((_, other) => other !== index).map((one) => one.range);
  const free = nextFreeRange(SERVICE_PREFIX, others, room);
  return [
    {
      path: at(index, 'range'),
      what: clash ? `\`${clash.id}\` stands in these addresses already` : 'a private service stands where it may not',
      saw: range,
      want: `a /${SERVICE_PREFIX} inside ${room}, of its own`,
      mend: free ? `write \`range: ${free}\`` : 'give the enclave a larger `placement.cidr`',
      code: 'manifest/service-range',
    },
  ];
}

/** Where a VPN rule leads into the range of a service, somebody passes who need not be granted it. */
function reachInto({ connect }: Parts, services: readonly PrivateServiceSpec[]): Complaint[] {
  return (connect?.clientVpn?.reach ?? []).flatMap(({ destinations }, index) =>
    destinations.flatMap((destination, nth): Complaint[] => {
      const service = services.find(({ range }) => meet(range, destination));
      if (!service) return [];
      return [
        {
          path: ['connect', 'clientVpn', 'reach', index, 'destinations', nth],
          what: `a VPN rule leads to the private service \`${service.id}\``,
          saw: `${destination}, which meets ${service.range}`,
          want: 'ranges apart from those of private services, which say themselves who may call them',
          mend: 'name the subnets, and add the job function to the service if it may call it',
          code: 'manifest/private-service-reach',
        },
      ];
    }),
  );
}

function meet(one: string, other: string): boolean {
  const [first, second] = [parseCidr(one), parseCidr(other)];
  return first !== undefined && second !== undefined && overlaps(first, second);
}
