import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { CustomResource, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { serviceHost } from '../lib/common/arn';
import { prefixOf } from '../lib/manifest/names';
import { EnclaveHandler } from './enclave-handler';
import { EnclaveKey } from './enclave-key';

/** Somebody who may connect. */
export interface RosterEntry {
  /** E-mail address, as the identity provider sends it in NameID. Case does not matter. */
  readonly person: string;
  readonly jobFunctions: string[];
  /** Groups the identity provider sends for these job functions. */
  readonly groups: string[];
  /**
   * First day of access, YYYY-MM-DD in UTC.
   * @default - at once
   */
  readonly from?: string;
  /**
   * Last day of access, YYYY-MM-DD in UTC.
   * @default - no end
   */
  readonly until?: string;
}

export interface VpnRosterProps {
  readonly vendor: string;
  readonly people: RosterEntry[];
  readonly logGroup: ILogGroup;
}

/**
 * The list of people who may connect, which the connect handler reads at every connection.
 *
 * A deployment that changes `people` makes the table say what `people` says: it adds, corrects and removes, and leaves
 * one thing alone, `suspended`, which is set by hand or by `enclave suspend` in an emergency and must outlive every
 * deployment. When `people` has not changed, CloudFormation does not ask, and a table edited by hand stays edited.
 */
export class VpnRoster extends Construct {
  public readonly table: Table;
  /** What a reader of the roster needs. */
  public readonly readPermissions: PolicyStatement[];

  constructor(scope: Construct, id: string, props: VpnRosterProps) {
    super(scope, id);
    const name = prefixOf({ vendor: { id: props.vendor } });
    const key = new EnclaveKey(this, 'Key', { description: `Roster of ${name}` });
    const cryptography = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'];
    key.allowThrough(['dynamodb'], cryptography);
    this.table = new Table(this, 'Table', {
      partitionKey: { name: 'person', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const through = { StringEquals: { 'kms:ViaService': serviceHost('dynamodb', Stack.of(this).region) } };
    const decrypt = new PolicyStatement({
      actions: ['kms:Decrypt'],
      resources: [key.keyArn],
      conditions: through,
    });
    this.readPermissions = [
      new PolicyStatement({ actions: ['dynamodb:GetItem'], resources: [this.table.tableArn] }),
      decrypt,
    ];
    const writer = new EnclaveHandler(this, 'Writer', {
      vendor: props.vendor,
      handlerName: 'roster',
      description: `Makes the roster of ${name} say what the manifest says`,
      environment: { ROSTER_TABLE: this.table.tableName },
      logGroup: props.logGroup,
      timeoutSeconds: 60,
      permissions: [
        new PolicyStatement({
          actions: ['dynamodb:DeleteItem', 'dynamodb:Scan', 'dynamodb:UpdateItem'],
          resources: [this.table.tableArn],
        }),
        decrypt,
      ],
    });
    new CustomResource(this, 'Entries', {
      resourceType: 'Custom::EnclaveRoster',
      serviceToken: writer.functionArn,
      serviceTimeout: Duration.seconds(120),
      properties: { Table: this.table.tableName, People: props.people.map(asItem) },
    });
  }
}

function asItem(entry: RosterEntry): RosterEntry {
  const { jobFunctions, groups, from, until } = entry;
  return { person: entry.person.toLowerCase(), jobFunctions, groups, from, until };
}
