import { ANYWHERE, contains, isCovered, parseCidr, smallestAround } from '../../common/cidr';
import type { Manifest, Office } from '../../manifest';
import { sideRangesOf } from '../../manifest/service-ranges';
import { type Property, type Resource, type World, asText, describe } from '../../template';
import { type Claim, type Decided, mergeDecided } from '../claim';
import { fail, judgeSwitch, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { placeOf } from '../placed-text';
import { judgeOfficeGates } from './office-gates';
import { named, networksOf } from './office-ways';
import { judgeStanding } from './standing-tunnels';
import { judgeTunnels } from './strong-tunnels';
import { judgeWaysBack } from './ways-back';

/**
 * Does every tunnel of the template lead to the device of an office that the manifest names, over strong cryptography
 * only, and to the networks of that office alone? Does it come up by itself, and is what it does recorded?
 *
 * A tunnel is a network path: that people sign in all the same is the claim of `roleTrustsPeople` and `roleBounded`.
 *
 * Limits: who sits in an office, and whether its device keeps its key or its certificate to itself, is no matter of the
 * template; AWS takes any certificate of the same CA chain. What the owner of a transit gateway routes to a tunnel is
 * `unknown` to `noWayOut`. A device, a network or a list that is given at deployment is `unknown`.
 */
export function officesGuarded(manifest: Manifest): Claim {
  const offices = manifest.connect.siteToSite;
  const beside = sideRangesOf(manifest);
  return {
    claim:
      offices.length === 0
        ? 'No tunnel leads to an office: the manifest asks for no site-to-site VPN'
        : `Every tunnel leads to the networks of ${named(offices)}, and can agree on strong cryptography only`,
    decide(world) {
      const connections = world.ofType('AWS::EC2::VPNConnection');
      const devices = world.ofType('AWS::EC2::CustomerGateway');
      return mergeDecided([
        ...described(offices),
        ...devices.map((device) => judgeDevice(device, offices).verdict),
        ...connections.map((connection) => judgeConnection(world, connection, manifest)),
        ...offices.map((office) => judgeCount(world, connections, office, offices)),
        ...world.ofType('AWS::EC2::VPNConnectionRoute').map((route) => judgeRoute(world, route, offices)),
        ...judgeOfficeGates(world, manifest),
        ...offices.map((office) => judgeWaysBack(world, office, beside)),
      ]);
    },
  };
}

function described(offices: readonly Office[]): Decided[] {
  if (offices.length === 0) return [pass('no tunnel and no gateway for one')];
  return offices.map(({ office, publicAddress, networks, profile, certificateArn }) =>
    pass(
      `${office}: a device at ${publicAddress} with a ${certificateArn ? 'certificate' : 'key that AWS made'}, both tunnels ` +
        `${profile}, networks ${networks.join(' and ')}`,
    ),
  );
}

/** The office whose device this is; an address and a certificate tell it. */
function judgeDevice(device: Resource, offices: readonly Office[]): { office?: Office; verdict: Decided } {
  const address = asText(device.read('IpAddress').value);
  const certificate = asText(device.read('CertificateArn').value);
  const name = nameOf(device);
  if (address.kind === 'hidden') return { verdict: unsure(`${name}: its address is hidden by ${address.by}`) };
  if (certificate.kind === 'hidden') {
    return { verdict: unsure(`${name}: its certificate is hidden by ${certificate.by}`) };
  }
  const place = address.kind === 'known' ? address.value : 'any address';
  const office = offices.find(({ publicAddress }) => publicAddress === place);
  if (!office) return { verdict: more(`${name} is a device at ${place}, where the manifest has no office`) };
  const shown = certificate.kind === 'known' ? certificate.value : undefined;
  if (shown === office.certificateArn) return { office, verdict: pass() };
  const wanted = office.certificateArn ?? 'no certificate';
  return { office, verdict: more(`the device ${name} shows ${shown ?? 'no certificate'} instead of ${wanted}`) };
}

/** The office at the other end of a connection, or what is there instead. */
function endOf(world: World, connection: Resource, offices: readonly Office[]): { office?: Office; verdict: Decided } {
  const property = connection.read('CustomerGatewayId');
  const device = world.follow(property);
  if (device?.type === 'AWS::EC2::CustomerGateway') return judgeDevice(device, offices);
  const end = describe(property.value);
  if (property.value.kind === 'unresolved')
    return { verdict: unsure(`where ${nameOf(connection)} ends is hidden: ${end}`) };
  return { verdict: more(`${nameOf(connection)} ends at ${end}, which is no office of the manifest`) };
}

function judgeConnection(world: World, connection: Resource, manifest: Manifest): Decided {
  const { connect, placement } = manifest;
  const name = nameOf(connection);
  const { office, verdict } = endOf(world, connection, connect.siteToSite);
  if (!office) return verdict;
  return mergeDecided([
    verdict,
    judgeTunnels(connection, office.profile),
    judgeStanding(world, connection, placeOf(manifest)),
    judgeKeys(connection, office),
    judgeSwitch(
      connection.read('StaticRoutesOnly'),
      true,
      false,
      more(`${name} takes whatever routes the device announces`),
    ),
    judgeRemote(connection.read('RemoteIpv4NetworkCidr'), placement.cidr, name),
    judgeLocal(connection.read('LocalIpv4NetworkCidr'), office, name),
    judgeGateway(world, connection, office),
  ]);
}

/** Without it the gateway would carry what one office sends to another. */
function judgeRemote(property: Property, enclave: string, name: string): Decided {
  const remote = asText(property.value);
  if (remote.kind === 'hidden') return unsure(`${name}: what the office may send to is hidden by ${remote.by}`);
  const [range, own] = [parseCidr(remote.kind === 'known' ? remote.value : ANYWHERE), parseCidr(enclave)];
  if (range && own && contains(own, range)) return pass();
  return more(`${name} carries what the office sends to other addresses than the enclave's ${enclave}`);
}

/** A connection has one range for the office: AWS takes no two, so the smallest that holds its networks is as narrow as it gets. */
function judgeLocal(property: Property, { office, networks }: Office, name: string): Decided {
  const local = asText(property.value);
  if (local.kind === 'hidden') return unsure(`${name}: what stands behind the office is hidden by ${local.by}`);
  const shown = local.kind === 'known' ? local.value : ANYWHERE;
  const [range, widest] = [parseCidr(shown), smallestAround(networks.flatMap((text) => parseCidr(text) ?? []))];
  if (range && widest && contains(widest, range)) return pass();
  return more(`${name} takes what comes from ${shown}, which is more than the networks of ${office}`);
}

/** Outside of Secrets Manager, whoever may describe the connection reads its keys. */
function judgeKeys(connection: Resource, { certificateArn }: Office): Decided {
  if (certificateArn !== undefined) return pass();
  const storage = asText(connection.read('PreSharedKeyStorage').value);
  if (storage.kind === 'hidden')
    return unsure(`where the keys of ${nameOf(connection)} are kept is hidden by ${storage.by}`);
  if (storage.kind === 'known' && storage.value === 'SecretsManager') return pass();
  return more(`whoever may describe ${nameOf(connection)} reads its keys: they are not kept in Secrets Manager`);
}

function judgeGateway(world: World, connection: Resource, { office, transitGatewayId }: Office): Decided {
  const property = connection.read(transitGatewayId === undefined ? 'VpnGatewayId' : 'TransitGatewayId');
  const end = describe(property.value);
  if (transitGatewayId === undefined && world.follow(property)?.type === 'AWS::EC2::VPNGateway') return pass();
  if (transitGatewayId !== undefined && end === transitGatewayId) return pass();
  if (property.value.kind === 'unresolved') return unsure(`${nameOf(connection)}: its gateway is hidden by ${end}`);
  const wanted = transitGatewayId ?? 'the VPN gateway of the enclave';
  return more(`the tunnels of ${office} do not end at ${wanted}: ${property.path} is ${end}`);
}

/** Each office has one connection: one less is not what the manifest asks for, and one more is somebody else's. */
function judgeCount(
  world: World,
  connections: readonly Resource[],
  office: Office,
  offices: readonly Office[],
): Decided {
  const own = connections.filter((one) => endOf(world, one, offices).office === office);
  if (own.length === 1) return pass();
  const [, second] = own;
  if (second) return more(`${nameOf(second)} is a second connection to ${office.office}`);
  const hidden = connections.some((one) => endOf(world, one, offices).verdict.verdict === 'unknown');
  const missing = `the manifest asks for a connection to ${office.office}, but none is in the template`;
  return hidden ? unsure(missing) : more(missing);
}

function judgeRoute(world: World, route: Resource, offices: readonly Office[]): Decided {
  const name = nameOf(route);
  const property = route.read('VpnConnectionId');
  const connection = world.follow(property);
  if (connection?.type !== 'AWS::EC2::VPNConnection') {
    const reason = `${name} is a route of ${describe(property.value)}, which is no connection of the template`;
    return property.value.kind === 'unresolved' ? unsure(reason) : more(reason);
  }
  const { office } = endOf(world, connection, offices);
  // What is wrong with the connection itself is said there.
  if (!office) return pass();
  const destination = asText(route.read('DestinationCidrBlock').value);
  if (destination.kind === 'hidden') return unsure(`where ${name} leads is hidden by ${destination.by}`);
  const range = parseCidr(destination.kind === 'known' ? destination.value : '');
  if (range && isCovered(range, networksOf([office]))) return pass();
  const shown = destination.kind === 'known' ? destination.value : 'nowhere';
  return more(`${name} sends ${shown} to ${office.office}, which is beyond its networks`);
}

const more = (witness: string) => fail('a tunnel leads elsewhere than to an office of the manifest', witness);
