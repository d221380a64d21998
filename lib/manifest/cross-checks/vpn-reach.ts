import { type AuthorizationRule, shadowed, unclaimed } from '../../common/authorization';
import { contains, parseCidr } from '../../common/cidr';
import type { Path } from '../../common/yaml-source';
import type { Complaint } from '../complaint';
import { subnetRangesOf, vpnReachOf, type VpnParts } from '../vpn-reach';
import type { Parts } from '.';
import { duplicates, unknownName } from './references';

/** Where people go by Client VPN: inside the network, and nobody in the shadow of somebody else. */
export function checkVpnReach(parts: Parts): Complaint[] {
  const { vendor, placement, jobFunctions, connect, egress } = parts;
  const reach = connect?.clientVpn?.reach ?? [];
  if (!connect || reach.length === 0) return [];
  const at = (index: number, ...steps: Path): Path => ['connect', 'clientVpn', 'reach', index, ...steps];
  const jobs = jobFunctions?.map(({ id }) => id);
  return [
    ...duplicates(['connect', 'clientVpn', 'reach'], reach, 'jobFunction', ({ jobFunction }) => jobFunction),
    ...reach.flatMap(({ jobFunction }, index) =>
      jobs ? unknownName(at(index, 'jobFunction'), jobFunction, 'a job function', jobs) : [],
    ),
    ...(placement
      ? reach.flatMap(({ destinations }, index) =>
          destinations.flatMap((range, nth) => outside(range, placement.cidr, at(index, 'destinations', nth))),
        )
      : []),
    ...(vendor && placement && jobFunctions ? shadows({ ...parts, vendor, placement, jobFunctions, connect }) : []),
    ...(vendor && placement && jobFunctions && egress?.domains[0] !== undefined
      ? nobodys({ ...parts, vendor, placement, jobFunctions, connect })
      : []),
  ];
}

/** No route leads the devices anywhere else. */
function outside(range: string, network: string, path: Path): Complaint[] {
  const [inner, outer] = [parseCidr(range), parseCidr(network)];
  if (!inner || !outer || contains(outer, inner)) return [];
  return [
    {
      path,
      what: 'a job function is let in to where no route leads',
      saw: range,
      want: `a range inside the enclave’s network ${network}`,
      mend: 'name a range of the network, or remove it',
      code: 'manifest/vpn-reach-outside',
    },
  ];
}

/** The complaint stands at the narrower range; where that is a subnet nobody wrote down, at the wider one. */
function shadows(parts: VpnParts): Complaint[] {
  const { reach = [] } = parts.connect.clientVpn ?? {};
  const rules = vpnReachOf(parts).flatMap(({ jobFunction, destinations }) =>
    destinations.map((destination) => ({ group: jobFunction, destination })),
  );
  const written = ({ group, destination }: AuthorizationRule): Path[] =>
    reach.flatMap(({ jobFunction, destinations }, index) => {
      const nth = jobFunction === group ? destinations.indexOf(destination) : -1;
      return nth < 0 ? [] : [['connect', 'clientVpn', 'reach', index, 'destinations', nth]];
    });
  return shadowed(rules).map(({ rule, by }) => ({
    path: [...written(by), ...written(rule)][0] ?? ['connect', 'clientVpn', 'reach'],
    what: `\`${by.group}\` takes a part of the network from \`${rule.group}\`: AWS asks only the narrowest rule`,
    saw: `${by.destination}, a part of ${rule.destination}`,
    want: 'ranges that are equal or apart',
    mend: `let \`${rule.group}\` go to ${by.destination} as well`,
    code: 'manifest/vpn-rules-shadow',
  }));
}

/** Where domains are named, everybody may go to all addresses; inside the network too, where no narrower rule stands. */
function nobodys(parts: VpnParts): Complaint[] {
  const rules = vpnReachOf(parts).flatMap(({ group, destinations }) =>
    destinations.map((destination) => ({ group, destination })),
  );
  const [range] = subnetRangesOf(parts.placement.cidr).flatMap((subnet) => unclaimed(rules, subnet));
  if (range === undefined) return [];
  return [
    {
      path: ['connect', 'clientVpn', 'reach'],
      what: 'whoever may go to the domains of `egress` would reach a part of the network that is nobody’s',
      saw: `${range}, where no job function may go`,
      want: 'a job function for every part of both subnets',
      mend: `let a job function go to ${range}`,
      code: 'manifest/vpn-egress-reach',
    },
  ];
}
