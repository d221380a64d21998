import { CfnRouteTable, CfnSubnet, CfnSubnetRouteTableAssociation, type ISubnet } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';

/** A small subnet beside those of the vendor, and the route table it has for itself. */
export interface SideSubnet {
  readonly subnetId: string;
  readonly routeTableId: string;
}

/** Makes a subnet in the zone of another one, with a route table of its own that leads nowhere yet. */
export function sideSubnet(
  scope: Construct,
  id: string,
  vpcId: string,
  beside: ISubnet,
  cidrBlock: string | undefined,
): SideSubnet {
  const subnet = new CfnSubnet(scope, `${id}Subnet`, {
    vpcId,
    availabilityZone: beside.availabilityZone,
    cidrBlock,
    mapPublicIpOnLaunch: false,
  });
  const table = new CfnRouteTable(scope, `${id}Routes`, { vpcId });
  new CfnSubnetRouteTableAssociation(scope, `${id}RoutesOfSubnet`, { subnetId: subnet.ref, routeTableId: table.ref });
  return { subnetId: subnet.ref, routeTableId: table.ref };
}
