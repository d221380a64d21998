import type { Claim, Decided } from '../claim';
import type { World } from '../../template/world';
import { type Value, describe } from '../../template/value';

/** What joins a network to another one. An enclave has none of these. */
const EXITS: Readonly<Record<string, string>> = {
  'AWS::EC2::CarrierGateway': 'a carrier gateway',
  'AWS::EC2::EgressOnlyInternetGateway': 'an egress-only internet gateway',
  'AWS::EC2::InternetGateway': 'an internet gateway',
  'AWS::EC2::LocalGatewayRouteTableVPCAssociation': 'a local gateway',
  'AWS::EC2::NatGateway': 'a NAT gateway',
  'AWS::EC2::TransitGatewayAttachment': 'a transit gateway',
  'AWS::EC2::TransitGatewayVpcAttachment': 'a transit gateway',
  'AWS::EC2::VPCGatewayAttachment': 'an attached gateway',
  'AWS::EC2::VPCPeeringConnection': 'a peering connection',
  'AWS::EC2::VPNGateway': 'a VPN gateway',
  'AWS::NetworkManager::VpcAttachment': 'a core network',
};

/** Route targets that lead out of the network, in the words of `AWS::EC2::Route`. A VPC endpoint does not. */
const TARGETS = [
  'CarrierGatewayId',
  'CoreNetworkArn',
  'EgressOnlyInternetGatewayId',
  'GatewayId',
  'InstanceId',
  'LocalGatewayId',
  'NatGatewayId',
  'NetworkInterfaceId',
  'TransitGatewayId',
  'VpcPeeringConnectionId',
] as const;

/**
 * Can anything in the template's networks reach another network?
 *
 * A VPC starts without a way out; CloudFormation adds one only through a gateway, an attachment or a route. We look
 * at all of them, so a pass needs no knowledge of addresses.
 *
 * Limits: the template only. A gateway attached by hand later, or by another stack, is for `audit` to find. DNS
 * queries leave through the VPC resolver even so; PrivateLink endpoints lead to the services they are made for,
 * and their policies are another claim.
 */
export const noWayOut: Claim = {
  claim: 'No network of the enclave has a way to the internet or to any other network',

  decide(world) {
    const unsure = hiddenWay(world);
    const exit = world.ofType(...Object.keys(EXITS))[0];
    if (exit) return broken(`${EXITS[exit.type]}: ${exit.constructPath ?? exit.id}`);
    const routes = world.ofType('AWS::EC2::Route').map((route) => ({ route, target: targetOf(route) }));
    const leaving = routes.find(({ target }) => target !== undefined);
    if (leaving) {
      const { route, target } = leaving;
      const destination = describe(route.read('DestinationCidrBlock').value);
      return broken(`the route ${route.constructPath ?? route.id} to ${destination} through ${target}`);
    }
    return unsure ?? { verdict: 'pass', explanation: [inventory(world, routes.length)] };
  },
};

/** What a route leads to besides a VPC endpoint; a target that is set at all counts, known or not. */
function targetOf(route: ReturnType<World['ofType']>[number]): string | undefined {
  return TARGETS.find((target) => route.read(target).value.kind !== 'absent');
}

/**
 * What we cannot look behind: a gateway load balancer endpoint sends packets to somebody's appliance, and an
 * endpoint to a service that is not AWS's own leads into somebody's network.
 */
function hiddenWay(world: World): Decided | undefined {
  const appliance = world
    .ofType('AWS::EC2::Route')
    .find((route) => route.read('VpcEndpointId').value.kind !== 'absent');
  if (appliance) {
    return unsureAbout(`the route ${appliance.constructPath ?? appliance.id} leads through an appliance`);
  }
  const foreign = world
    .ofType('AWS::EC2::VPCEndpoint')
    .find((endpoint) => !isAwsService(endpoint.read('ServiceName').value));
  if (!foreign) return undefined;
  const service = describe(foreign.read('ServiceName').value);
  return unsureAbout(
    `the endpoint ${foreign.constructPath ?? foreign.id} leads to ${service}, which is not a service of AWS itself`,
  );
}

/** `com.amazonaws.<region>.<service>`, or `aws.…`; a name with unknown parts counts by its literal beginning. */
function isAwsService(name: Value): boolean {
  const start = name.kind === 'known' ? name.value : name.kind === 'composed' ? name.parts[0] : undefined;
  return (
    typeof start === 'string' &&
    /^(com\.amazonaws\.(?!vpce\.)(?![^.]+\.vpce)|aws\.)/.test(start) &&
    !/vpce-svc/.test(describe(name))
  );
}

function unsureAbout(reason: string): Decided {
  return { verdict: 'unknown', explanation: [reason] };
}

function broken(witness: string): Decided {
  return { verdict: 'fail', explanation: ['something joins the enclave to another network'], witness };
}

function inventory(world: World, routes: number): string {
  const count = (type: string) => world.ofType(type).length;
  const [networks, subnets] = [count('AWS::EC2::VPC'), count('AWS::EC2::Subnet')];
  return `${networks} network, ${subnets} subnets: no gateway, no attachment, no peering, and ${routes} routes beside the local ones`;
}
