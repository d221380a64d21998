import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { CfnSubscriptionFilter, type ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { serviceHost } from '../lib/common/arn';
import { servicePathOf, prefixOf } from '../lib/manifest/names';

/** API Gateway writes only to streams whose name starts so (API Gateway Developer Guide, "Log API calls to Amazon Data Firehose"). */
const API_STREAM_PREFIX = 'amazon-apigateway-';

type Format = Pick<CfnDeliveryStream.ExtendedS3DestinationConfigurationProperty, 'compressionFormat' | 'fileExtension'>;

/** One record a line. */
const LINES: Format = { compressionFormat: 'GZIP', fileExtension: '.json.gz' };

/** Who fills a stream: a service that knows it by name, or another stream. */
interface Sender {
  readonly name?: string;
  readonly source?: CfnDeliveryStream.KinesisStreamSourceConfigurationProperty;
}

export interface LogDeliveryProps {
  readonly vendor: string;
  readonly bucket: IBucket;
  readonly key: IKey;
}

/** Carries log events into the archive: one Firehose stream, and so one folder, per source. */
export class LogDelivery extends Construct {
  /** The role Firehose writes to the bucket with. */
  public readonly writer: Role;
  private readonly props: LogDeliveryProps;
  private readonly writerPolicy: ManagedPolicy;
  private sender?: Role;
  private senderPolicy?: ManagedPolicy;
  private apiStream?: CfnDeliveryStream;
  private reader?: Role;
  private readerPolicy?: ManagedPolicy;

  constructor(scope: Construct, id: string, props: LogDeliveryProps) {
    super(scope, id);
    this.props = props;
    const path = servicePathOf({ vendor: { id: props.vendor } });
    this.writer = new Role(this, 'Writer', {
      path,
      description: 'Firehose writes logs into the archive',
      assumedBy: new ServicePrincipal('firehose.amazonaws.com', {
        // Firehose presents the account it works for as external id.
        conditions: { StringEquals: { 'sts:ExternalId': Stack.of(this).account } },
      }),
    });
    this.writerPolicy = new ManagedPolicy(this, 'WriterPolicy', { path, roles: [this.writer] });
    this.writerPolicy.addStatements(
      new PolicyStatement({
        actions: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
        resources: [props.bucket.bucketArn],
      }),
      new PolicyStatement({
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: [props.key.keyArn],
        conditions: { StringEquals: { 'kms:ViaService': serviceHost('s3', Stack.of(this).region) } },
      }),
    );
  }

  /** Copies every event of a log group into the folder `<id>/`. */
  public deliver(id: string, group: ILogGroup): void {
    // CloudWatch Logs compresses what it sends, so Firehose must not do it again.
    const stream = this.makeStream(`Stream-${id}`, id, {
      compressionFormat: 'UNCOMPRESSED',
      fileExtension: '.json.gz',
    });
    const sender = this.senderFor(stream);
    const filter = new CfnSubscriptionFilter(this, `Filter-${id}`, {
      logGroupName: group.logGroupName,
      destinationArn: stream.attrArn,
      roleArn: sender.roleArn,
      // An empty pattern matches every event.
      filterPattern: '',
    });
    if (this.senderPolicy) filter.node.addDependency(this.senderPolicy);
  }

  /** Copies every record of a Kinesis stream into the folder `<id>/`. */
  public deliverStream(id: string, streamArn: string): void {
    const { role, policy } = this.readerOf(streamArn);
    const source = { kinesisStreamArn: streamArn, roleArn: role.roleArn };
    this.makeStream(`Stream-${id}`, id, LINES, { source }).node.addDependency(policy);
  }

  public apiAccessStreamArn(): string {
    this.apiStream ??= this.makeStream('Stream-api-access', 'api-access', LINES, {
      name: `${API_STREAM_PREFIX}${prefixOf({ vendor: { id: this.props.vendor } })}`,
    });
    return this.apiStream.attrArn;
  }

  private makeStream(id: string, folder: string, format: Format, { name, source }: Sender = {}): CfnDeliveryStream {
    const { bucket, key } = this.props;
    this.writerPolicy.addStatements(
      new PolicyStatement({
        actions: ['s3:AbortMultipartUpload', 's3:PutObject'],
        resources: [bucket.arnForObjects(`${folder}/*`), bucket.arnForObjects(`undelivered/${folder}/*`)],
      }),
    );
    const stream = new CfnDeliveryStream(this, id, {
      deliveryStreamName: name,
      ...(source
        ? // What Firehose reads from a stream stays encrypted by the stream (Data Firehose Developer Guide, "Data protection").
          { deliveryStreamType: 'KinesisStreamAsSource', kinesisStreamSourceConfiguration: source }
        : {
            deliveryStreamType: 'DirectPut',
            deliveryStreamEncryptionConfigurationInput: { keyType: 'CUSTOMER_MANAGED_CMK', keyArn: key.keyArn },
          }),
      extendedS3DestinationConfiguration: {
        bucketArn: bucket.bucketArn,
        roleArn: this.writer.roleArn,
        prefix: `${folder}/!{timestamp:yyyy/MM/dd}/`,
        errorOutputPrefix: `undelivered/${folder}/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/`,
        bufferingHints: { intervalInSeconds: 60, sizeInMBs: 5 },
        encryptionConfiguration: { kmsEncryptionConfig: { awskmsKeyArn: key.keyArn } },
        ...format,
        // Records would otherwise run together on one line. CloudWatch Logs envelopes are compressed and must stay whole.
        ...(format === LINES ? { processingConfiguration: NEWLINE_AFTER_RECORD } : {}),
      },
    });
    stream.node.addDependency(this.writerPolicy);
    return stream;
  }

  /** The role Firehose reads with; it may read the streams of this archive and nothing else. */
  private readerOf(streamArn: string): { role: Role; policy: ManagedPolicy } {
    const path = servicePathOf({ vendor: { id: this.props.vendor } });
    this.reader ??= new Role(this, 'Reader', {
      path,
      description: 'Firehose reads streams for the archive',
      assumedBy: new ServicePrincipal('firehose.amazonaws.com', {
        conditions: { StringEquals: { 'sts:ExternalId': Stack.of(this).account } },
      }),
    });
    this.readerPolicy ??= new ManagedPolicy(this, 'ReaderPolicy', { path, roles: [this.reader] });
    this.readerPolicy.addStatements(
      new PolicyStatement({
        actions: ['kinesis:DescribeStream', 'kinesis:GetRecords', 'kinesis:GetShardIterator', 'kinesis:ListShards'],
        resources: [streamArn],
      }),
    );
    return { role: this.reader, policy: this.readerPolicy };
  }

  /** The role CloudWatch Logs sends with; it may put records into the streams of this archive and nothing else. */
  private senderFor(stream: CfnDeliveryStream): Role {
    const path = servicePathOf({ vendor: { id: this.props.vendor } });
    this.sender ??= new Role(this, 'Sender', {
      path,
      description: 'CloudWatch Logs sends events to the archive',
      assumedBy: new ServicePrincipal(serviceHost('logs', Stack.of(this).region), {
        conditions: {
          StringEquals: { 'aws:SourceAccount': Stack.of(this).account },
          ArnLike: { 'aws:SourceArn': Stack.of(this).formatArn({ service: 'logs', resource: '*' }) },
        },
      }),
    });
    this.senderPolicy ??= new ManagedPolicy(this, 'SenderPolicy', { path, roles: [this.sender] });
    this.senderPolicy.addStatements(
      new PolicyStatement({ actions: ['firehose:PutRecord', 'firehose:PutRecordBatch'], resources: [stream.attrArn] }),
    );
    return this.sender;
  }
}

const NEWLINE_AFTER_RECORD: CfnDeliveryStream.ProcessingConfigurationProperty = {
  enabled: true,
  processors: [
    {
      type: 'AppendDelimiterToRecord',
      parameters: [{ parameterName: 'Delimiter', parameterValue: '\\n' }],
    },
  ],
};
