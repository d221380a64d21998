import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import {
  CfnFirewallConfig,
  CfnFirewallDomainList,
  CfnFirewallRuleGroup,
  CfnFirewallRuleGroupAssociation,
} from 'aws-cdk-lib/aws-route53resolver';
import { Construct } from 'constructs';

/**
 * Place of our rules among the rule groups of the network. Only AWS Firewall Manager can come before the lowest
 * (AWS CloudFormation Template Reference, "AWS::Route53Resolver::FirewallRuleGroupAssociation").
 */
const FIRST = 101;

export interface DnsFirewallProps {
  readonly vpc: IVpc;

  /** Names of the private endpoints: exact, or beginning with `*.` where the rest is a zone that the endpoint answers for. */
  readonly privateNames: string[];

  /**
   * Domains of the internet that may be looked up, each by its exact name.
   * @default - none
   */
  readonly domains?: string[];
}

/**
 * Closes the resolver of a network: the given names are answered, and no other name exists.
 *
 * A resolver is a way out even where there is no gateway: whoever asks for `<data>.attacker.example` has sent the data
 * to the attacker's name server. Devices that come in by VPN ask the same resolver, so it is closed for them too.
 *
 * When the firewall cannot decide, nothing is answered. The association has no mutation protection: whoever may change
 * it may lift that, and a first deployment that fails could not be rolled back.
 */
export class DnsFirewall extends Construct {
  constructor(scope: Construct, id: string, { vpc, privateNames, domains = [] }: DnsFirewallProps) {
    super(scope, id);
    // Closed before any rule can apply, and not only by default: a hand that opened it would be set right again.
    new CfnFirewallConfig(this, 'FailsClosed', { resourceId: vpc.vpcId, firewallFailOpen: 'DISABLED' });
    const group = new CfnFirewallRuleGroup(this, 'Rules', {
      firewallRules: [
        // Private names answer with addresses; one that redirects elsewhere must be allowed to at every step.
        this.allow(100, 'PrivateNames', privateNames, 'INSPECT_REDIRECTION_DOMAIN'),
        // Domains redirect into content networks, whose names change without notice. Nobody sends anything out by
        // that: the name that is asked for stays exactly one of the list, and its owner says where it leads.
        ...(domains.length > 0 ? [this.allow(200, 'Domains', domains, 'TRUST_REDIRECTION_DOMAIN')] : []),
        {
          priority: 900,
          action: 'BLOCK',
          blockResponse: 'NXDOMAIN',
          firewallDomainListId: this.list('Everything', ['*']),
        },
      ],
    });
    new CfnFirewallRuleGroupAssociation(this, 'RulesOfVpc', {
      firewallRuleGroupId: group.attrId,
      vpcId: vpc.vpcId,
      priority: FIRST,
    });
  }

  private allow(
    priority: number,
    id: string,
    names: string[],
    firewallDomainRedirectionAction: string,
  ): CfnFirewallRuleGroup.FirewallRuleProperty {
    return {
      priority,
      action: 'ALLOW',
      firewallDomainListId: this.list(id, names),
      firewallDomainRedirectionAction,
    };
  }

  private list(id: string, domains: string[]): string {
    return new CfnFirewallDomainList(this, id, { domains }).attrId;
  }
}
