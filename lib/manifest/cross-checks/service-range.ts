import { overlaps, parseCidr } from '../../common/cidr';
import type { Path } from '../../common/yaml-source';
import { nextFreeRange } from '../address-plan';
import { SERVICE_PREFIX } from '../aws-limits';
import type { Complaint } from '../complaint';
import { databasesOf } from '../databases';
import { isServiceRange, serviceRoomOf } from '../service-ranges';
import type { Parts } from '.';

/** A range that something takes in the last quarter of the network. */
export interface Standing {
  readonly path: Path;
  readonly id: string;
  readonly range: string;
}

/** Everything that stands in the last quarter of the network, in the order of the manifest. */
export function standingIn({ privateServices = [], sharedServices }: Parts): Standing[] {
  return [
    ...privateServices.map(({ id, range }, index) => ({ path: ['privateServices', index, 'range'], id, range })),
    ...(sharedServices
      ? [{ path: ['sharedServices', 'range'], id: 'the way to shared services', range: sharedServices.range }]
      : []),
  ];
}

/** Each has a range of its own there, apart from those that the doors of databases take by their order. */
export function checkServiceRanges(parts: Parts): Complaint[] {
  const { placement, dataBoundaries = [] } = parts;
  if (!placement) return [];
  const network = placement.cidr;
  const doors = databasesOf({ placement, dataBoundaries }).flatMap(({ boundary: { id }, ranges }) =>
    ranges.map((range) => ({ id, range })),
  );
  const all = standingIn(parts);
  const room = serviceRoomOf(network);
  return all.flatMap(({ path, range }, index) => {
    const clash = [...doors, ...all.slice(0, index)].find((one) => meet(one.range, range));
    if (isServiceRange(range, network) && !clash) return [];
    const others = [...doors, ...all.filter((_, other) => other !== index)].map((one) => one.range);
    const free = nextFreeRange(SERVICE_PREFIX, others, room);
    return [
      {
        path,
        what: clash ? `\`${clash.id}\` stands in these addresses already` : 'a service stands where it may not',
        saw: range,
        want: `a /${SERVICE_PREFIX} inside ${room}, of its own`,
        mend: free ? `write \`range: ${free}\`` : 'give the enclave a larger `placement.cidr`',
        code: 'manifest/service-range',
      },
    ];
  });
}

/** Where a VPN rule leads into such a range, somebody passes who need not be granted what stands there. */
export function checkReachIntoServices(parts: Parts): Complaint[] {
  const all = standingIn(parts);
  return (parts.connect?.clientVpn?.reach ?? []).flatMap(({ destinations }, index) =>
    destinations.flatMap((destination, nth): Complaint[] => {
      const service = all.find(({ range }) => meet(range, destination));
      if (!service) return [];
      return [
        {
          path: ['connect', 'clientVpn', 'reach', index, 'destinations', nth],
          what: `a VPN rule leads to where \`${service.id}\` stands`,
          saw: `${destination}, which meets ${service.range}`,
          want: 'ranges apart from those of services, which say themselves who may call them',
          mend: 'name the subnets, and add the job function to the service if it may call it',
          code: 'manifest/service-reach',
        },
      ];
    }),
  );
}

export function meet(one: string, other: string): boolean {
  const [first, second] = [parseCidr(one), parseCidr(other)];
  return first !== undefined && second !== undefined && overlaps(first, second);
}

/** Only the rules of a Client VPN tell one job function's packets from another's. */
export function withoutVpn({ connect }: Parts, path: Path): Complaint[] {
  if (!connect || connect.clientVpn) return [];
  return [
    {
      path,
      what: 'nobody reaches the service: only a Client VPN knows whose packets come in',
      saw: 'no `connect.clientVpn`',
      want: 'a Client VPN for the people who may call it',
      mend: 'add `clientVpn`, or offer the service through a private API',
      code: 'manifest/service-without-vpn',
    },
  ];
}
