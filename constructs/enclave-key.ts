import {
  AccountPrincipal,
  AccountRootPrincipal,
  ArnPrincipal,
  PolicyDocument,
  PolicyStatement,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { serviceHost } from '../lib/common/arn';

/** What CloudFormation must do to keep a key, and nothing that reads or destroys what the key protects. */
const KEEP = [
  'kms:DescribeKey',
  'kms:EnableKeyRotation',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListGrants',
  'kms:ListKeyPolicies',
  'kms:ListResourceTags',
  'kms:PutKeyPolicy',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:UpdateKeyDescription',
];

/**
 * What ends a key. Left to the key administrators when there are any; but whoever may change the key's policy, which
 * CloudFormation must, can take it back. A deleted key makes what it encrypted unreadable, locked or not.
 */
const END = ['kms:CancelKeyDeletion', 'kms:DisableKey', 'kms:EnableKey', 'kms:RevokeGrant', 'kms:ScheduleKeyDeletion'];

export interface EnclaveKeyProps {
  readonly description: string;
  /**
   * ARNs of the roles that may end the key.
   * @default - whoever IAM of the account allows
   */
  readonly administrators?: readonly string[];
}

/** A customer key, rotated every year, whose policy says who keeps it, who may end it, and for which services it works. */
export class EnclaveKey extends Key {
  private readonly document: PolicyDocument;

  constructor(scope: Construct, id: string, props: EnclaveKeyProps) {
    // Without `minimize` the flag @aws-cdk/aws-iam:minimizePolicies would decide how the statements are grouped.
    const document = new PolicyDocument({ minimize: false });
    super(scope, id, {
      description: props.description,
      policy: document,
      enableKeyRotation: true,
      rotationPeriod: Duration.days(365),
      pendingWindow: Duration.days(30),
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.document = document;
    const administrators = (props.administrators ?? []).map((arn) => new ArnPrincipal(arn));
    const separate = administrators.length > 0;
    // In a key policy `*` means this key: there is no other resource to name.
    const resources = ['*'];
    document.addStatements(
      new PolicyStatement({
        sid: 'KeepThroughIam',
        principals: [new AccountRootPrincipal()],
        actions: separate ? KEEP : [...KEEP, ...END],
        resources,
      }),
    );
    if (!separate) return;
    document.addStatements(
      new PolicyStatement({ sid: 'Administer', principals: administrators, actions: [...KEEP, ...END], resources }),
    );
  }

  /** Lets an AWS service use the key, under conditions that name the resource it acts for. */
  public allowService(
    sid: string,
    service: string,
    actions: readonly string[],
    conditions: Record<string, unknown>,
  ): void {
    this.document.addStatements(
      new PolicyStatement({
        sid,
        principals: [new ServicePrincipal(service)],
        actions: [...actions],
        resources: ['*'],
        conditions,
      }),
    );
  }

  /** Lets one role of another account encrypt, through S3: it can add, and read nothing. */
  public allowCopier(account: string, roleArn: string): void {
    this.document.addStatements(
      new PolicyStatement({
        sid: 'CopierEncrypts',
        principals: [new AccountPrincipal(account)],
        actions: ['kms:Encrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions: {
          ArnEquals: { 'aws:PrincipalArn': roleArn },
          StringEquals: { 'kms:ViaService': this.viaOf(['s3']) },
        },
      }),
    );
  }

  /** Lets named principals read what the key protects, through one service. */
  public allowReaders(readers: readonly string[], service: string): void {
    if (readers.length === 0) return;
    this.document.addStatements(
      new PolicyStatement({
        sid: 'ReadersRead',
        principals: readers.map((arn) => new ArnPrincipal(arn)),
        actions: ['kms:Decrypt'],
        resources: ['*'],
        conditions: { StringEquals: { 'kms:ViaService': this.viaOf([service]) } },
      }),
    );
  }

  /** Lets IAM of this account decide who uses the key, but only through one service, and with no grant that outlives the call. */
  public allowCallersThrough(service: string, actions: readonly string[]): void {
    this.document.addStatements(this.throughServices([service], actions));
  }

  /**
   * Lets IAM of this account decide who uses the key, but only through the named services. Services that work with
   * grants may be given one, for an AWS resource alone.
   */
  public allowThrough(services: readonly string[], actions: readonly string[]): void {
    this.document.addStatements(
      this.throughServices(services, actions),
      new PolicyStatement({
        sid: 'GrantToServices',
        principals: [new AccountRootPrincipal()],
        actions: ['kms:CreateGrant'],
        resources: ['*'],
        conditions: { StringEquals: this.callersVia(services), Bool: { 'kms:GrantIsForAWSResource': 'true' } },
      }),
    );
  }

  private throughServices(services: readonly string[], actions: readonly string[]): PolicyStatement {
    return new PolicyStatement({
      sid: 'UseThroughServices',
      principals: [new AccountRootPrincipal()],
      actions: [...actions],
      resources: ['*'],
      conditions: { StringEquals: this.callersVia(services) },
    });
  }

  private callersVia(services: readonly string[]): Record<string, unknown> {
    return { 'kms:ViaService': this.viaOf(services), 'kms:CallerAccount': Stack.of(this).account };
  }

  private viaOf(services: readonly string[]): string[] {
    const { region } = Stack.of(this);
    return services.map((service) => serviceHost(service, region));
  }
}
