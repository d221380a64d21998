import { isWithinOne } from '../../common/cidr';
import type { Manifest } from '../../manifest';
import { type Property, type Resource, type World, describe } from '../../template';
import type { Decided } from '../claim';
import { fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { pointsAt } from '../own-resources';
import { isAbsent, isHidden, saysText, textOf } from '../says';
import { isPort } from './door-rules';
import { targetsOf } from './route-targets';

/** The ranges of all shared services. */
export function sharedRangesOf({ sharedServices }: Pick<Manifest, 'sharedServices'>): string[] {
  return (sharedServices?.services ?? []).flatMap(({ ranges }) => ranges);
}

/**
 * Where a resource leads that has to do with shared services: only to their ranges? Undefined when it has nothing to do
 * with them. What the gateway does with a packet is the claim of `sharedServicesGuarded`.
 */
export function judgeSharedWay(world: World, resource: Resource, manifest: Manifest): Decided | undefined {
  const { sharedServices: shared } = manifest;
  if (!shared) return undefined;
  switch (resource.type) {
    case 'AWS::EC2::TransitGatewayRoute':
    case 'AWS::EC2::TransitGatewayRouteTable':
    case 'AWS::EC2::TransitGatewayRouteTableAssociation':
      return pass();
    case 'AWS::EC2::TransitGatewayAttachment':
    case 'AWS::EC2::TransitGatewayVpcAttachment':
      return saysText(resource.read('TransitGatewayId'), shared.transitGatewayId) ? pass() : undefined;
    case 'AWS::EC2::ClientVpnRoute':
      if (!pointsAt(world, resource.read('TargetVpcSubnetId'), 'AWS::EC2::Subnet'))
        return unsure(`${nameOf(resource)} leads devices through a subnet that is not in the template`);
      return judgeDestination(resource, manifest);
    case 'AWS::EC2::Route': {
      const [target, ...others] = targetsOf(resource) ?? [];
      const isOurs = target === 'TransitGatewayId' && saysText(resource.read(target), shared.transitGatewayId);
      return isOurs && others.length === 0 ? judgeDestination(resource, manifest) : undefined;
    }
    default:
      return undefined;
  }
}

function judgeDestination(route: Resource, manifest: Manifest): Decided {
  const destination = route.read('DestinationCidrBlock');
  if (isHidden(destination)) return unsure(`where ${nameOf(route)} leads is hidden: ${describe(destination.value)}`);
  const list = route.read('DestinationPrefixListId');
  if (!isAbsent(list)) return unsure(`where ${nameOf(route)} leads stands in a prefix list`);
  if (isWithinOne(textOf(destination), sharedRangesOf(manifest))) return pass();
  const shown = isAbsent(destination) ? 'addresses that are not IPv4' : textOf(destination);
  return fail(
    'something joins the enclave to another network',
    `the route ${nameOf(route)} to ${shown}, which is beyond the ranges of shared services`,
  );
}

/** Does a rule of a security group let out to the range of one shared service, by one of its ports? */
export function isSharedCall(rule: Property, { sharedServices }: Pick<Manifest, 'sharedServices'>): boolean {
  const range = textOf(rule.get('CidrIp'));
  return (sharedServices?.services ?? []).some(
    ({ ranges, ports }) => isWithinOne(range, ranges) && ports.some((port) => isPort(rule, port)),
  );
}
