import { CfnClientVpnAuthorizationRule, CfnClientVpnRoute } from 'aws-cdk-lib/aws-ec2';
import type { CfnResource } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { EnclaveNetwork } from './enclave-network';

/** All of IPv4: which part of it is reached, the firewall says. */
export const INTERNET = '0.0.0.0/0';

/**
 * What lets devices of a Client VPN use the egress of their network: a route for each subnet, and a rule for each group. Made
 * one after the other, in the order of the answer.
 */
export function openOutwards(
  scope: Construct,
  clientVpnEndpointId: string,
  network: EnclaveNetwork,
  groups: readonly string[],
): CfnResource[] {
  if (network.egressDomains.length === 0) return [];
  const routes = network.subnets.map(
    ({ subnetId }, at) =>
      new CfnClientVpnRoute(scope, `Outwards${at + 1}`, {
        clientVpnEndpointId,
        destinationCidrBlock: INTERNET,
        targetVpcSubnetId: subnetId,
      }),
  );
  const rules = groups.map(
    (accessGroupId) =>
      new CfnClientVpnAuthorizationRule(scope, `Rule-${accessGroupId}-outwards`, {
        clientVpnEndpointId,
        targetNetworkCidr: INTERNET,
        accessGroupId,
        authorizeAllGroups: false,
      }),
  );
  return [...routes, ...rules];
}
