import type { AuthorizationRule, ClientVpnEndpoint, EC2Client } from '@aws-sdk/client-ec2';
import { TAG_COMPONENT, TAG_VENDOR } from '../manifest/names';
import { pages } from './read-pages';

export interface DeployedVpn {
  readonly id: string;
  readonly component?: string;
  readonly endpoint: ClientVpnEndpoint;
  readonly rules: readonly AuthorizationRule[];
}

/**
 * The vendor's Client VPN endpoints with their authorization rules.
 *
 * All endpoints of the region are read and picked by tag here: AWS documents no tag filter for
 * `DescribeClientVpnEndpoints`, and an account holds only a handful.
 */
export async function readVpns(ec2: EC2Client, vendorId: string): Promise<DeployedVpn[]> {
  const { paginateDescribeClientVpnEndpoints } = await import('@aws-sdk/client-ec2');
  const call = { action: 'ec2:DescribeClientVpnEndpoints', about: 'in the region' };
  const all = await pages(
    call,
    paginateDescribeClientVpnEndpoints({ client: ec2 }, {}),
    (page) => page.ClientVpnEndpoints,
  );
  const vpns: DeployedVpn[] = [];
  for (const endpoint of all) {
    const { ClientVpnEndpointId: id } = endpoint;
    if (!id || tagOf(endpoint, TAG_VENDOR) !== vendorId || isGoing(endpoint)) continue;
    vpns.push({ id, component: tagOf(endpoint, TAG_COMPONENT), endpoint, rules: await readRules(ec2, id) });
  }
  return vpns;
}

/** A rule that is being revoked still lets people in; one that failed never did. */
async function readRules(ec2: EC2Client, ClientVpnEndpointId: string): Promise<AuthorizationRule[]> {
  const { paginateDescribeClientVpnAuthorizationRules } = await import('@aws-sdk/client-ec2');
  const call = { action: 'ec2:DescribeClientVpnAuthorizationRules', about: ClientVpnEndpointId };
  const listing = paginateDescribeClientVpnAuthorizationRules({ client: ec2 }, { ClientVpnEndpointId });
  const rules = await pages(call, listing, (page) => page.AuthorizationRules);
  return rules.filter((rule) => rule.Status?.Code !== 'failed');
}

function isGoing({ Status }: ClientVpnEndpoint): boolean {
  return Status?.Code === 'deleting' || Status?.Code === 'deleted';
}

function tagOf({ Tags }: ClientVpnEndpoint, key: string): string | undefined {
  return Tags?.find((tag) => tag.Key === key)?.Value;
}
