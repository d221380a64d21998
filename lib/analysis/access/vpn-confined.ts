import { type Manifest, databasesOf } from '../../manifest';
import { serviceReachOf, subnetRangesOf, wholeReachOf } from '../../manifest/vpn-reach';
import { type Claim, mergeDecided } from '../claim';
import { pass } from '../decided';
import { nameOf } from '../name-of';
import { judgeDestinations } from './vpn-destinations';
import { judgeDoors } from './vpn-doors';
import { judgeSession } from './vpn-session';

/**
 * Does a VPN session stay where the manifest wants it: in the tunnel, in the ranges of the job function, at the private
 * endpoints, on record, and no longer than agreed? A service of the client's is reached by the job functions that may
 * call it, and by no other.
 *
 * Limits: a device with IPv6 keeps that way beside the tunnel unless its profile closes it. Whether a narrow rule takes
 * a range away from somebody is no matter of confinement; the manifest is refused for it. Security groups and rules of
 * other stacks are `unknown`, as is a rule whose group nobody knows.
 */
export function vpnConfined(manifest: Manifest): Claim {
  const { clientVpn } = manifest.connect;
  if (!clientVpn) {
    return {
      claim: 'No VPN session leads into the enclave: the manifest asks for no Client VPN',
      decide: (world) =>
        mergeDecided([pass('no authorization rule and no route'), judgeDestinations(world, manifest, [], [])]),
    };
  }
  const hours = clientVpn.sessionHoursMax;
  const reach = wholeReachOf(manifest);
  const services = serviceReachOf(manifest).map(({ range }) => range);
  const databases = databasesOf(manifest).flatMap(({ ranges }) => ranges);
  const inside = [...subnetRangesOf(manifest.placement.cidr), ...databases];
  const outwards = manifest.egress.domains.length > 0 ? inside : undefined;
  const beside = [
    ...(databases.length > 0 ? ['its own databases at their one port'] : []),
    ...(services.length > 0 ? ['the services of its job function by their ports'] : []),
  ].map((what) => `, and ${what}`);
  return {
    claim: `Every VPN session keeps all its traffic in the tunnel, reaches only the private endpoints${outwards ? ' and the way to the domains' : ''} by HTTPS${beside.join('')}, is recorded and ends after ${hours} hours`,
    decide(world) {
      const endpoints = world.ofType('AWS::EC2::ClientVpnEndpoint');
      return mergeDecided([
        pass(
          ...endpoints.map((endpoint) => `${nameOf(endpoint)}: all in the tunnel, recorded, ${hours} hours at most`),
        ),
        ...reach.map(({ group, destinations }) => pass(`${group} reaches ${destinations.join(' and ')}`)),
        judgeDestinations(world, manifest, reach, services, outwards),
        ...endpoints.flatMap((endpoint) => [
          judgeSession(world, endpoint, hours),
          judgeDoors(world, endpoint, manifest),
        ]),
      ]);
    },
  };
}
