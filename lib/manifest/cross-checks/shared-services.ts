import { isPrivate } from '../../common/address-kinds';
import { parseCidr } from '../../common/cidr';
import type { Path } from '../../common/yaml-source';
import { OFFICE_RANGES_MAX, SHARED_PREFIX_MIN } from '../aws-limits';
import type { Complaint } from '../complaint';
import type { Manifest } from '../schema';
import type { Parts } from '.';
import { duplicates, unknownName } from './references';
import { meet, withoutVpn } from './service-range';

type Shared = NonNullable<Manifest['sharedServices']>;

const at = (index: number, ...steps: Path): Path => ['sharedServices', 'services', index, ...steps];

/** Shared services: narrow ranges of their own, for job functions that exist, by a gateway that no office uses. */
export function checkSharedServices(parts: Parts): Complaint[] {
  const { sharedServices: shared, jobFunctions } = parts;
  if (!shared) return [];
  const jobs = jobFunctions?.map(({ id }) => id);
  return [
    ...withoutVpn(parts, ['sharedServices', 'transitGatewayId']),
    ...duplicates(['sharedServices', 'services'], shared.services, 'id', ({ id }) => id),
    ...shared.services.flatMap((service, index) => [
      ...service.jobFunctions.flatMap((job, nth) =>
        jobs ? unknownName(at(index, 'jobFunctions', nth), job, 'a job function', jobs) : [],
      ),
      ...namedTwice(parts, service.id, at(index, 'id')),
    ]),
    ...rangeComplaints(parts, shared),
    ...gatewayOfOffice(parts, shared),
    ...manyRules(parts, shared),
  ];
}

/** Rules and security groups are named by the service, whichever way it is reached. */
function namedTwice({ privateServices = [] }: Parts, saw: string, path: Path): Complaint[] {
  if (!privateServices.some(({ id }) => id === saw)) return [];
  return [
    {
      path,
      what: 'a private service bears this name already',
      saw,
      want: 'a name of its own',
      mend: 'rename one of the two',
      code: 'manifest/duplicate',
    },
  ];
}

/** Each range is compared with what was there before it, so two that overlap are one complaint. */
function rangeComplaints({ placement, connect }: Parts, { services }: Shared): Complaint[] {
  const taken: { range: string; who: string }[] = [
    ...(placement ? [{ range: placement.cidr, who: 'the enclave’s network' }] : []),
    ...(connect?.clientVpn ? [{ range: connect.clientVpn.clientCidr, who: 'the range for VPN devices' }] : []),
    ...(connect?.siteToSite ?? []).flatMap(({ office, networks }) =>
      networks.map((range) => ({ range, who: `the office \`${office}\`` })),
    ),
  ];
  return services.flatMap(({ id, ranges }, index) =>
    ranges.flatMap((range, nth) => {
      const clash = taken.find((one) => meet(one.range, range));
      taken.push({ range, who: `the service \`${id}\`` });
      const path = at(index, 'ranges', nth);
      return clash ? [overlapping(path, range, clash.who)] : tooMuch(path, range);
    }),
  );
}

function overlapping(path: Path, saw: string, who: string): Complaint {
  return {
    path,
    what: `a shared range overlaps ${who}`,
    saw,
    want: 'ranges without a common address: for the enclave, its devices, its offices and every shared service',
    mend: 'name the addresses of the service alone',
    code: 'manifest/shared-range-overlap',
  };
}

/** A public range would be a way to the internet, and a wide one a way to whole networks of the client's. */
function tooMuch(path: Path, saw: string): Complaint[] {
  const range = parseCidr(saw);
  const common = { path, saw, mend: 'name the addresses of the service alone' };
  if (range && !isPrivate(range)) {
    return [
      {
        ...common,
        what: 'a shared range is not private',
        want: 'a range inside 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10',
        code: 'manifest/shared-range-public',
      },
    ];
  }
  if (!range || range.prefix >= SHARED_PREFIX_MIN) return [];
  return [
    {
      ...common,
      what: 'a shared range is wider than a service needs',
      want: `ranges of /${SHARED_PREFIX_MIN} or smaller`,
      code: 'manifest/shared-range-wide',
    },
  ];
}

/** A network has one attachment to a gateway, and the routes of this one lead to no office. */
function gatewayOfOffice({ connect }: Parts, { transitGatewayId }: Shared): Complaint[] {
  const office = connect?.siteToSite.find((one) => one.transitGatewayId === transitGatewayId);
  if (!office) return [];
  return [
    {
      path: ['sharedServices', 'transitGatewayId'],
      what: `the tunnels of \`${office.office}\` end at the same transit gateway`,
      saw: transitGatewayId,
      want: 'a gateway that no office ends at: the route table of the enclave there leads to shared services alone',
      mend: `leave \`transitGatewayId\` out of the office, so that it ends at the enclave’s own VPN gateway`,
      code: 'manifest/shared-gateway-office',
    },
  ];
}

/** Calls take one rule for each range and port, beside one for each network of an office. */
function manyRules({ connect }: Parts, { services }: Shared): Complaint[] {
  const offices = new Set(connect?.siteToSite.flatMap(({ networks }) => networks)).size;
  const calls = services.reduce((sum, { ranges, ports }) => sum + ranges.length * ports.length, 0);
  if (offices + calls <= OFFICE_RANGES_MAX) return [];
  return [
    {
      path: ['sharedServices', 'services'],
      what: 'there are more ways to services and offices than the rules of a subnet hold',
      saw: `${offices} networks of offices, and ${calls} pairs of shared range and port`,
      want: `${OFFICE_RANGES_MAX} or fewer together`,
      mend: 'join neighbouring ranges, or name fewer ports',
      code: 'manifest/shared-rules',
    },
  ];
}
