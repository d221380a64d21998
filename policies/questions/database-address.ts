import type { Property, Relation, Resource, World } from '../../lib/template';
import { type Ternary, any } from '../judge';

const ATTACHMENTS: Relation = { type: 'AWS::EC2::VPCGatewayAttachment', path: 'VpcId' };

/**
 * Does RDS give a database instance a public address when the template does not say?
 *
 * It does where the VPC of its subnets has an internet gateway, even if no route leads there, as the default VPC has:
 * title "CreateDBInstance" of the RDS API reference, `PubliclyAccessible`.
 *
 * Limits: subnets, VPCs and clusters of other templates may be anything; a gateway that another template attaches to a
 * VPC of this one is not seen.
 */
export function isPublicByDefault(instance: Resource, world: World): Ternary {
  const cluster = instance.read('DBClusterIdentifier');
  const owner = cluster.value.kind === 'absent' ? instance : world.follow(cluster);
  const group = owner?.read('DBSubnetGroupName');
  if (group?.value.kind === 'absent') return true;
  const subnets = group && world.follow(group)?.read('SubnetIds').each();
  return subnets && any(subnets.map((subnet) => leadsToInternet(subnet, world)));
}

function leadsToInternet(subnet: Property, world: World): Ternary {
  const target = world.follow(subnet);
  const vpc = target && world.follow(target.read('VpcId'));
  const attachments = vpc && world.referrers(vpc, ATTACHMENTS);
  if (attachments?.certain.some(attachesInternet)) return true;
  return attachments && (attachments.possible.some(attachesInternet) ? undefined : false);
}

/** The same resource attaches gateways of VPNs. */
function attachesInternet(attachment: Resource): boolean {
  return attachment.read('InternetGatewayId').value.kind !== 'absent';
}
