import type { Manifest } from '../../manifest';
import { type Resource, type World, describe } from '../../template';
import { type Claim, type Decided, mergeDecided } from '../claim';
import { domainFilter } from './domain-filter';
import { judgeWayOut } from './no-way-out';

/** What stands between the firewall and the internet; each is no way out by itself, as its routes are judged. */
const PARTS = [
  'AWS::EC2::EIP',
  'AWS::EC2::InternetGateway',
  'AWS::NetworkFirewall::Firewall',
  'AWS::NetworkFirewall::FirewallPolicy',
  'AWS::NetworkFirewall::LoggingConfiguration',
  'AWS::NetworkFirewall::RuleGroup',
];

/**
 * Does every way out of the enclave lead through a firewall that knows the manifest's domains?
 *
 * Only one order is taken for an answer: subnets, whose routes lead to the firewall; the firewall's own subnets, whose
 * routes lead to NAT; and the subnets of NAT, which alone lead to an internet gateway. Whatever stands in the last two
 * has the internet before it, so nothing of the vendor's may. Every other exit is judged as if no domain were named.
 *
 * Limits: those of `noWayOut`. The firewall goes by the name a connection greets with: it does not see what is said
 * inside, nor whether the address belongs to that name. The handshake passes before there is a name; other protocols
 * than TCP must be stopped by the rules of the subnets.
 */
export function egressFiltered(manifest: Manifest): Claim {
  const { domains } = manifest.egress;
  return {
    claim: `Every route out of the enclave leads through a firewall that lets TLS in the name of ${domains.join(', ')} pass and nothing else`,
    decide(world) {
      const resources = [...world.template.resources.keys()].flatMap((id) => world.resource(id) ?? []);
      const firewalls = world.ofType('AWS::NetworkFirewall::Firewall');
      if (firewalls.length === 0) return unsure('the manifest names domains, but no firewall is in the template');
      return mergeDecided([
        ...resources.flatMap((resource) => judge(world, resource) ?? []),
        ...firewalls.map((firewall) => domainFilter(world, firewall, domains)),
      ]);
    },
  };
}

function judge(world: World, resource: Resource): Decided | undefined {
  if (PARTS.includes(resource.type)) return undefined;
  switch (resource.type) {
    case 'AWS::EC2::Route':
      return judgeRoute(world, resource);
    case 'AWS::EC2::NatGateway':
      return placeOf(world, resource.read('SubnetId').value)
        ? undefined
        : unsure(`${nameOf(resource)} is in no subnet we know`);
    case 'AWS::EC2::VPCGatewayAttachment':
      return resource.read('VpnGatewayId').value.kind === 'absent' ? undefined : judgeWayOut(world, resource);
    case 'AWS::EC2::VPCEndpoint':
      return mustBeInside(world, resource, 'SubnetIds') ?? judgeWayOut(world, resource);
    case 'AWS::EC2::ClientVpnRoute':
      return mustBeInside(world, resource, 'TargetVpcSubnetId');
    case 'AWS::EC2::ClientVpnTargetNetworkAssociation':
      return mustBeInside(world, resource, 'SubnetId') ?? judgeWayOut(world, resource);
    default:
      return judgeWayOut(world, resource);
  }
}

/** Where a route leads is right or wrong by the subnets that its table is for. */
function judgeRoute(world: World, route: Resource): Decided | undefined {
  const to = targetOf(world, route);
  if (!to) return judgeWayOut(world, route);
  const table = world.follow(route.read('RouteTableId'));
  if (table?.type !== 'AWS::EC2::RouteTable')
    return unsure(
      `the route ${nameOf(route)} is in ${describe(route.read('RouteTableId').value)}, which is not in the template`,
    );
  if (to === 'firewall') return undefined;
  const kinds = subnetsOf(world, table).map((subnet) => kindOf(world, subnet));
  const wanted = to === 'nat' ? 'firewall' : 'nat';
  if (kinds.every((kind) => kind === wanted)) return undefined;
  if (kinds.includes('hidden')) return unsure(`whose route ${nameOf(route)} is, is hidden`);
  const destination = describe(route.read('DestinationCidrBlock').value);
  return {
    verdict: 'fail',
    explanation: ['a route goes around the firewall'],
    witness: `the route ${nameOf(route)} to ${destination} leads to the internet without passing the firewall`,
  };
}

type Target = 'firewall' | 'nat' | 'internet';

/** The three targets of this order; undefined for any other, which is judged as anywhere. */
function targetOf(world: World, route: Resource): Target | undefined {
  const { value } = route.properties;
  if (value.kind !== 'map') return undefined;
  const targets = [...value.entries.keys()].filter((key) => !/^(RouteTableId|Destination[A-Za-z0-9]+)$/.test(key));
  if (targets.length !== 1) return undefined;
  if (targets[0] === 'NatGatewayId')
    return world.follow(route.read('NatGatewayId'))?.type === 'AWS::EC2::NatGateway' ? 'nat' : undefined;
  if (targets[0] === 'GatewayId')
    return world.follow(route.read('GatewayId'))?.type === 'AWS::EC2::InternetGateway' ? 'internet' : undefined;
  const endpoint = route.read('VpcEndpointId').value;
  if (targets[0] !== 'VpcEndpointId' || endpoint.kind !== 'unresolved') return undefined;
  return firewallSymbols(world).has(endpoint.symbol) ? 'firewall' : undefined;
}

/** How templates write the endpoints of the firewalls; an entry reads `<zone>:<endpoint id>`. */
function firewallSymbols(world: World): ReadonlySet<string> {
  return world.once('endpoints of firewalls', () => {
    const symbols = world.ofType('AWS::NetworkFirewall::Firewall').flatMap((firewall) => {
      const ids = [[firewall.id, 'EndpointIds'], `${firewall.id}.EndpointIds`];
      return firewall
        .read('SubnetMappings')
        .each()
        .flatMap((_, at) =>
          ids.map((list) =>
            JSON.stringify({
              'Fn::Select': [1, { 'Fn::Split': [':', { 'Fn::Select': [at, { 'Fn::GetAtt': list }] }] }],
            }),
          ),
        );
    });
    return new Set(symbols);
  });
}

/** The subnets that a table is for: certain ones, and those that may be. */
function subnetsOf(world: World, table: Resource): readonly (Resource | undefined)[] {
  const { certain, possible } = world.referrers(table, {
    type: 'AWS::EC2::SubnetRouteTableAssociation',
    path: 'RouteTableId',
  });
  return [...certain, ...possible].map((association) => placeOf(world, association.read('SubnetId').value));
}

/** What a subnet is for, by what stands in it. */
function kindOf(world: World, subnet: Resource | undefined): 'firewall' | 'nat' | 'inside' | 'hidden' {
  if (!subnet) return 'hidden';
  const isIn = (type: string, path: string) => world.referrers(subnet, { type, path }).certain.length > 0;
  if (isIn('AWS::EC2::NatGateway', 'SubnetId')) return 'nat';
  const mapped = world
    .ofType('AWS::NetworkFirewall::Firewall')
    .flatMap((firewall) => firewall.read('SubnetMappings').each())
    .some((mapping) => placeOf(world, mapping.get('SubnetId').value)?.id === subnet.id);
  return mapped ? 'firewall' : 'inside';
}

function placeOf(world: World, value: Resource['properties']['value']): Resource | undefined {
  const found = value.kind === 'reference' ? world.resource(value.logicalId) : undefined;
  return found?.type === 'AWS::EC2::Subnet' ? found : undefined;
}

/** Doors and VPN belong where every route leads to the firewall. */
function mustBeInside(world: World, resource: Resource, path: string): Decided | undefined {
  for (const { value } of resource.read(path).each()) {
    const kind = kindOf(world, placeOf(world, value));
    if (kind === 'hidden')
      return unsure(`${nameOf(resource)} stands in ${describe(value)}, which is not in the template`);
    if (kind === 'inside') continue;
    return {
      verdict: 'fail',
      explanation: ['a way in ends behind the firewall'],
      witness: `${nameOf(resource)} stands in ${describe(value)}, from where the internet is reached without the firewall`,
    };
  }
  return undefined;
}

function nameOf(resource: Resource): string {
  return resource.constructPath ?? resource.id;
}

const unsure = (reason: string): Decided => ({ verdict: 'unknown', explanation: [reason] });
