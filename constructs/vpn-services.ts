import { CfnClientVpnAuthorizationRule, CfnClientVpnRoute } from 'aws-cdk-lib/aws-ec2';
import type { CfnResource } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { overlaps, parseCidr } from '../lib/common/cidr';
import type { EnclaveNetwork } from './enclave-network';
import { refuse } from './refuse';
import type { VpnAdmission } from './vpn-rules';
import type { VpnService } from './vpn-service';

/** Id of the rule that lets a group into a range: what makes it unique. */
export function vpnRuleId(group: string, cidr: string): string {
  return `Rule-${group}-to-${dashed(cidr)}`;
}

/**
 * What lets members of some groups call services: a rule for each group and range, and a route for those in other
 * networks. Made one after the other, in the order of the answer.
 */
export function openServices(
  scope: Construct,
  clientVpnEndpointId: string,
  network: EnclaveNetwork,
  services: readonly VpnService[],
): CfnResource[] {
  const places = services.flatMap((service) => service.ranges.map((range) => ({ ...service, range })));
  const routes = places
    .filter(({ securityGroupId }) => securityGroupId === undefined)
    .flatMap(({ range: destinationCidrBlock }) =>
      network.subnets.map(
        ({ subnetId: targetVpcSubnetId }, at) =>
          new CfnClientVpnRoute(scope, `Route-${dashed(destinationCidrBlock)}-${at + 1}`, {
            clientVpnEndpointId,
            destinationCidrBlock,
            targetVpcSubnetId,
          }),
      ),
    );
  const rules = places.flatMap(({ range: targetNetworkCidr, groups }) =>
    groups.map(
      (accessGroupId) =>
        new CfnClientVpnAuthorizationRule(scope, vpnRuleId(accessGroupId, targetNetworkCidr), {
          clientVpnEndpointId,
          targetNetworkCidr,
          accessGroupId,
          authorizeAllGroups: false,
        }),
    ),
  );
  return [...routes, ...rules];
}

/** A rule for a range around a service, or a part of it, would be one for the service too. */
export function refuseServiceReach(
  scope: Construct,
  admissions: readonly VpnAdmission[],
  services: readonly VpnService[],
): void {
  const ranges = services.flatMap((one) => one.ranges.flatMap((text) => parseCidr(text) ?? []));
  const wrong = admissions
    .flatMap(({ destinations = [] }) => destinations)
    .find((text) => ranges.some((range) => overlaps(range, parseCidr(text) ?? range)));
  if (wrong === undefined) return;
  refuse(scope, {
    what: 'a job function is let in to where a service stands',
    saw: wrong,
    want: 'destinations apart from the ranges of `services`',
    mend: 'name the subnets, and add the group to the service if it may call it',
    code: 'enclave/vpn-service-reach',
  });
}

const dashed = (cidr: string) => cidr.replaceAll(/[./]/g, '-');
