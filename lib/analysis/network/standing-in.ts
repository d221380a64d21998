import { isWithinOne } from '../../common/cidr';
import { type Property, type Resource, type World, describe } from '../../template';
import type { Decided } from '../claim';
import { allOf, fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { isHidden, textOf } from '../says';

/** What stands in a subnet that the vendor reaches or passes, and the property with its subnets. */
const STANDING: Readonly<Record<string, string>> = {
  'AWS::EC2::ClientVpnTargetNetworkAssociation': 'SubnetId',
  'AWS::EC2::TransitGatewayAttachment': 'SubnetIds',
  'AWS::EC2::TransitGatewayVpcAttachment': 'SubnetIds',
  'AWS::EC2::VPCEndpoint': 'SubnetIds',
  'AWS::EC2::VerifiedAccessEndpoint': 'LoadBalancerOptions.SubnetIds',
  'AWS::RDS::DBProxyEndpoint': 'VpcSubnetIds',
  'AWS::WorkSpacesWeb::NetworkSettings': 'SubnetIds',
};

/** The subnets of the template in which something stands that the vendor reaches. */
export function standingIn(world: World): Resource[] {
  const pointers = Object.entries(STANDING).flatMap(([type, path]) =>
    world.ofType(type).flatMap((one) => one.read(path).each()),
  );
  const subnets = pointers.flatMap((pointer) => world.follow(pointer) ?? []);
  return [...new Map(subnets.map((subnet) => [subnet.id, subnet])).values()];
}

/** Does something stand in subnets inside a range, in which nothing else stands? `what` says what does not hold otherwise. */
export function mustStandAlone(world: World, one: Resource, path: string, range: string, what: string): Decided {
  const places = one.read(path).each();
  if (places.length === 0) return fail(what, `${nameOf(one)} stands in no subnet`);
  return allOf(places.map((place) => judgePlace(world, one, place, range, what)));
}

function judgePlace(world: World, one: Resource, place: Property, range: string, what: string): Decided {
  const subnet = world.follow(place);
  const shown = `${nameOf(one)} stands in ${describe(place.value)}`;
  if (subnet?.type !== 'AWS::EC2::Subnet') return unsure(`${shown}, which is not in the template`);
  const cidr = subnet.read('CidrBlock');
  if (isHidden(cidr)) return unsure(`${shown}, whose range is hidden`);
  if (!isWithinOne(textOf(cidr), [range])) return fail(what, `${shown}, which is not in ${range}`);
  const other = othersIn(world, subnet).find(({ id }) => id !== one.id);
  return other ? fail(what, `${nameOf(other)} stands in ${range} too`) : pass();
}

function othersIn(world: World, subnet: Resource): Resource[] {
  return Object.entries(STANDING).flatMap(([type, path]) =>
    world.ofType(type).filter((one) =>
      one
        .read(path)
        .each()
        .some((place) => world.follow(place)?.id === subnet.id),
    ),
  );
}
