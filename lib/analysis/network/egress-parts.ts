import { type Property, type Resource, type World } from '../../template';
import { targetsOf } from './route-targets';

/** What a subnet is for, by what stands in it. */
export type SubnetKind = 'firewall' | 'nat' | 'inside' | 'hidden';

/** The three targets of a route on the one way out. */
export type Target = 'firewall' | 'nat' | 'internet';

export function kindOf(world: World, subnet: Resource | undefined): SubnetKind {
  if (!subnet) return 'hidden';
  const { certain } = world.referrers(subnet, { type: 'AWS::EC2::NatGateway', path: 'SubnetId' });
  if (certain.length > 0) return 'nat';
  const mapped = world
    .ofType('AWS::NetworkFirewall::Firewall')
    .flatMap((firewall) => firewall.read('SubnetMappings').each())
    .some((mapping) => subnetAt(world, mapping.get('SubnetId'))?.id === subnet.id);
  return mapped ? 'firewall' : 'inside';
}

/** What the subnets of a route table are for: certain ones, and those that may be. */
export function kindsOf(world: World, table: Resource): SubnetKind[] {
  return subnetsOf(world, table).map((subnet) => kindOf(world, subnet));
}

/** The subnets of a route table, certain ones and those that may be; undefined where one is not in the template. */
export function subnetsOf(world: World, table: Resource): (Resource | undefined)[] {
  const { certain, possible } = world.referrers(table, {
    type: 'AWS::EC2::SubnetRouteTableAssociation',
    path: 'RouteTableId',
  });
  return [...certain, ...possible].map((association) => subnetAt(world, association.read('SubnetId')));
}

/** The subnet of the template that a property points at. */
export function subnetAt(world: World, property: Property): Resource | undefined {
  const found = world.follow(property);
  return found?.type === 'AWS::EC2::Subnet' ? found : undefined;
}

/** Where a route leads on the one way out; undefined for any other target, which is judged as anywhere. */
export function targetOf(world: World, route: Resource): Target | undefined {
  const [target, ...others] = targetsOf(route) ?? [];
  if (others.length > 0) return undefined;
  if (target === 'NatGatewayId')
    return world.follow(route.read('NatGatewayId'))?.type === 'AWS::EC2::NatGateway' ? 'nat' : undefined;
  if (target === 'GatewayId')
    return world.follow(route.read('GatewayId'))?.type === 'AWS::EC2::InternetGateway' ? 'internet' : undefined;
  const endpoint = route.read('VpcEndpointId').value;
  if (target !== 'VpcEndpointId' || endpoint.kind !== 'unresolved') return undefined;
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
