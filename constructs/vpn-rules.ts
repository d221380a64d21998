import { CfnClientVpnAuthorizationRule, CfnClientVpnTargetNetworkAssociation } from 'aws-cdk-lib/aws-ec2';
import type { CfnResource } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { shadowed } from '../lib/common/authorization';
import { contains, parseCidr } from '../lib/common/cidr';
import type { EnclaveNetwork } from './enclave-network';
import { refuse } from './refuse';
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

/**
 * Puts an endpoint into both subnets and lets each job function go where it may.
 *
 * One after the other: an endpoint takes few changes at once (AWS Client VPN Administrator Guide, "Quotas"). The resources
 * are children of the VPN itself: their ids are contract.
 */
export function openSubnets(
  vpn: Construct,
  clientVpnEndpointId: string,
  network: EnclaveNetwork,
  admissions: readonly VpnAdmission[],
  services: readonly VpnService[],
): void {
  refuseOutside(vpn, network, admissions);
  refuseShadows(vpn, network, admissions);
  refuseServiceReach(vpn, admissions, services);
  const chain: CfnResource[] = [];
  const append = (resource: CfnResource) => {
    const previous = chain.at(-1);
    if (previous) resource.addResourceDependency(previous);
    chain.push(resource);
  };
  for (const [index, { subnetId }] of network.subnets.entries()) {
    const id = `Association${index + 1}`;
    append(new CfnClientVpnTargetNetworkAssociation(vpn, id, { clientVpnEndpointId, subnetId }));
  }
  for (const { group, destinations } of admissions) {
    // Every change replaces a rule, and the new one comes first: so its id is what makes it unique, and no description.
    const rules = destinations
      ? destinations.map((cidr) => ({ id: vpnRuleId(group, cidr), cidr }))
      : network.subnets.map(({ ipv4CidrBlock }, index) => ({ id: `Rule-${group}-${index + 1}`, cidr: ipv4CidrBlock }));
    for (const { id, cidr: targetNetworkCidr } of rules) {
      const rule = { clientVpnEndpointId, targetNetworkCidr, accessGroupId: group, authorizeAllGroups: false };
      append(new CfnClientVpnAuthorizationRule(vpn, id, rule));
    }
  }
  for (const resource of openServices(vpn, clientVpnEndpointId, network, services)) append(resource);
  for (const resource of openOutwards(vpn, clientVpnEndpointId, network, admissions)) append(resource);
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
