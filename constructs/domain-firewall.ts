import { CfnFirewall, CfnFirewallPolicy, CfnLoggingConfiguration, CfnRuleGroup } from 'aws-cdk-lib/aws-networkfirewall';
import { Fn } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { prefixOf } from '../lib/manifest/names';
import type { LogArchive } from './log-archive';

/**
 * Room for rules, which cannot grow later (AWS Network Firewall Developer Guide, "Setting rule group capacity"): far more
 * than a manifest names domains, so that another domain never replaces the group.
 */
const CAPACITY = 1000;

/** Folders of its logs in the archive: what it drops, and every connection. */
const FIREWALL_ALERTS = 'firewall-alert';
export const FIREWALL_FLOWS = 'firewall-flow';

export interface DomainFirewallProps {
  /** Short name of the vendor, part of every name: lower case, hyphens. */
  readonly vendor: string;
  readonly vpcId: string;
  /** One subnet in each zone, which holds nothing else. */
  readonly subnetIds: string[];
  /** Domains that TLS connections may name, each by its exact name. */
  readonly domains: string[];
  readonly archive: LogArchive;
}

/**
 * A firewall that lets TLS to some domains pass, and drops everything else.
 *
 * It goes by the name in the greeting of each connection, which whoever connects may choose: somebody who holds a server
 * outside, and greets it by an allowed name, gets through. AWS can compare the address with what the resolver answered
 * (AWS Network Firewall API Reference, "Route53ResolvedIPValidation"), but CloudFormation's own validation does not know
 * that setting yet, and refuses it.
 *
 * Alerts and flows go into the archive, under `firewall-alert/` and `firewall-flow/`. Alerts are of what is dropped, so
 * their silence means nothing. It cannot be deleted, moved to other subnets or given another policy before its protections
 * are lifted by hand. Rules are encrypted with a key of AWS's: CloudFormation takes no other. A region of an account holds five firewalls (AWS Network Firewall Developer Guide, "Quotas").
 */
export class DomainFirewall extends Construct {
  private readonly firewall: CfnFirewall;

  constructor(scope: Construct, id: string, props: DomainFirewallProps) {
    super(scope, id);
    const name = prefixOf({ vendor: { id: props.vendor } });
    this.firewall = new CfnFirewall(this, 'Firewall', {
      firewallName: name,
      firewallPolicyArn: this.makePolicy(name, props).attrFirewallPolicyArn,
      vpcId: props.vpcId,
      subnetMappings: props.subnetIds.map((subnetId) => ({ subnetId })),
      deleteProtection: true,
      subnetChangeProtection: true,
      firewallPolicyChangeProtection: true,
    });
    const log = (logType: string, folder: string) => ({
      logType,
      logDestinationType: 'CloudWatchLogs',
      logDestination: { logGroup: props.archive.logGroup(folder).logGroupName },
    });
    new CfnLoggingConfiguration(this, 'Logs', {
      firewallArn: this.firewall.attrFirewallArn,
      loggingConfiguration: {
        logDestinationConfigs: [log('ALERT', FIREWALL_ALERTS), log('FLOW', FIREWALL_FLOWS)],
      },
    });
  }

  /**
   * Id of one of the endpoints that routes lead to. AWS does not promise to list them in the order of the subnets: the one
   * for a subnet may stand in the other zone, which costs a little time. Ways out and back name the same one in any case.
   */
  public endpointId(index: number): string {
    // An entry reads `<zone>:<endpoint id>`.
    return Fn.select(1, Fn.split(':', Fn.select(index, this.firewall.attrEndpointIds)));
  }

  private makePolicy(name: string, { domains }: DomainFirewallProps): CfnFirewallPolicy {
    const allowed = new CfnRuleGroup(this, 'Domains', {
      ruleGroupName: name,
      type: 'STATEFUL',
      capacity: CAPACITY,
      ruleGroup: {
        statefulRuleOptions: { ruleOrder: 'STRICT_ORDER' },
        rulesSource: {
          // The name in plain HTTP would count with HTTP_HOST; left out, only TLS passes.
          rulesSourceList: { generatedRulesType: 'ALLOWLIST', targetTypes: ['TLS_SNI'], targets: domains },
        },
      },
    });
    return new CfnFirewallPolicy(this, 'Policy', {
      firewallPolicyName: name,
      firewallPolicy: {
        statelessDefaultActions: ['aws:forward_to_sfe'],
        statelessFragmentDefaultActions: ['aws:forward_to_sfe'],
        statefulEngineOptions: { ruleOrder: 'STRICT_ORDER', streamExceptionPolicy: 'DROP' },
        // Established: the handshake must pass before there is a name to look at.
        statefulDefaultActions: ['aws:drop_established', 'aws:alert_established'],
        statefulRuleGroupReferences: [{ priority: 100, resourceArn: allowed.attrRuleGroupArn }],
      },
    });
  }
}
