import { CfnNetworkAcl, CfnNetworkAclEntry, CfnSubnetNetworkAclAssociation, type ISubnet } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { ANYWHERE } from '../lib/common/cidr';
import { OFFICE_RANGES_MAX } from '../lib/manifest/aws-limits';
import { refuse } from './refuse';

const HTTPS = { from: 443, to: 443 };

/** Ports that answers come back to (Amazon VPC User Guide, "Custom network ACLs": "Ephemeral ports"). */
const ANSWERS = { from: 1024, to: 65535 };

const TCP = 6;
const EVERY_PROTOCOL = -1;

/** The last number before AWS's own refusal. */
const LAST = 32766;

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

interface Allowed {
  readonly number: number;
  readonly range: string;
  readonly ports: typeof HTTPS;
}

const wayOf = (egress: boolean) => (egress ? 'Out' : 'In');

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
    const ofOffices = (ports: typeof HTTPS) => offices.map((range, at) => ({ number: 200 + at, range, ports }));
    const ofInternet = (ports: typeof HTTPS) => (props.outwards ? [{ number: 300, range: ANYWHERE, ports }] : []);
    this.rule(false, [...both, ...ofOffices(HTTPS), ...ofInternet(ANSWERS)]);
    this.rule(true, [...both, ...ofOffices(ANSWERS), ...ofInternet(HTTPS)]);
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
    this.allow(
      true,
      ports.map((port, at) => ({ number: number + at, range, ports: { from: port, to: port } })),
    );
    this.allow(false, [{ number, range, ports: ANSWERS }]);
  }

  /** Puts another subnet behind the same rules. */
  public around(scope: Construct, id: string, subnetId: string): void {
    new CfnSubnetNetworkAclAssociation(scope, id, { subnetId, networkAclId: this.acl.attrId });
  }

  private rule(egress: boolean, allowed: readonly Allowed[]): void {
    this.allow(egress, allowed);
    // AWS refuses what no rule allows; said here, a reader of the template sees it.
    new CfnNetworkAclEntry(this, `${wayOf(egress)}-rest`, {
      networkAclId: this.acl.attrId,
      egress,
      ruleNumber: LAST,
      ruleAction: 'deny',
      protocol: EVERY_PROTOCOL,
      cidrBlock: ANYWHERE,
    });
  }

  private allow(egress: boolean, allowed: readonly Allowed[]): void {
    for (const { number, range, ports } of allowed) {
      new CfnNetworkAclEntry(this, `${wayOf(egress)}-${number}`, {
        networkAclId: this.acl.attrId,
        egress,
        ruleNumber: number,
        ruleAction: 'allow',
        protocol: TCP,
        cidrBlock: range,
        portRange: ports,
      });
    }
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
