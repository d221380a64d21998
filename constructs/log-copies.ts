import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Stack } from 'aws-cdk-lib/core';
import { Construct, type IConstruct } from 'constructs';
import { partitionOf, serviceHost } from '../lib/common/arn';
import { servicePathOf, vault } from '../lib/manifest/names';
import type { LogArchive } from './log-archive';

/** How long a copy may take before an alarm rings, in minutes: the only time AWS offers (Amazon S3 API Reference, "ReplicationTimeValue"). */
const LATE_MINUTES = 15;

const RULE = 'to-the-vault';

export interface LogCopiesProps {
  /** Short name of the vendor, part of every name: lower case, hyphens. */
  readonly vendor: string;
  readonly archive: LogArchive;
  /** Account of the `LogVault`, twelve digits, in the region of the archive. */
  readonly vaultAccount: string;
}

/**
 * Lets S3 copy every object of an archive into the log vault of another account, and rings when a copy fails or is late.
 *
 * The vault must be deployed first: S3 refuses to copy into a bucket that is not there. What fell into the archive before
 * copying began is not copied (Amazon S3 User Guide, "What does Amazon S3 replicate?").
 */
export class LogCopies extends Construct {
  constructor(scope: Construct, id: string, props: LogCopiesProps) {
    super(scope, id);
    const { archive, vendor, vaultAccount } = props;
    const { region } = Stack.of(this);
    const bucketName = vault.bucket(vendor, vaultAccount, region);
    const keyArns = `arn:${partitionOf(region)}:kms:${region}:${vaultAccount}`;
    const bucketArn = `arn:${partitionOf(region)}:s3:::${bucketName}`;
    const role = this.makeRole(props, bucketArn, keyArns);
    const bucket = archive.bucket.node.defaultChild as CfnBucket;
    bucket.replicationConfiguration = {
      role: role.roleArn,
      rules: [
        {
          id: RULE,
          priority: 1,
          status: 'Enabled',
          // No prefix: everything.
          filter: { prefix: '' },
          deleteMarkerReplication: { status: 'Disabled' },
          sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: 'Enabled' } },
          destination: {
            bucket: bucketArn,
            account: vaultAccount,
            accessControlTranslation: { owner: 'Destination' },
            encryptionConfiguration: { replicaKmsKeyId: `${keyArns}:${vault.keyAlias(vendor)}` },
            replicationTime: { status: 'Enabled', time: { minutes: LATE_MINUTES } },
            metrics: { status: 'Enabled', eventThreshold: { minutes: LATE_MINUTES } },
          },
        },
      ],
    };
    archive.heartbeats.copied({ destination: bucketName, rule: RULE, lateMinutes: LATE_MINUTES });
  }

  private makeRole({ archive, vendor }: LogCopiesProps, bucketArn: string, keyArns: string): Role {
    const path = servicePathOf({ vendor: { id: vendor } });
    const { region } = Stack.of(this);
    const role = new Role(this, 'Copier', {
      // The vault knows it by this name.
      roleName: vault.copierRole(vendor),
      path,
      description: 'S3 copies the archive into the log vault',
      // S3 says nothing of the bucket when it assumes the role; whoever names it must be allowed to pass it (Amazon S3 User
      // Guide, "Setting up permissions for live replication").
      assumedBy: new ServicePrincipal('s3.amazonaws.com'),
    });
    const through = { 'kms:ViaService': serviceHost('s3', region) };
    const policy = new ManagedPolicy(this, 'Policy', { path, roles: [role] });
    policy.addStatements(
      new PolicyStatement({
        actions: ['s3:GetReplicationConfiguration', 's3:ListBucket'],
        resources: [archive.bucket.bucketArn],
      }),
      new PolicyStatement({
        actions: [
          's3:GetObjectLegalHold',
          's3:GetObjectRetention',
          's3:GetObjectVersionAcl',
          's3:GetObjectVersionForReplication',
          's3:GetObjectVersionTagging',
        ],
        resources: [archive.bucket.arnForObjects('*')],
      }),
      new PolicyStatement({
        actions: ['s3:ReplicateObject', 's3:ReplicateTags'],
        resources: [`${bucketArn}/*`],
      }),
      new PolicyStatement({
        actions: ['kms:Decrypt'],
        resources: [archive.key.keyArn],
        conditions: { StringEquals: through },
      }),
      new PolicyStatement({
        actions: ['kms:Encrypt', 'kms:GenerateDataKey'],
        // The id of the key is made up by AWS; its alias is not.
        resources: [`${keyArns}:key/*`],
        conditions: {
          StringEquals: through,
          'ForAnyValue:StringEquals': { 'kms:ResourceAliases': vault.keyAlias(vendor) },
        },
      }),
    );
    return role;
  }
}

/** ARN of the role that copies, as the vault’s account speaks of it. */
export function copierArn(scope: IConstruct, vendor: string, enclaveAccount: string): string {
  const resource = `role${servicePathOf({ vendor: { id: vendor } })}${vault.copierRole(vendor)}`;
  return `arn:${partitionOf(Stack.of(scope).region)}:iam::${enclaveAccount}:${resource}`;
}
