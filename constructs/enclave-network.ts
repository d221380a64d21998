import {
  CfnSecurityGroup,
  CfnSecurityGroupIngress,
  type CfnSecurityGroupIngressProps,
  type ISecurityGroup,
  type ISubnet,
  type IVpc,
} from 'aws-cdk-lib/aws-ec2';
import { Lazy, Tags } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { formatAddress, overlaps, type Cidr } from '../lib/common/cidr';
import { prefixOf, TAG_VENDOR } from '../lib/manifest/names';
import { DnsFirewall } from './dns-firewall';
import { signInPolicy, type EndpointAccess } from './endpoint-policy';
import { isolatedVpc } from './isolated-vpc';
import type { LogArchive } from './log-archive';
import { networkRange } from './network-range';
import { NOTHING_OUT } from './nothing-out';
import { officeRanges, refuseUnnamed } from './office-ranges';
import { PrivateDoors, type EndpointAlias } from './private-doors';
import { refuse } from './refuse';
import { SubnetRules } from './subnet-rules';
import { TrafficRecords } from './traffic-records';

const HTTPS = 443;

export interface EnclaveNetworkProps {
  /** Short name of the vendor, part of every name: lower case, hyphens. */
  readonly vendor: string;
  readonly archive: LogArchive;

  /**
   * IPv4 range of the network, /16 to /24. Anything else is refused: `enclave/network-cidr`.
   * @default 10.64.0.0/22
   */
  readonly cidr?: string;

  /**
   * The two availability zones to use.
   * @default - the first two of the region, chosen when the stack is deployed
   */
  readonly availabilityZones?: string[];

  /** ARNs of the roles that may use the endpoints. None at all is a mistake: `enclave/network-without-roles`. */
  readonly roleArns: string[];

  /**
   * ARNs of the roles of permission sets, as `VendorRole` takes them, that take these roles from inside: every hour anew.
   * @default - none, people sign in by SAML
   */
  readonly permissionSetRoleArns?: string[];

  /**
   * What may be done through the endpoints; each service named here gets one.
   * @default - only sign-in to the roles, through the STS endpoint
   */
  readonly accesses?: EndpointAccess[];

  /**
   * Domains of the internet that may be looked up, each by its exact name. A name leads nowhere without `ControlledEgress`.
   * @default - none
   */
  readonly egressDomains?: string[];

  /**
   * Hosts that a `SecureBrowser` opens, each by its exact name: a private endpoint answers to it, or a private zone of the
   * client’s says which one does. Any other name leads nowhere.
   * @default - only the names of the private endpoints
   */
  readonly browserHosts?: string[];

  /**
   * IPv4 ranges of offices that a site-to-site VPN joins to the network: the subnets let their HTTPS in. They must be
   * private and apart from everything else: `enclave/office-range`, `enclave/office-range-overlap`.
   * @default - none
   */
  readonly officeCidrs?: string[];
}

/**
 * The enclave's network: two isolated subnets, no gateway to the internet, and one private door per AWS service in use.
 * Its resolver knows the names of these doors and no other name.
 *
 * S3, STS and the other services answer to their usual names inside (private DNS). DynamoDB is the exception: its
 * interface endpoint has no private name (Amazon DynamoDB Developer Guide, "AWS PrivateLink for DynamoDB"), so whoever
 * comes in by VPN names the endpoint, e.g. `AWS_ENDPOINT_URL_DYNAMODB`; an output says what to put there.
 */
export class EnclaveNetwork extends Construct {
  public readonly vpc: IVpc;
  /** IPv4 range of the network. */
  public readonly cidr: string;
  public readonly subnets: ISubnet[];
  /** Id of the security group that the private endpoints carry. */
  public readonly doorsGroupId: string;
  /** Address of the resolver that knows the private names: the third address of the network. */
  public readonly resolverAddress: string;
  /** Domains of the internet that may be looked up. */
  public readonly egressDomains: string[];
  private readonly range: Cidr;
  private readonly officeCidrs: readonly string[];
  private peerCount = 0;
  private readonly doors: PrivateDoors;
  /** The second wall, which any other subnet of the network can stand behind. */
  public readonly walls: SubnetRules;
  /** Names that the endpoints answer to beside the usual ones of their services. */
  private readonly ownNames: string[] = [];

  constructor(scope: Construct, id: string, props: EnclaveNetworkProps) {
    super(scope, id);
    if (props.roleArns.length === 0) this.refuseWithoutRoles();
    this.cidr = props.cidr ?? '10.64.0.0/22';
    this.range = networkRange(this, this.cidr);
    this.egressDomains = [...(props.egressDomains ?? [])];
    this.officeCidrs = officeRanges(this, props.officeCidrs ?? [], this.range);
    this.resolverAddress = formatAddress(this.range.first + 2);
    const name = prefixOf({ vendor: { id: props.vendor } });
    const { cidr, range, egressDomains } = this;
    const { availabilityZones, accesses = [] } = props;
    const vpc = isolatedVpc(this, { vpcName: name, cidr, prefix: range.prefix, availabilityZones });
    this.vpc = vpc;
    this.subnets = vpc.isolatedSubnets;
    const doors = new CfnSecurityGroup(this, 'Doors', {
      vpcId: vpc.vpcId,
      groupDescription: 'Private endpoints of the enclave: HTTPS in, nothing out',
      securityGroupEgress: [NOTHING_OUT],
    });
    this.doorsGroupId = doors.attrGroupId;
    new TrafficRecords(this, 'Records', { name, vpc, archive: props.archive });
    this.doors = new PrivateDoors(this, { vpcId: vpc.vpcId, subnets: this.subnets, groupId: this.doorsGroupId });
    this.doors.add('sts', signInPolicy(props.roleArns, props.permissionSetRoleArns));
    this.doors.addFor(accesses, props.roleArns);
    new DnsFirewall(this, 'Dns', {
      vpc,
      privateNames: Lazy.list({
        produce: () => [
          ...new Set([...this.doors.namesFor(accesses), ...this.ownNames, ...(props.browserHosts ?? [])]),
        ],
      }),
      domains: egressDomains,
    });
    this.walls = new SubnetRules(this, 'SubnetRules', {
      vpcId: vpc.vpcId,
      subnets: this.subnets,
      cidr,
      officeCidrs: props.officeCidrs,
      outwards: egressDomains.length > 0,
    });
    Tags.of(this).add(TAG_VENDOR, props.vendor);
    Tags.of(this).add('Name', name);
  }

  /** Opens the endpoints to whoever carries a security group: HTTPS, and only that. */
  public allowFrom(peer: ISecurityGroup): void {
    this.peerCount += 1;
    this.openDoors(`DoorOpens${this.peerCount}`, { sourceSecurityGroupId: peer.securityGroupId });
  }

  /**
   * Opens the endpoints to the addresses of an office: HTTPS, and only that. It makes no way from there to here, see
   * `OfficeVpn`; and the range must be among `officeCidrs`, or the second wall stops it: `enclave/office-range-unnamed`.
   */
  public allowRange(cidr: string): void {
    if (!this.officeCidrs.includes(cidr)) refuseUnnamed(this, cidr);
    this.openDoors(`DoorOpensTo-${cidr.replace('/', '-')}`, { cidrIp: cidr });
  }

  /** Ids of the endpoints of one service; none when the enclave has no door for it. */
  public endpointIdsFor(service: string): string[] {
    return this.doors.idsFor(service);
  }

  /** What an alias record of Amazon Route 53 says to lead a name to the endpoint of one service, if there is one. */
  public endpointAliasFor(service: string): EndpointAlias | undefined {
    return this.doors.aliasFor(service);
  }

  /** Lets people look up one more name, that leads to an endpoint as the usual names of its service do. */
  public answerTo(privateName: string): void {
    this.ownNames.push(privateName);
  }

  /** Ids of all endpoints of the enclave. */
  public get endpointIds(): string[] {
    return this.doors.services.flatMap((service) => this.endpointIdsFor(service));
  }

  /** Does another range share an address with the network? */
  public overlapsRange(other: Cidr): boolean {
    return overlaps(this.range, other);
  }

  /** A range for sixteen addresses out of the third quarter of the network, which no subnet of the vendor's takes. */
  public spareRange(index: number): string {
    const quarter = 2 ** (32 - this.range.prefix - 2);
    return `${formatAddress(this.range.first + 2 * quarter + index * 16)}/28`;
  }

  private openDoors(id: string, from: Pick<CfnSecurityGroupIngressProps, 'sourceSecurityGroupId' | 'cidrIp'>): void {
    new CfnSecurityGroupIngress(this, id, {
      groupId: this.doorsGroupId,
      ...from,
      description: 'HTTPS to the private endpoints',
      ipProtocol: 'tcp',
      fromPort: HTTPS,
      toPort: HTTPS,
    });
  }

  private refuseWithoutRoles(): never {
    return refuse(this, {
      what: 'nobody may use the private endpoints',
      saw: 'no `roleArns`',
      want: 'the ARN of at least one role',
      mend: 'name the roles of the vendor, see `VendorRole.arnOf`',
      code: 'enclave/network-without-roles',
    });
  }
}
