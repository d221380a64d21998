import { Aws, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { serviceHost } from '../lib/common/arn';
import { prefixOf } from '../lib/manifest/names';
import { EnclaveKey } from './enclave-key';
import { logGroupArn } from './log-group-arn';

/** How the names of the log groups begin that API Gateway writes execution logs to. */
export const API_EXECUTION_LOGS = 'API-Gateway-Execution-Logs_';

/** How the names of the log groups begin that AWS WAF writes to. */
export const WEB_ACL_LOGS = 'aws-waf-logs-';

const ENCRYPT = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'];

export interface ArchiveKeyProps {
  readonly vendor: string;
  /** The one trail that may encrypt with the key. */
  readonly trailArn: string;
  readonly administrators?: readonly string[];
  /** Principals that may read every log. */
  readonly readers: readonly string[];
}

/** The key of everything in the archive: it works for the services that log, and for whoever reads through S3. */
export class ArchiveKey extends EnclaveKey {
  constructor(scope: Construct, id: string, props: ArchiveKeyProps) {
    super(scope, id, {
      description: `Logs of ${prefixOf({ vendor: { id: props.vendor } })}`,
      administrators: props.administrators,
    });
    this.allowLogServices(props.vendor);
    this.allowTrail(props.trailArn);
    this.allowThrough(['firehose', 'logs', 's3'], ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey']);
    this.allowReaders(props.readers, 's3');
  }

  private allowLogServices(vendor: string): void {
    const stack = Stack.of(this);
    // CloudFormation names a log group after its stack: as narrow as it gets before the group exists.
    this.allowService('LogGroupsOfThisStack', serviceHost('logs', stack.region), ENCRYPT, {
      ArnLike: {
        'kms:EncryptionContext:aws:logs:arn': [
          `${Aws.STACK_NAME}-*`,
          `${API_EXECUTION_LOGS}*`,
          `${WEB_ACL_LOGS}${prefixOf({ vendor: { id: vendor } })}-*`,
        ].map((name) => logGroupArn(this, name)),
      },
    });
    this.allowService('FlowAndQueryLogs', 'delivery.logs.amazonaws.com', ENCRYPT, {
      StringEquals: { 'aws:SourceAccount': stack.account },
      ArnLike: { 'aws:SourceArn': stack.formatArn({ service: 'logs', resource: '*' }) },
    });
  }

  private allowTrail(trailArn: string): void {
    this.allowService('TrailWrites', 'cloudtrail.amazonaws.com', ['kms:GenerateDataKey*'], {
      StringEquals: { 'aws:SourceArn': trailArn, 'kms:EncryptionContext:aws:cloudtrail:arn': trailArn },
    });
    this.allowService('TrailDescribes', 'cloudtrail.amazonaws.com', ['kms:DescribeKey'], {
      StringEquals: { 'aws:SourceArn': trailArn },
    });
    // With an S3 Bucket Key CloudTrail decrypts too (CloudTrail User Guide, "Configure AWS KMS key policies for CloudTrail").
    this.allowService('TrailDecrypts', 'cloudtrail.amazonaws.com', ['kms:Decrypt'], {
      StringEquals: { 'aws:SourceArn': trailArn },
    });
  }
}
