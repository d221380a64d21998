import { CfnClientVpnAuthorizationRule, CfnClientVpnRoute } from 'aws-cdk-lib/aws-ec2';
import type { CfnResource } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { unclaimed } from '../lib/common/authorization';
import { ANYWHERE } from '../lib/common/cidr';
import type { EnclaveNetwork } from './enclave-network';
import { refuse } from './refuse';
import type { VpnAdmission } from './vpn-rules';

/**
 * What lets devices of a Client VPN use the egress of their network: a route for each subnet, and a rule for each group. Made
 * one after the other, in the order of the answer.
 */
export function openOutwards(
  scope: Construct,
  clientVpnEndpointId: string,
  network: EnclaveNetwork,
  admissions: readonly VpnAdmission[],
): CfnResource[] {
  if (network.egressDomains.length === 0) return [];
  refuseUnclaimed(scope, network, admissions);
  const routes = network.subnets.map(
    ({ subnetId }, at) =>
      new CfnClientVpnRoute(scope, `Outwards${at + 1}`, {
        clientVpnEndpointId,
        destinationCidrBlock: ANYWHERE,
        targetVpcSubnetId: subnetId,
      }),
  );
  const rules = admissions.map(
    ({ group: accessGroupId }) =>
      new CfnClientVpnAuthorizationRule(scope, `Rule-${accessGroupId}-outwards`, {
        clientVpnEndpointId,
        targetNetworkCidr: ANYWHERE,
        accessGroupId,
        authorizeAllGroups: false,
      }),
  );
  return [...routes, ...rules];
}

/** A rule for all addresses counts inside the network too: a part of a subnet that no other rule is for would be everybody's. */
function refuseUnclaimed(scope: Construct, network: EnclaveNetwork, admissions: readonly VpnAdmission[]): void {
  const subnets = network.subnets.map(({ ipv4CidrBlock }) => ipv4CidrBlock);
  const rules = admissions.flatMap(({ group, destinations }) =>
    (destinations ?? subnets).map((destination) => ({ group, destination })),
  );
  const [range] = subnets.flatMap((subnet) => unclaimed(rules, subnet));
  if (range === undefined) return;
  refuse(scope, {
    what: 'whoever may go to the domains would reach a part of the network that is nobody’s',
    saw: `${range}, where no job function may go`,
    want: 'a job function for every part of both subnets',
    mend: `let a job function go to ${range}`,
    code: 'enclave/vpn-egress-reach',
  });
}
