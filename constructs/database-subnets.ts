import {
  CfnNetworkAcl,
  CfnRouteTable,
  CfnSubnet,
  CfnSubnetNetworkAclAssociation,
  CfnSubnetRouteTableAssociation,
} from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { contains, overlaps, parseCidr } from '../lib/common/cidr';
import { addAclRules, ANSWERS } from './acl-rules';
import type { EnclaveNetwork } from './enclave-network';
import { refuse } from './refuse';

/** Smallest subnet AWS makes (Amazon VPC User Guide, "Subnet CIDR blocks"). */
const PREFIX_MAX = 28;

/**
 * Two small subnets for the door of a database, one in each zone of the network, with routes to nowhere else. An authorization
 * rule of a VPN names a range, so a door that only some job functions may reach needs ranges of its own.
 *
 * Network ACLs let in the one port, and only answers out.
 */
export class DatabaseSubnets extends Construct {
  public readonly subnetIds: string[];

  constructor(scope: Construct, id: string, network: EnclaveNetwork, ranges: readonly string[], port: number) {
    super(scope, id);
    refuseUnfit(this, network, ranges);
    const { vpcId } = network.vpc;
    const acl = new CfnNetworkAcl(this, 'Acl', { vpcId });
    addAclRules(this, acl, false, [{ number: 100, range: network.cidr, ports: { from: port, to: port } }]);
    addAclRules(this, acl, true, [{ number: 100, range: network.cidr, ports: ANSWERS }]);
    this.subnetIds = network.subnets.map(({ availabilityZone }, at) => {
      const { ref: subnetId } = new CfnSubnet(this, `Subnet${at + 1}`, {
        vpcId,
        availabilityZone,
        cidrBlock: ranges[at],
        mapPublicIpOnLaunch: false,
      });
      const { ref: routeTableId } = new CfnRouteTable(this, `Routes${at + 1}`, { vpcId });
      new CfnSubnetRouteTableAssociation(this, `RoutesOfSubnet${at + 1}`, { subnetId, routeTableId });
      new CfnSubnetNetworkAclAssociation(this, `AclOfSubnet${at + 1}`, { subnetId, networkAclId: acl.attrId });
      return subnetId;
    });
  }
}

function refuseUnfit(scope: Construct, network: EnclaveNetwork, ranges: readonly string[]): void {
  const whole = parseCidr(network.cidr);
  const [parsed, taken] = [ranges, network.subnets.map((one) => one.ipv4CidrBlock)].map((list) => list.map(parseCidr));
  const fit = parsed!.every(
    (range) =>
      range &&
      whole &&
      contains(whole, range) &&
      range.prefix <= PREFIX_MAX &&
      !taken!.some((other) => other && overlaps(range, other)),
  );
  const [one, other] = parsed!;
  if (fit && one && other && ranges.length === network.subnets.length && !overlaps(one, other)) return;
  refuse(scope, {
    what: '`ranges` are not two ranges in which the door of a database can stand',
    saw: ranges.join(', ') || 'none',
    want: `two ranges of ${network.cidr}, /${PREFIX_MAX} or larger, apart from each other and from the vendor’s subnets`,
    mend: 'take them from the last quarter of the network',
    code: 'enclave/database-ranges',
  });
}
