import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { CfnSubscriptionFilter, type ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { serviceHost } from '../lib/common/arn';
import { servicePathOf, prefixOf } from '../lib/manifest/names';
import { UNDELIVERED_FOLDER } from './archive-bucket';

/** API Gateway writes only to streams whose name starts so (API Gateway Developer Guide, "Log API calls to Amazon Data Firehose"). */
const API_STREAM_PREFIX = 'amazon-apigateway-';

/** Folder for the access logs of all APIs. */
export const API_ACCESS_FOLDER = 'api-access';

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
  /** Folders that have a stream. */
  public readonly folders: string[] = [];
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
      assumedBy: firehoseOf(this),
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

  /** Copies every event of a log group into the folder `<id>/`, and says the name of the stream it travels in. */
  public deliver(id: string, group: ILogGroup): string {
    const stream = this.makeStream(`Stream-${id}`, id, LINES_OF_ENVELOPES);
    const sender = this.senderFor(stream);
    const filter = new CfnSubscriptionFilter(this, `Filter-${id}`, {
      logGroupName: group.logGroupName,
      destinationArn: stream.attrArn,
      roleArn: sender.roleArn,
      // An empty pattern matches every event.
      filterPattern: '',
    });
    if (this.senderPolicy) filter.node.addDependency(this.senderPolicy);
    return stream.ref;
  }

  /** The one stream for the access logs of all APIs. */
  public apiAccessStream(): CfnDeliveryStream {
    const name = `${API_STREAM_PREFIX}${prefixOf({ vendor: { id: this.props.vendor } })}`;
    this.apiStream ??= this.makeStream('Stream-api-access', API_ACCESS_FOLDER, LINES, { name });
    return this.apiStream;
  }

  /** Copies every record of a Kinesis stream into the folder `<id>/`, and says the name of the stream it travels in. */
  public deliverStream(id: string, streamArn: string): string {
    const { role, policy } = this.readerOf(streamArn);
    const source = { kinesisStreamArn: streamArn, roleArn: role.roleArn };
    const stream = this.makeStream(`Stream-${id}`, id, LINES, { source });
    stream.node.addDependency(policy);
    return stream.ref;
  }

  private makeStream(
    id: string,
    folder: string,
    processingConfiguration: CfnDeliveryStream.ProcessingConfigurationProperty,
    { name, source }: Sender = {},
  ): CfnDeliveryStream {
    const { bucket, key } = this.props;
    this.folders.push(folder);
    this.writerPolicy.addStatements(
      new PolicyStatement({
        actions: ['s3:AbortMultipartUpload', 's3:PutObject'],
        resources: [bucket.arnForObjects(`${folder}/*`), bucket.arnForObjects(`${UNDELIVERED_FOLDER}/${folder}/*`)],
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
        errorOutputPrefix: `${UNDELIVERED_FOLDER}/${folder}/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/`,
        bufferingHints: { intervalInSeconds: 60, sizeInMBs: 5 },
        encryptionConfiguration: { kmsEncryptionConfig: { awskmsKeyArn: key.keyArn } },
        compressionFormat: 'GZIP',
        fileExtension: '.json.gz',
        processingConfiguration,
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
      assumedBy: firehoseOf(this),
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

/** Firehose, which presents the account it works for as external id. */
function firehoseOf(scope: Construct): ServicePrincipal {
  return new ServicePrincipal('firehose.amazonaws.com', {
    conditions: { StringEquals: { 'sts:ExternalId': Stack.of(scope).account } },
  });
}

const NEWLINE: CfnDeliveryStream.ProcessorProperty = {
  type: 'AppendDelimiterToRecord',
  parameters: [{ parameterName: 'Delimiter', parameterValue: '\\n' }],
};

/** One record on each line: otherwise records run together, and what reads line by line sees only the first. */
const LINES: CfnDeliveryStream.ProcessingConfigurationProperty = { enabled: true, processors: [NEWLINE] };

/**
 * CloudWatch Logs sends envelopes that it has compressed one by one; they are unpacked, so that each gets its line, and
 * packed again (Amazon Data Firehose Developer Guide, "Decompress CloudWatch Logs").
 */
const LINES_OF_ENVELOPES: CfnDeliveryStream.ProcessingConfigurationProperty = {
  enabled: true,
  processors: [
    { type: 'Decompression', parameters: [{ parameterName: 'CompressionFormat', parameterValue: 'GZIP' }] },
    NEWLINE,
  ],
};
