import { AnyPrincipal, Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { LockedBucket, type LockedBucketProps } from './locked-bucket';

export interface ArchiveBucketProps extends LockedBucketProps {
  /** The one trail that may write here. */
  readonly trailArn: string;
}

/** Folders AWS itself writes to, the trail's among them. */
export const TRAIL_FOLDER = 'trail';
export const FLOW_FOLDER = 'flow';
export const DNS_FOLDER = 'dns';

/** Where Firehose puts what it cannot unpack, in a folder for each source. */
export const UNDELIVERED_FOLDER = 'undelivered';

/** Folders with request metrics, so that an alarm can hear what falls into them. */
const HEARD_FOLDERS = [TRAIL_FOLDER, FLOW_FOLDER, DNS_FOLDER, UNDELIVERED_FOLDER];

/** The bucket that logs arrive in. Who may write, and into which folder, is all in its policy. */
export class ArchiveBucket extends LockedBucket {
  constructor(scope: Construct, id: string, props: ArchiveBucketProps) {
    super(scope, id, { ...props, metrics: HEARD_FOLDERS.map((folder) => ({ id: folder, prefix: `${folder}/` })) });
    this.allowFlowAndQueryLogs();
    this.allowTrail(props.trailArn);
  }

  /**
   * Flow logs and query logs arrive through one AWS service. AWS widens a policy that lacks these very statements,
   * so they are spelled as it wants them (Amazon VPC User Guide, "Publish flow logs to Amazon S3").
   */
  private allowFlowAndQueryLogs(): void {
    const { account } = Stack.of(this);
    const principals = [new ServicePrincipal('delivery.logs.amazonaws.com')];
    const source = Stack.of(this).formatArn({ service: 'logs', resource: '*' });
    const from = { StringEquals: { 'aws:SourceAccount': account }, ArnLike: { 'aws:SourceArn': source } };
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AWSLogDeliveryWrite',
        principals,
        actions: ['s3:PutObject'],
        resources: [FLOW_FOLDER, DNS_FOLDER].map((folder) => this.arnForObjects(`${folder}/AWSLogs/${account}/*`)),
        conditions: {
          ...from,
          StringEquals: { ...from.StringEquals, 's3:x-amz-acl': 'bucket-owner-full-control' },
        },
      }),
    );
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AWSLogDeliveryAclCheck',
        principals,
        actions: ['s3:GetBucketAcl', 's3:ListBucket'],
        resources: [this.bucketArn],
        conditions: from,
      }),
    );
  }

  private allowTrail(trailArn: string): void {
    const { account } = Stack.of(this);
    const principals = [new ServicePrincipal('cloudtrail.amazonaws.com')];
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'TrailChecksAcl',
        principals,
        actions: ['s3:GetBucketAcl'],
        resources: [this.bucketArn],
        conditions: { StringEquals: { 'aws:SourceArn': trailArn } },
      }),
    );
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'TrailWrites',
        principals,
        actions: ['s3:PutObject'],
        resources: [this.arnForObjects(`${TRAIL_FOLDER}/AWSLogs/${account}/*`)],
        conditions: {
          StringEquals: { 'aws:SourceArn': trailArn, 's3:x-amz-acl': 'bucket-owner-full-control' },
        },
      }),
    );
  }

  /** Lets an AWS service write into one folder, on behalf of this account alone; what falls into it can be heard. */
  public allowService(sid: string, service: string, folder: string): void {
    this.addMetric({ id: folder, prefix: `${folder}/` });
    this.addToResourcePolicy(
      new PolicyStatement({
        sid,
        principals: [new ServicePrincipal(service)],
        actions: ['s3:PutObject'],
        resources: [this.arnForObjects(`${folder}/*`)],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
  }

  /**
   * Lets nobody write but AWS's own log services and one role: an archive into which others can put things proves
   * nothing. It is also why the trail need not record writes to the archive, its own deliveries among them.
   */
  public denyOtherWriters(writerArn: string): void {
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'OnlyLogsAreWritten',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['s3:PutObject'],
        resources: [this.arnForObjects('*')],
        conditions: {
          ArnNotEquals: { 'aws:PrincipalArn': writerArn },
          Bool: { 'aws:PrincipalIsAWSService': 'false' },
        },
      }),
    );
  }
}
