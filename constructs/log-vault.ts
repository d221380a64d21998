import { AnyPrincipal, AccountPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Alias } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Stack, Tags } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { prefixOf, TAG_VENDOR, vault } from '../lib/manifest/names';
import { EnclaveKey } from './enclave-key';
import { LockedBucket } from './locked-bucket';
import { copierArn } from './log-copies';
import { logPeriods } from './log-periods';
import { READS_FOLDER, ReadsBucket } from './reads-bucket';
import { refuse } from './refuse';

export interface LogVaultProps {
  /** Short name of the vendor, part of every name: lower case, hyphens. */
  readonly vendor: string;

  /** The account of the enclave, twelve digits, whose archive is copied here. The vault’s own is refused: `enclave/vault-account`. */
  readonly enclaveAccount: string;

  /**
   * How long logs are kept, in days. Less than 365 is refused: `enclave/retention-days`.
   * @default 400
   */
  readonly retentionDays?: number;

  /**
   * How long nobody can delete a log, in days. Less than 90 is refused: `enclave/lock-days`.
   * @default 365
   */
  readonly lockDays?: number;

  /**
   * ARNs of principals that may read the vault.
   * @default - whoever IAM of the vault’s account allows
   */
  readonly readers?: string[];
}

/**
 * A second archive, in an account of its own: S3 copies every object of the enclave’s archive into it within minutes,
 * with its lock.
 *
 * Whoever administers the enclave’s account can end the key of the archive, which would make the logs unreadable, locked or
 * not. Here they can do nothing but add: one role of theirs may copy into the bucket, and encrypt with its key.
 *
 * Bucket and key have names of their own, so that the other account can speak of them before they are there. Who reads
 * here is written down in a bucket beside it, and by the trail of the vault’s account if its owner records the use of data.
 */
export class LogVault extends Construct {
  public readonly bucket: IBucket;

  constructor(scope: Construct, id: string, props: LogVaultProps) {
    super(scope, id);
    const { retentionDays, lockDays } = logPeriods(this, props);
    this.refuseOwnAccount(props);
    const { vendor, enclaveAccount, readers = [] } = props;
    const copier = copierArn(this, vendor, enclaveAccount);
    const key = new EnclaveKey(this, 'Key', { description: `Logs of ${prefixOf({ vendor: { id: vendor } })}` });
    key.allowCopier(enclaveAccount, copier);
    key.allowThrough(['s3'], ['kms:Decrypt', 'kms:DescribeKey']);
    key.allowReaders(readers, 's3');
    new Alias(this, 'Alias', { aliasName: vault.keyAlias(vendor), targetKey: key });
    const { account, region } = Stack.of(this);
    const bucketName = vault.bucket(vendor, account, region);
    const reads = new ReadsBucket(this, 'Reads', { of: bucketName, retentionDays });
    const accessLog = { bucket: reads, folder: READS_FOLDER };
    this.bucket = new LockedBucket(this, 'Copy', { bucketName, key, retentionDays, lockDays, readers, accessLog });
    this.letCopierAdd(enclaveAccount, copier);
    Tags.of(this).add(TAG_VENDOR, vendor);
  }

  /** The role may not be there yet when the vault is made, so its account is named, and the role in a condition. */
  private letCopierAdd(enclaveAccount: string, copier: string): void {
    const actions = ['s3:ReplicateObject', 's3:ReplicateTags'];
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        sid: 'CopierAdds',
        principals: [new AccountPrincipal(enclaveAccount)],
        actions,
        resources: [this.bucket.arnForObjects('*')],
        conditions: { ArnEquals: { 'aws:PrincipalArn': copier } },
      }),
    );
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        sid: 'NobodyElseWrites',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['s3:PutObject', ...actions],
        resources: [this.bucket.arnForObjects('*')],
        conditions: { ArnNotEquals: { 'aws:PrincipalArn': copier } },
      }),
    );
  }

  private refuseOwnAccount({ enclaveAccount }: LogVaultProps): void {
    if (enclaveAccount !== Stack.of(this).account) return;
    refuse(this, {
      what: 'the vault stands in the account of the enclave',
      saw: enclaveAccount,
      want: 'another account, with administrators of its own',
      mend: 'give the stack of the vault an `env` with another account',
      code: 'enclave/vault-account',
    });
  }
}
