import type { Stage } from 'aws-cdk-lib/aws-apigateway';
import { CfnLoggingConfiguration, CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Tags } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { prefixOf, TAG_VENDOR } from '../lib/manifest/names';
import { WEB_ACL_LOGS } from './archive-key';
import type { LogArchive } from './log-archive';
import { logGroupArn } from './log-group-arn';

/**
 * Requests one address may send in five minutes. AWS Client VPN shows the services one address per subnet for all its
 * devices (AWS Client VPN Administrator Guide, "How Client VPN works"), so this is for a whole team; the stage's own
 * throttle lets 15,000 through.
 */
const REQUESTS_PER_ADDRESS = 10_000;

/** What AWS knows of attacks on any web application (AWS WAF Developer Guide, "Baseline rule groups"). */
const MANAGED_RULES = ['AWSManagedRulesCommonRuleSet', 'AWSManagedRulesKnownBadInputsRuleSet'] as const;

export interface ApiWebAclProps {
  /** Short name of the vendor, part of every name: lower case, hyphens. */
  readonly vendor: string;
  /** Short name of the API: lower case, hyphens. */
  readonly apiName: string;
  readonly apiId: string;
  /** The stage to filter calls for. */
  readonly stage: Stage;
  readonly archive: LogArchive;
}

/**
 * A web ACL before an API: what AWS knows as an attack is blocked, and so is a body above 8 KB (AWS WAF Developer Guide,
 * "Core rule set (CRS) managed rule group"); one address cannot take it all, and each request is logged to the archive
 * without its signature, its session token and its query.
 */
export class ApiWebAcl extends Construct {
  constructor(scope: Construct, id: string, props: ApiWebAclProps) {
    super(scope, id);
    const name = `${prefixOf({ vendor: { id: props.vendor } })}-${props.apiName}`;
    const acl = new CfnWebACL(this, 'Acl', {
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: visibleAs(name),
      rules: [
        ...MANAGED_RULES.map((group, priority) => managedRule(group, priority, name)),
        {
          name: 'TooManyFromOneAddress',
          priority: MANAGED_RULES.length,
          action: { block: {} },
          statement: {
            rateBasedStatement: { limit: REQUESTS_PER_ADDRESS, evaluationWindowSec: 300, aggregateKeyType: 'IP' },
          },
          visibilityConfig: visibleAs(`${name}-rate`),
        },
      ],
    });
    new CfnWebACLAssociation(this, 'Association', { webAclArn: acl.attrArn, resourceArn: props.stage.stageArn });
    this.logRequests(acl, props);
    Tags.of(this).add(TAG_VENDOR, props.vendor);
  }

  private logRequests(acl: CfnWebACL, { vendor, apiName, apiId, archive, stage }: ApiWebAclProps): void {
    // AWS WAF writes only to groups whose name begins so (AWS WAF Developer Guide, "Logging destinations"). The id keeps
    // the name free for the next API of that name, because the group outlives this one.
    const groupName = `${WEB_ACL_LOGS}${prefixOf({ vendor: { id: vendor } })}-${apiName}-${apiId}`;
    const source = `${apiName}-filter`;
    const group = archive.logGroup(source, groupName);
    // Every call passes the filter first: one that it says nothing of went around it.
    archive.heartbeats.whenUsed(source, apiName, stage.metricCount({ statistic: 'Sum' }), 'hour');
    const logging = new CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: acl.attrArn,
      logDestinationConfigs: [logGroupArn(this, groupName)],
      redactedFields: [
        { singleHeader: { Name: 'authorization' } },
        { singleHeader: { Name: 'x-amz-security-token' } },
        { queryString: {} },
      ],
    });
    logging.node.addDependency(group);
  }
}

function managedRule(group: string, priority: number, name: string): CfnWebACL.RuleProperty {
  return {
    name: group,
    priority,
    overrideAction: { none: {} },
    statement: { managedRuleGroupStatement: { vendorName: 'AWS', name: group } },
    visibilityConfig: visibleAs(`${name}-${group}`),
  };
}

function visibleAs(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { cloudWatchMetricsEnabled: true, metricName, sampledRequestsEnabled: false };
}
