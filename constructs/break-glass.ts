import { ArnPrincipal, CfnManagedPolicy, CfnRole, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Aws, CfnOutput, Duration, Lazy, Stack, Tags } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { component, iamPathOf, oversightPathOf, prefixOf, TAG_COMPONENT, TAG_VENDOR } from '../lib/manifest/names';
import { BreakGlassAlarm } from './break-glass-alarm';
import { BreakGlassBroker, type BreakGlassApprover } from './break-glass-broker';
import { evidenceAccess } from './evidence-access';
import type { LogArchive } from './log-archive';
import type { Access } from './merge-accesses';
import { MANAGED_POLICY_LENGTH_MAX, refuseLongPolicy } from './policy-size';

export interface BreakGlassProps {
  /** Short name of the vendor whose enclave it is, part of every name: lower case, hyphens. */
  readonly vendor: string;
  /** The evidence, which the role may read and nobody may destroy. */
  readonly archive: LogArchive;
  /**
   * People of the client, two to five, each with an IAM user of their own. Fewer, more, or two people on one user or
   * address are refused: `enclave/break-glass-approvers`.
   */
  readonly approvers: BreakGlassApprover[];
  /**
   * Longest time the role stays open, in minutes, 15 to 60. Others are refused: `enclave/break-glass-minutes`.
   * @default 60
   */
  readonly minutesMax?: number;
  /**
   * ARNs of the data the vendor works on, and of its keys. The boundary forbids them all. More than a policy holds is
   * refused: `enclave/boundary-length`.
   * @default - none, when there is no data in the account
   */
  readonly dataResources?: string[];
}

/**
 * The emergency role of the client: it shuts an enclave and reads what happened, and cannot open anything or touch data.
 *
 * Nobody may assume it but one small function, the broker, and that does so only after two different people of the list
 * agreed within half an hour. Each proves who they are with a user of their own and its second factor. Every time
 * somebody takes the way there, an alarm tells all of them.
 *
 * Limits: whoever deploys this stack could change the broker. That two users are two people is the promise of whoever
 * hands them out.
 */
export class BreakGlass extends Construct {
  public readonly roleArn: string;
  /** Where the alarm is told; subscribe whom else it concerns. */
  public readonly alarm: BreakGlassAlarm;
  private readonly accesses: readonly Access[];
  private readonly dataResources: readonly string[];

  constructor(scope: Construct, id: string, props: BreakGlassProps) {
    super(scope, id);
    const named = { vendor: { id: props.vendor } };
    const [path, roleName] = [oversightPathOf(named), `${prefixOf(named)}-break-glass`];
    const resourceName = `${path.slice(1)}${roleName}`;
    this.roleArn = Stack.of(this).formatArn({ service: 'iam', region: '', resource: 'role', resourceName });
    this.dataResources = props.dataResources ?? [];
    this.accesses = [...evidenceAccess(this, props.vendor, props.archive), ...this.closing(props.vendor)];
    const broker = new BreakGlassBroker(this, 'Broker', { ...props, roleArn: this.roleArn });
    const policy = new CfnManagedPolicy(this, 'Policy', {
      managedPolicyName: roleName,
      path,
      policyDocument: Lazy.any({ produce: () => this.document() }),
    });
    const role = new CfnRole(this, 'Role', {
      roleName,
      path,
      description: `Shuts ${prefixOf(named)} in an emergency; two people open it together`,
      assumeRolePolicyDocument: trust(broker.brokerRoleArn, props.approvers),
      maxSessionDuration: Duration.hours(1).toSeconds(),
      managedPolicyArns: [policy.ref],
      // The policy is its own ceiling: whatever somebody attaches beside it gives nothing more.
      permissionsBoundary: policy.ref,
    });
    this.alarm = new BreakGlassAlarm(this, 'Alarm', {
      vendor: props.vendor,
      archive: props.archive,
      roleArns: [this.roleArn, broker.approverRoleArn],
      emails: props.approvers.map(({ email }) => email),
    });
    new CfnOutput(this, 'Arn', { description: 'Emergency role, which the broker assumes', value: role.attrArn });
    this.node.addValidation({ validate: () => this.checkLength() });
    Tags.of(this).add(TAG_VENDOR, props.vendor);
    Tags.of(role).add(TAG_COMPONENT, component.breakGlass);
  }

  /** What shuts an enclave: it ends connections, ways in, grants and a deployment on its way. Nothing here opens. */
  private closing(vendor: string): Access[] {
    const stack = Stack.of(this);
    const named = { vendor: { id: vendor } };
    const iamArn = (kind: string) =>
      stack.formatArn({ service: 'iam', region: '', resource: `${kind}${iamPathOf(named)}*` });
    return [
      {
        actions: [
          'ec2:DisassociateClientVpnTargetNetwork',
          'ec2:RevokeClientVpnIngress',
          'ec2:TerminateClientVpnConnections',
        ],
        resources: [stack.formatArn({ service: 'ec2', resource: 'client-vpn-endpoint', resourceName: '*' })],
        conditions: { StringEquals: { [`aws:ResourceTag/${TAG_VENDOR}`]: vendor } },
      },
      {
        actions: ['iam:DetachRolePolicy'],
        resources: [iamArn('role')],
        conditions: { ArnLike: { 'iam:PolicyARN': iamArn('policy') } },
      },
      {
        actions: ['cloudformation:CancelUpdateStack', 'cloudformation:DescribeStackEvents'],
        resources: [
          stack.formatArn({ service: 'cloudformation', resource: 'stack', resourceName: `${Aws.STACK_NAME}/*` }),
        ],
      },
    ];
  }

  private document(): PolicyDocument {
    const deny = { effect: Effect.DENY, resources: ['*'] };
    const data = [...new Set(this.dataResources)];
    const statements = [
      ...this.accesses.map((access) => new PolicyStatement(access)),
      new PolicyStatement({ ...deny, sid: 'NothingElse', notActions: this.accesses.flatMap(({ actions }) => actions) }),
      ...(data.length > 0 ? [new PolicyStatement({ ...deny, sid: 'NoData', actions: ['*'], resources: data })] : []),
    ];
    return new PolicyDocument({ minimize: false, statements });
  }

  private checkLength(): string[] {
    refuseLongPolicy(this, this.document(), {
      what: 'The policy of the emergency role',
      charactersMax: MANAGED_POLICY_LENGTH_MAX,
      mend: 'merge data boundaries into fewer resources, for instance one bucket prefix for several',
      code: 'enclave/boundary-length',
    });
    return [];
  }
}

/** Only the broker, and only for one of the approvers by name. */
function trust(brokerRoleArn: string, approvers: readonly BreakGlassApprover[]): PolicyDocument {
  const names = approvers.map(({ email }) => email.toLowerCase());
  const statement = new PolicyStatement({
    principals: [new ArnPrincipal(brokerRoleArn)],
    actions: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
    conditions: { StringEquals: { 'sts:SourceIdentity': names } },
  });
  return new PolicyDocument({ minimize: false, statements: [statement] });
}
