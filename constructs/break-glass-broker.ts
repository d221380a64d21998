import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { ArnPrincipal, CfnManagedPolicy, CfnRole, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnAlias } from 'aws-cdk-lib/aws-lambda';
import { CfnOutput, Duration, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { createHash } from 'node:crypto';
import { serviceHost } from '../lib/common/arn';
import { BREAK_GLASS_APPROVERS, BREAK_GLASS_MINUTES } from '../lib/manifest/aws-limits';
import { component, oversightPathOf, prefixOf, TAG_COMPONENT } from '../lib/manifest/names';
import { EnclaveHandler } from './enclave-handler';
import { EnclaveKey } from './enclave-key';
import type { LogArchive } from './log-archive';
import { refuseLongPolicy, TRUST_POLICY_LENGTH_MAX } from './policy-size';
import { refuse } from './refuse';

/** Somebody who may open the emergency role, together with another. */
export interface BreakGlassApprover {
  /** E-mail address: the name the person bears in every log entry. */
  readonly email: string;
  /** ARN of the IAM user this person alone holds; a role could be taken by two people, or by one under two names. */
  readonly principalArn: string;
}

export interface BreakGlassBrokerProps {
  readonly vendor: string;
  readonly archive: LogArchive;
  readonly approvers: BreakGlassApprover[];
  /** ARN of the role the broker opens. */
  readonly roleArn: string;
  readonly minutesMax?: number;
}

/** How long an approval holds, in minutes. */
const APPROVAL_MINUTES = 30;

/**
 * The one that opens the emergency role, and how people reach it.
 *
 * Lambda does not tell a function who called it, but it does tell by which alias. So everybody has an alias of their own,
 * and IAM lets nobody call another's: the approver role carries the name of the user who took it, by source identity,
 * which the trust policy binds to the user.
 */
export class BreakGlassBroker extends Construct {
  /** ARN of the role the broker itself works with. */
  public readonly brokerRoleArn: string;
  /** ARN of the role approvers take, with their second factor, to speak to the broker. */
  public readonly approverRoleArn: string;
  private readonly broker: EnclaveHandler;

  constructor(scope: Construct, id: string, props: BreakGlassBrokerProps) {
    super(scope, id);
    this.refuseFew(props);
    this.broker = this.makeBroker(props);
    this.brokerRoleArn = this.broker.role!.roleArn;
    this.approverRoleArn = this.makeApproverRole(props).attrArn;
  }

  private makeBroker(props: BreakGlassBrokerProps): EnclaveHandler {
    const { vendor, archive, approvers, roleArn, minutesMax = BREAK_GLASS_MINUTES.max } = props;
    const name = prefixOf({ vendor: { id: vendor } });
    const key = new EnclaveKey(this, 'Key', { description: `Requests to open the emergency role of ${name}` });
    const cryptography = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'];
    key.allowThrough(['dynamodb'], cryptography);
    const table = new Table(this, 'Requests', {
      partitionKey: { name: 'request', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    archive.recordTable(table);
    const through = { StringEquals: { 'kms:ViaService': serviceHost('dynamodb', Stack.of(this).region) } };
    const items = ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'];
    return new EnclaveHandler(this, 'Function', {
      vendor,
      handlerName: 'break-glass',
      description: `Opens the emergency role of ${name} for two people who agree`,
      environment: {
        REQUESTS_TABLE: table.tableName,
        ROLE_ARN: roleArn,
        SESSION_SECONDS: String(Duration.minutes(minutesMax).toSeconds()),
        APPROVAL_MINUTES: String(APPROVAL_MINUTES),
        APPROVERS: JSON.stringify(Object.fromEntries(approvers.map((one) => [aliasOf(one), one.email.toLowerCase()]))),
      },
      logGroup: archive.logGroup('break-glass'),
      timeoutSeconds: 30,
      permissions: [
        new PolicyStatement({ actions: items, resources: [table.tableArn] }),
        new PolicyStatement({ actions: ['kms:Decrypt'], resources: [key.keyArn], conditions: through }),
        new PolicyStatement({ actions: ['sts:AssumeRole', 'sts:SetSourceIdentity'], resources: [roleArn] }),
      ],
    });
  }

  private makeApproverRole({ vendor, approvers }: BreakGlassBrokerProps): CfnRole {
    const named = { vendor: { id: vendor } };
    const [path, roleName] = [oversightPathOf(named), `${prefixOf(named)}-break-glass-approver`];
    const calls = approvers.map((approver) => this.callFor(approver));
    const policy = new CfnManagedPolicy(this, 'Calls', {
      managedPolicyName: roleName,
      path,
      policyDocument: new PolicyDocument({ minimize: false, statements: calls }),
    });
    const trust = new PolicyDocument({ minimize: false, statements: approvers.map(trusted) });
    refuseLongPolicy(this, trust, {
      what: 'the list of people who may open the emergency role',
      charactersMax: TRUST_POLICY_LENGTH_MAX,
      mend: 'name fewer people',
      code: 'enclave/break-glass-approvers',
    });
    const role = new CfnRole(this, 'Approver', {
      roleName,
      path,
      description: `Asks for the emergency role of ${prefixOf(named)}, or agrees to it`,
      assumeRolePolicyDocument: trust,
      maxSessionDuration: Duration.hours(1).toSeconds(),
      managedPolicyArns: [policy.ref],
      permissionsBoundary: policy.ref,
    });
    Tags.of(role).add(TAG_COMPONENT, component.breakGlass);
    new CfnOutput(this, 'ApproverArn', { description: 'Role approvers take, with MFA', value: role.attrArn });
    return role;
  }

  /** An alias of somebody's own, and the right to call it for nobody else. */
  private callFor(approver: BreakGlassApprover): PolicyStatement {
    const name = aliasOf(approver);
    const alias = new CfnAlias(this, `Alias-${name}`, {
      name,
      description: approver.email.toLowerCase(),
      functionName: this.broker.functionName,
      functionVersion: '$LATEST',
    });
    return new PolicyStatement({
      actions: ['lambda:InvokeFunction'],
      resources: [alias.ref],
      conditions: { StringEquals: { 'aws:SourceIdentity': approver.email.toLowerCase() } },
    });
  }

  private refuseFew({ approvers, minutesMax = BREAK_GLASS_MINUTES.max }: BreakGlassBrokerProps): void {
    const users = new Set(approvers.map(({ principalArn }) => principalArn));
    const names = new Set(approvers.map(({ email }) => email.toLowerCase()));
    const { min, max } = BREAK_GLASS_APPROVERS;
    const each = Math.min(users.size, names.size);
    const strangers = approvers.filter(
      ({ principalArn }) => !/^arn:[^:]+:iam::\d{12}:user\/[^*?]+$/.test(principalArn),
    );
    if (each < approvers.length || each < min || each > max || strangers.length > 0) {
      refuse(this, {
        what: 'the emergency role could be opened by too few or too many',
        saw: strangers[0]?.principalArn ?? `${approvers.length} approvers, ${each} different`,
        want: `${min} to ${max} people, each with an address and an IAM user of their own`,
        mend: 'name each person once, with the user that person alone holds',
        code: 'enclave/break-glass-approvers',
      });
    }
    if (minutesMax >= BREAK_GLASS_MINUTES.min && minutesMax <= BREAK_GLASS_MINUTES.max) return;
    refuse(this, {
      what: 'the emergency role cannot stay open that long',
      saw: `${minutesMax} minutes`,
      want: `${BREAK_GLASS_MINUTES.min} to ${BREAK_GLASS_MINUTES.max} minutes`,
      mend: 'correct `minutesMax`',
      code: 'enclave/break-glass-minutes',
    });
  }
}

/** Only this user, with a second factor, and under this one name. */
function trusted({ email, principalArn }: BreakGlassApprover): PolicyStatement {
  return new PolicyStatement({
    principals: [new ArnPrincipal(principalArn)],
    actions: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
    conditions: {
      StringEquals: { 'sts:SourceIdentity': email.toLowerCase() },
      Bool: { 'aws:MultiFactorAuthPresent': 'true' },
    },
  });
}

/** An alias takes letters, digits, hyphens (AWS Lambda API reference, CreateAlias); the digest keeps two names apart. */
function aliasOf({ email }: BreakGlassApprover): string {
  const name = email.toLowerCase();
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${name.split('@')[0]!.replace(/[^a-z0-9]+/g, '-')}-${digest}`;
}
