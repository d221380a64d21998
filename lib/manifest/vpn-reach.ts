import { formatCidr, parseCidr } from '../common/cidr';
import { databaseRangesFor } from './databases';
import { idpGroupOf } from './names';
import type { Manifest } from './schema';

/** As much of a manifest as says who may go where by Client VPN; the boundaries and grants say who goes to databases. */
export type VpnParts = Pick<Manifest, 'vendor' | 'placement' | 'jobFunctions' | 'connect'> &
  Partial<Pick<Manifest, 'dataBoundaries' | 'grants'>>;

/** A job function that may enter by VPN, its group, and the ranges it may go to. */
export interface VpnReach {
  readonly jobFunction: string;
  readonly group: string;
  readonly destinations: readonly string[];
}

/** The two subnets of a network: a quarter of the range each, and the other half stays free for growth. */
export function subnetRangesOf(network: string): string[] {
  const range = parseCidr(network);
  if (!range || range.prefix > 30) return [];
  const size = 2 ** (30 - range.prefix);
  return [0, 1].map((index) => {
    const first = range.first + index * size;
    return formatCidr({ first, last: first + size - 1, prefix: range.prefix + 2 });
  });
}

/** A range in which a service of the client's stands, and the job functions that may call it. */
export interface ServiceReach {
  readonly range: string;
  readonly jobFunctions: readonly string[];
}

/** Where services stand that a VPN leads to, beside the subnets. */
export function serviceReachOf({
  privateServices,
  sharedServices,
}: Pick<Manifest, 'privateServices' | 'sharedServices'>): ServiceReach[] {
  return [
    ...privateServices.map(({ range, jobFunctions }) => ({ range, jobFunctions })),
    ...(sharedServices?.services ?? []).flatMap(({ ranges, jobFunctions }) =>
      ranges.map((range) => ({ range, jobFunctions })),
    ),
  ];
}

/** Who may go where in all: the subnets, and the services of each job function. */
export function wholeReachOf(manifest: Manifest): VpnReach[] {
  const services = serviceReachOf(manifest);
  return vpnReachOf(manifest).map(({ jobFunction, group, destinations }) => {
    const called = services.filter(({ jobFunctions }) => jobFunctions.includes(jobFunction));
    return { jobFunction, group, destinations: [...destinations, ...called.map(({ range }) => range)] };
  });
}

/**
 * Who may go where: both subnets, unless `connect.clientVpn.reach` says otherwise, and the doors of the databases that a job
 * function was granted.
 */
export function vpnReachOf(manifest: VpnParts): VpnReach[] {
  const said = manifest.connect.clientVpn?.reach ?? [];
  return manifest.jobFunctions.map((job) => ({
    jobFunction: job.id,
    group: idpGroupOf(manifest, job),
    destinations: [
      ...(said.find(({ jobFunction }) => jobFunction === job.id)?.destinations ??
        subnetRangesOf(manifest.placement.cidr)),
      ...databaseRangesFor(manifest, job.id),
    ],
  }));
}
