import type { Manifest } from '../../manifest';
import { type Property, type Resource, type World, describe } from '../../template';
import type { Decided } from '../claim';
import { fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';

/** Are there no other gateways for tunnels, but the one of shared services, and do they join only the enclave's network? */
export function judgeOfficeGates(world: World, { connect, sharedServices }: Manifest): Decided[] {
  const offices = connect.siteToSite;
  const transits = offices.flatMap(({ transitGatewayId }) => transitGatewayId ?? []);
  const joined = [...transits, ...(sharedServices ? [sharedServices.transitGatewayId] : [])];
  const ownMax = transits.length < offices.length ? 1 : 0;
  const gateways = world
    .ofType('AWS::EC2::VPNGateway')
    .map((gateway, index) =>
      index < ownMax ? pass() : more(`${nameOf(gateway)} is a VPN gateway that no office of the manifest needs`),
    );
  const attachments = world
    .ofType('AWS::EC2::VPCGatewayAttachment')
    .filter((attachment) => attachment.read('VpnGatewayId').value.kind !== 'absent')
    .map((attachment) => judgeAttachment(world, attachment));
  const joints = world
    .ofType('AWS::EC2::TransitGatewayAttachment', 'AWS::EC2::TransitGatewayVpcAttachment')
    .map((attachment) => judgeJoint(world, attachment, joined));
  const announced = world
    .ofType('AWS::EC2::VPNGatewayRoutePropagation')
    .map((one) => more(`${nameOf(one)} takes the routes that devices announce`));
  return [...gateways, ...attachments, ...joints, ...announced];
}

function judgeAttachment(world: World, attachment: Resource): Decided {
  const gateway = attachment.read('VpnGatewayId');
  if (world.follow(gateway)?.type !== 'AWS::EC2::VPNGateway') return stranger(attachment, gateway);
  return judgeNetwork(world, attachment);
}

function judgeJoint(world: World, attachment: Resource, transits: readonly string[]): Decided {
  const gateway = attachment.read('TransitGatewayId');
  if (!transits.includes(describe(gateway.value))) return stranger(attachment, gateway);
  return judgeNetwork(world, attachment);
}

function judgeNetwork(world: World, attachment: Resource): Decided {
  const network = attachment.read('VpcId');
  return world.follow(network)?.type === 'AWS::EC2::VPC' ? pass() : stranger(attachment, network);
}

function stranger(attachment: Resource, property: Property): Decided {
  const reason = `${nameOf(attachment)} attaches ${describe(property.value)}, which the manifest does not name`;
  return property.value.kind === 'unresolved' ? unsure(reason) : more(reason);
}

const more = (witness: string) => fail('a gateway joins more than the offices of the manifest', witness);
