import { CfnNetworkAclEntry, type CfnNetworkAcl } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { ANYWHERE } from '../lib/common/cidr';

export interface Ports {
  readonly from: number;
  readonly to: number;
}

/** Ports that answers come back to (Amazon VPC User Guide, "Custom network ACLs": "Ephemeral ports"). */
export const ANSWERS: Ports = { from: 1024, to: 65535 };

const TCP = 6;
const EVERY_PROTOCOL = -1;

/** The last number before AWS's own refusal. */
const LAST = 32766;

/** What passes one way. */
export interface AclRule {
  readonly number: number;
  readonly range: string;
  readonly ports: Ports;
}

const wayOf = (egress: boolean) => (egress ? 'Out' : 'In');

/** Lets some TCP through a network ACL, one way, and refuses the rest. The rules are children of the scope. */
export function addAclRules(scope: Construct, acl: CfnNetworkAcl, egress: boolean, allowed: readonly AclRule[]): void {
  allowAcl(scope, acl, egress, allowed);
  // AWS refuses what no rule allows; said here, a reader of the template sees it.
  new CfnNetworkAclEntry(scope, `${wayOf(egress)}-rest`, {
    networkAclId: acl.attrId,
    egress,
    ruleNumber: LAST,
    ruleAction: 'deny',
    protocol: EVERY_PROTOCOL,
    cidrBlock: ANYWHERE,
  });
}

/** Lets some more TCP through a network ACL, one way. */
export function allowAcl(scope: Construct, acl: CfnNetworkAcl, egress: boolean, allowed: readonly AclRule[]): void {
  for (const { number, range, ports } of allowed) {
    new CfnNetworkAclEntry(scope, `${wayOf(egress)}-${number}`, {
      networkAclId: acl.attrId,
      egress,
      ruleNumber: number,
      ruleAction: 'allow',
      protocol: TCP,
      cidrBlock: range,
      portRange: ports,
    });
  }
}
