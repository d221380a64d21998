import { CfnNetworkAcl, CfnSubnetNetworkAclAssociation, type ISubnet } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { ANYWHERE } from '../lib/common/cidr';
import { OFFICE_RANGES_MAX } from '../lib/manifest/aws-limits';
import { addAclRules, allowAcl, ANSWERS, type Ports } from './acl-rules';
import { refuse } from './refuse';

const HTTPS: Ports = { from: 443, to: 443 };

export interface SubnetRulesProps {
  readonly vpcId: string;
  readonly subnets: ISubnet[];
  /** IPv4 range of the network. */
  readonly cidr: string;

  /**
   * IPv4 ranges of offices that reach the endpoints through a site-to-site VPN. Devices of a Client VPN are not named: they
   * arrive with an address of the subnet. More than 14 are refused: `enclave/office-ranges`.
   * @default - none
   */
  readonly officeCidrs?: string[];

  /**
   * Do calls to the internet pass on their way to the firewall? Only HTTPS goes out, and only answers come in.
   * @default - nothing but the network and the offices
   */
  readonly outwards?: boolean;
}

/**
 * The second wall around the vendor's subnets, which holds when somebody opens a security group: HTTPS between the network
 * and itself or its offices, calls to shared services, the answers to both, and nothing else. These rules hold no state, so both ways are said.
 *
 * Gateway endpoints answer from public addresses, which are refused too: nothing of the enclave that would use one stands in
 * these subnets. Questions to the network's resolver pass all the same; they are `DnsFirewall`'s business (Amazon VPC User Guide, "Control
 * subnet traffic with network access control lists").
 */
export class SubnetRules extends Construct {
  private readonly acl: CfnNetworkAcl;
  private readonly offices: number;
  /** Pairs of a range in another network and a port that calls go out to. */
  private calls = 0;

  constructor(scope: Construct, id: string, props: SubnetRulesProps) {
    super(scope, id);
    const offices = [...new Set(props.officeCidrs)];
    this.offices = offices.length;
    if (offices.length > OFFICE_RANGES_MAX) this.refuseMany(offices.length);
    this.acl = new CfnNetworkAcl(this, 'Acl', { vpcId: props.vpcId });
    const both = [
      { number: 100, range: props.cidr, ports: HTTPS },
      { number: 110, range: props.cidr, ports: ANSWERS },
    ];
    const ofOffices = (ports: Ports) => offices.map((range, at) => ({ number: 200 + at, range, ports }));
    const ofInternet = (ports: Ports) => (props.outwards ? [{ number: 300, range: ANYWHERE, ports }] : []);
    addAclRules(this, this.acl, false, [...both, ...ofOffices(HTTPS), ...ofInternet(ANSWERS)]);
    addAclRules(this, this.acl, true, [...both, ...ofOffices(ANSWERS), ...ofInternet(HTTPS)]);
    props.subnets.forEach(({ subnetId }, at) => {
      this.around(this, `Subnet${at + 1}`, subnetId);
    });
  }

  /**
   * Lets calls go out to a range in another network by some ports, and the answers in: nothing there can call. More than
   * the rules hold are refused: `enclave/office-ranges`.
   */
  public openTo(range: string, ports: readonly number[]): void {
    this.calls += ports.length;
    if (this.offices + this.calls > OFFICE_RANGES_MAX) this.refuseMany(this.offices + this.calls);
    const number = 250 + this.calls - ports.length;
    const calls = ports.map((port, at) => ({ number: number + at, range, ports: { from: port, to: port } }));
    allowAcl(this, this.acl, true, calls);
    allowAcl(this, this.acl, false, [{ number, range, ports: ANSWERS }]);
  }

  /** Puts another subnet behind the same rules. */
  public around(scope: Construct, id: string, subnetId: string): void {
    new CfnSubnetNetworkAclAssociation(scope, id, { subnetId, networkAclId: this.acl.attrId });
  }

  private refuseMany(count: number): never {
    return refuse(this, {
      what: 'there are more ranges of offices and services than the rules of a subnet hold',
      saw: `${count} ranges`,
      want: `${OFFICE_RANGES_MAX} or fewer`,
      mend: 'join neighbouring ranges into larger ones',
      code: 'enclave/office-ranges',
    });
  }
}
