import type { Resource, World } from '../../template';

/** What stands in a subnet that the vendor reaches, and the property with its subnets. */
export const STANDING: Readonly<Record<string, string>> = {
  'AWS::EC2::ClientVpnTargetNetworkAssociation': 'SubnetId',
  'AWS::EC2::VPCEndpoint': 'SubnetIds',
  'AWS::EC2::VerifiedAccessEndpoint': 'LoadBalancerOptions.SubnetIds',
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
