import type { Manifest } from '../../manifest';
import type { Office } from '../../manifest/schema';
import { type Resource, type World, asNumber, asText } from '../../template';
import { broken, holds, judgeSwitch, nameOf, unsure } from '../access/vpn-verdicts';
import { type Claim, type Decided, mergeDecided } from '../claim';
import { isOffice, isVpnGateway, isWithin, judgeDestination, judgeLink, officeAt, officeOf } from './office-links';
import { judgeTunnels } from './office-tunnels';

const HTTPS = 443;

/** What a site-to-site VPN is made of; where the manifest names no office, there is none of them. */
const PIECES = ['AWS::EC2::CustomerGateway', 'AWS::EC2::VPNConnection', 'AWS::EC2::VPNGateway'] as const;

/**
 * Does each office of the manifest have one connection whose tunnels are as strong as its profile, does nobody else have
 * one, and does nothing lead to an office but to its own networks?
 *
 * Limits: the template only. A connection that another stack, or somebody by hand, makes at the enclave's gateway is
 * for `audit` to find. What stands in an office, and who is let into it, no template says: that is why a tunnel opens no
 * data, and the endpoints still ask for a role. Rules of security groups of other stacks are `unknown`.
 */
export function officesGuarded(manifest: Manifest): Claim {
  const offices = manifest.connect.siteToSite;
  if (offices.length === 0) {
    return {
      claim: 'No office is joined to the enclave: the manifest names none',
      decide(world) {
        const [uncalled] = world.ofType(...PIECES, 'AWS::EC2::VPNConnectionRoute');
        return uncalled
          ? fail(`the manifest names no office, but there is ${nameOf(uncalled)}`)
          : holds('no VPN gateway');
      },
    };
  }
  return {
    claim: `Only the offices ${offices.map(({ office }) => office).join(', ')} are joined to the enclave, by tunnels that agree on nothing weak and lead to nothing but their networks and the private endpoints`,
    decide: (world) =>
      mergeDecided([
        ...world.ofType('AWS::EC2::CustomerGateway').map((device) => orHolds(officeAt(device, offices))),
        ...world.ofType('AWS::EC2::VPCGatewayAttachment').map((one) => judgeLink(world, one, offices) ?? holds()),
        judgeGateways(world),
        judgeConnections(world, offices),
        judgeRoutes(world, offices),
        judgeDoors(world, offices),
      ]),
  };
}

function judgeGateways(world: World): Decided {
  const gateways = world.ofType('AWS::EC2::VPNGateway');
  if (gateways.length === 1) return holds();
  return fail(`${gateways.length} VPN gateways, where all offices share one`);
}

function judgeConnections(world: World, offices: readonly Office[]): Decided {
  const connections = world.ofType('AWS::EC2::VPNConnection');
  const found = connections.map((connection) => officeOf(world, connection, offices));
  const counted = offices.map(({ office }) => {
    const count = found.filter((one) => isOffice(one) && one.office === office).length;
    if (count === 1) return holds();
    // A connection that nobody can tell may be the missing one.
    if (count === 0 && found.some((one) => !isOffice(one) && one.verdict === 'unknown'))
      return unsure(`no connection is known to be the one of ${office}`);
    return fail(`${office} has ${count} connections, where the manifest names one`);
  });
  return mergeDecided([
    ...counted,
    ...connections.map((connection, index) => judgeConnection(world, connection, found[index]!, offices)),
  ]);
}

function judgeConnection(
  world: World,
  connection: Resource,
  office: Office | Decided,
  offices: readonly Office[],
): Decided {
  const link = judgeLink(world, connection, offices);
  if (link) return link;
  if (!isOffice(office)) return office;
  const name = nameOf(connection);
  const learned = fail(`${name} learns routes from the office, whatever it announces`);
  const parts = [
    judgeSwitch(connection.read('StaticRoutesOnly'), true, false, learned),
    judgeTunnels(connection, office),
  ];
  if (parts.some(({ verdict }) => verdict !== 'pass')) return mergeDecided(parts);
  return holds(`${name}: to ${office.publicAddress}, both tunnels ${office.profile}, recorded, static routes`);
}

/** Routes of the network to the gateway, and routes of a connection to its office. */
function judgeRoutes(world: World, offices: readonly Office[]): Decided {
  const all = offices.flatMap(({ networks }) => networks);
  const [spread] = world.ofType('AWS::EC2::VPNGatewayRoutePropagation');
  if (spread) return fail(`${nameOf(spread)} takes over whatever routes the gateway knows`);
  const back = world
    .ofType('AWS::EC2::Route')
    .filter((route) => isVpnGateway(world, route.read('GatewayId')))
    .map((route) => judgeDestination(route, all) ?? holds());
  const ways = world.ofType('AWS::EC2::VPNConnectionRoute').map((way) => {
    const connection = world.follow(way.read('VpnConnectionId'));
    if (connection?.type !== 'AWS::EC2::VPNConnection') return unsure(`whose way ${nameOf(way)} is, nobody can tell`);
    const office = officeOf(world, connection, offices);
    return isOffice(office) ? (judgeDestination(way, office.networks) ?? holds()) : office;
  });
  return mergeDecided([holds(`${back.length} routes to the gateway, ${ways.length} on to offices`), ...back, ...ways]);
}

/** Whoever comes from an office knocks by address: no rule lets in more addresses than the offices', or more than HTTPS. */
function judgeDoors(world: World, offices: readonly Office[]): Decided {
  const all = offices.flatMap(({ networks }) => networks);
  const apart = world.ofType('AWS::EC2::SecurityGroupIngress').map((rule) => ({ rule, read: rule.properties }));
  const inside = world.ofType('AWS::EC2::SecurityGroup').flatMap((rule) =>
    rule
      .read('SecurityGroupIngress')
      .each()
      .map((read) => ({ rule, read })),
  );
  return mergeDecided([
    holds(),
    ...[...apart, ...inside].map(({ rule, read }): Decided => {
      const name = nameOf(rule);
      const by = ['CidrIp', 'CidrIpv6', 'SourcePrefixListId'].map((path) => asText(read.get(path).value));
      if (by.every(({ kind }) => kind === 'absent')) {
        if (read.value.kind === 'map') return holds();
        return unsure(`whom ${name} lets in is hidden`);
      }
      const ports = [asNumber(read.get('FromPort').value), asNumber(read.get('ToPort').value)];
      const protocol = asText(read.get('IpProtocol').value);
      const hidden = [...by, ...ports, protocol].find(({ kind }) => kind === 'hidden');
      if (hidden?.kind === 'hidden') return unsure(`whom ${name} lets in is hidden by ${hidden.by}`);
      const [range, ...others] = by;
      const isOfficial =
        range?.kind === 'known' && isWithin(range.value, all) && others.every((o) => o.kind === 'absent');
      const isTcp = protocol.kind === 'known' && ['tcp', '6'].includes(protocol.value);
      if (isOfficial && isTcp && ports.every((port) => port.kind === 'known' && port.value === HTTPS)) return holds();
      return fail(`${name} lets in more than HTTPS from the networks of offices`);
    }),
  ]);
}

function orHolds(found: Office | Decided): Decided {
  return isOffice(found) ? holds() : found;
}

const fail = (witness: string) =>
  broken('an office is joined to the enclave otherwise than the manifest says', witness);
