import { CfnClientVpnAuthorizationRule, CfnClientVpnTargetNetworkAssociation } from 'aws-cdk-lib/aws-ec2';
import type { CfnResource } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { shadowed } from '../lib/common/authorization';
import { contains, parseCidr } from '../lib/common/cidr';
import type { EnclaveNetwork } from './enclave-network';
import { refuse } from './refuse';
import type { VpnDoor } from './vpn-door';
import { openOutwards } from './vpn-outwards';
import type { VpnService } from './vpn-service';
import { openServices, refuseServiceReach, vpnRuleId } from './vpn-services';

/** A job function that may enter, by the group that comes with the sign-in for it. */
export interface VpnAdmission {
  readonly jobFunction: string;

  /** Group of the identity provider; with a directory, the SID of its group. */
  readonly group: string;

  /**
   * Ranges of the network it may go to. AWS gives an address to the narrowest rule of all groups, so that a range which
   * is a part of another job function's range takes it away, and is refused: `enclave/vpn-rules-shadow`. A range outside
   * the network is refused too, as no route leads there: `enclave/vpn-reach-outside`.
   * @default - both subnets
   */
  readonly destinations?: string[];
}

/** Which ranges of the network each job function reaches by an endpoint, and what says so. */
export class VpnRules {
  private readonly chain: CfnResource[] = [];
  private admissions: readonly VpnAdmission[];

  /**
   * Puts the endpoint into both subnets and lets each job function go where it may.
   *
   * One after the other: an endpoint takes few changes at once (AWS Client VPN Administrator Guide, "Quotas"). The resources
   * are children of the VPN itself: their ids are contract.
   */
  constructor(
    private readonly vpn: Construct,
    private readonly clientVpnEndpointId: string,
    private readonly network: EnclaveNetwork,
    admissions: readonly VpnAdmission[],
    private readonly services: readonly VpnService[],
  ) {
    this.admissions = admissions;
    this.refuseMistakes();
    for (const [index, { subnetId }] of network.subnets.entries()) {
      const id = `Association${index + 1}`;
      this.append(new CfnClientVpnTargetNetworkAssociation(vpn, id, { clientVpnEndpointId, subnetId }));
    }
    for (const { group, destinations } of admissions) {
      if (destinations) this.admit(group, destinations);
      else
        network.subnets.forEach(({ ipv4CidrBlock }, at) => this.rule(`Rule-${group}-${at + 1}`, group, ipv4CidrBlock));
    }
    for (const resource of openServices(vpn, clientVpnEndpointId, network, services)) this.append(resource);
    for (const resource of openOutwards(vpn, clientVpnEndpointId, network, admissions)) this.append(resource);
  }

  /** Lets some job functions go to the ranges of one more door, and nobody else: the narrowest rule decides. */
  public open({ ranges }: VpnDoor, jobFunctions: readonly string[]): void {
    refuseStrangers(this.vpn, this.admissions, jobFunctions);
    const admitted = this.admissions.filter(({ jobFunction }) => jobFunctions.includes(jobFunction));
    this.admissions = this.admissions.map((one) => {
      const own = one.destinations ?? this.network.subnets.map(({ ipv4CidrBlock }) => ipv4CidrBlock);
      return admitted.includes(one) ? { ...one, destinations: [...own, ...ranges] } : one;
    });
    this.refuseMistakes();
    for (const { group } of admitted) this.admit(group, ranges);
  }

  private refuseMistakes(): void {
    refuseOutside(this.vpn, this.network, this.admissions);
    refuseShadows(this.vpn, this.network, this.admissions);
    refuseServiceReach(this.vpn, this.admissions, this.services);
  }

  private admit(group: string, ranges: readonly string[]): void {
    // Every change replaces a rule, and the new one comes first: so its id is what makes it unique, and no description.
    for (const range of ranges) this.rule(vpnRuleId(group, range), group, range);
  }

  private rule(id: string, accessGroupId: string, targetNetworkCidr: string): void {
    const { vpn, clientVpnEndpointId } = this;
    const rule = { clientVpnEndpointId, targetNetworkCidr, accessGroupId, authorizeAllGroups: false };
    this.append(new CfnClientVpnAuthorizationRule(vpn, id, rule));
  }

  private append(resource: CfnResource): void {
    const previous = this.chain.at(-1);
    if (previous) resource.addResourceDependency(previous);
    this.chain.push(resource);
  }
}

function refuseStrangers(vpn: Construct, admissions: readonly VpnAdmission[], jobFunctions: readonly string[]): void {
  const known = admissions.map(({ jobFunction }) => jobFunction);
  const stranger = jobFunctions.find((one) => !known.includes(one));
  if (stranger === undefined && jobFunctions.length > 0) return;
  refuse(vpn, {
    what: 'a door is opened to somebody who does not come in by this VPN',
    saw: stranger ?? 'no job function',
    want: known.join(', '),
    mend: 'name job functions of the VPN’s `admissions`',
    code: 'enclave/vpn-admission',
  });
}

function refuseOutside(vpn: Construct, network: EnclaveNetwork, admissions: readonly VpnAdmission[]): void {
  const whole = parseCidr(network.cidr);
  for (const { jobFunction, destinations = [] } of admissions) {
    const wrong = destinations.find((destination) => {
      const range = parseCidr(destination);
      return !range || !whole || !contains(whole, range);
    });
    if (wrong === undefined) continue;
    refuse(vpn, {
      what: `\`${jobFunction}\` is let in to where no route leads`,
      saw: wrong,
      want: `a range inside the network ${network.cidr}`,
      mend: 'name a range of the network, or remove it',
      code: 'enclave/vpn-reach-outside',
    });
  }
}

function refuseShadows(vpn: Construct, network: EnclaveNetwork, admissions: readonly VpnAdmission[]): void {
  const subnets = network.subnets.map(({ ipv4CidrBlock }) => ipv4CidrBlock);
  const rules = admissions.flatMap(({ jobFunction: group, destinations }) =>
    (destinations ?? subnets).map((destination) => ({ group, destination })),
  );
  const [shadow] = shadowed(rules);
  if (!shadow) return;
  const { rule, by } = shadow;
  refuse(vpn, {
    what: `\`${by.group}\` takes a part of the network from \`${rule.group}\`: AWS asks only the narrowest rule`,
    saw: `${by.destination}, a part of ${rule.destination}`,
    want: 'ranges that are equal or apart',
    mend: `let \`${rule.group}\` go to ${by.destination} as well`,
    code: 'enclave/vpn-rules-shadow',
  });
}
