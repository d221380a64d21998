import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import {
  CfnFirewallConfig,
  CfnFirewallDomainList,
  CfnFirewallRuleGroup,
  CfnFirewallRuleGroupAssociation,
} from 'aws-cdk-lib/aws-route53resolver';
import { Construct } from 'constructs';
import { prefixOf } from '../lib/manifest/names';

/** A group of one's own begins after those that AWS Firewall Manager puts first (Route 53 API Reference, "AssociateFirewallRuleGroup"). */
const FIRST_PRIORITY = 101;

export interface DnsFirewallProps {
  /** Short name of the vendor, part of every name: lower case, hyphens. */
  readonly vendor: string;
  /** The network whose resolver answers these names and no others. */
  readonly vpc: IVpc;
  /** Names that are looked up, `*.` in front for all below one. Everything else does not exist. */
  readonly domains: string[];
}

/**
 * Closes the one exit that a network without gateways still has: its resolver asks the whole internet on behalf of
 * whoever stands inside, and a name can carry data out.
 *
 * The resolver answers the names it is given and says of all others that they do not exist, to devices that come in by
 * VPN too. Names that a name leads to are looked at as well, so each must be among those given. Where the firewall
 * itself is out of order, nothing is answered (Amazon Route 53 Developer Guide, "DNS Firewall VPC configuration").
 *
 * The association has no mutation protection: it would stop whoever removes the stack, and nobody who may change it.
 */
export class DnsFirewall extends Construct {
  constructor(scope: Construct, id: string, props: DnsFirewallProps) {
    super(scope, id);
    const name = prefixOf({ vendor: { id: props.vendor } });
    const allowed = new CfnFirewallDomainList(this, 'Allowed', { name: `${name}-allowed`, domains: props.domains });
    const others = new CfnFirewallDomainList(this, 'Others', { name: `${name}-others`, domains: ['*'] });
    const redirection = { firewallDomainRedirectionAction: 'INSPECT_REDIRECTION_DOMAIN' };
    const group = new CfnFirewallRuleGroup(this, 'Rules', {
      name,
      firewallRules: [
        { priority: 1, action: 'ALLOW', firewallDomainListId: allowed.attrId, ...redirection },
        {
          priority: 2,
          action: 'BLOCK',
          blockResponse: 'NXDOMAIN',
          firewallDomainListId: others.attrId,
          ...redirection,
        },
      ],
    });
    new CfnFirewallRuleGroupAssociation(this, 'RulesOfVpc', {
      name,
      firewallRuleGroupId: group.attrId,
      vpcId: props.vpc.vpcId,
      priority: FIRST_PRIORITY,
    });
    new CfnFirewallConfig(this, 'Config', { resourceId: props.vpc.vpcId, firewallFailOpen: 'DISABLED' });
  }
}

/** The names of a service that people behind its endpoint look up; `host` is `s3.eu-central-1.amazonaws.com`. */
export function namesOfService(service: string, host: string): string[] {
  switch (service) {
    // Each API and each bucket has a name of its own below the service's.
    case 'execute-api':
      return [`*.${host}`];
    case 's3':
      return [host, `*.${host}`];
    // Its endpoint has no private name, so people look up the endpoint's own: `vpce-….dynamodb.<region>.vpce.amazonaws.com`.
    case 'dynamodb':
      return [host, `*.${host.replace(/\.(?=amazonaws\.)/, '.vpce.')}`];
    default:
      return [host];
  }
}
