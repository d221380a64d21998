import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnStream } from 'aws-cdk-lib/aws-kinesis';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { CfnTopic, CfnTopicPolicy } from 'aws-cdk-lib/aws-sns';
import { CfnQueue, CfnQueuePolicy } from 'aws-cdk-lib/aws-sqs';
import { type CfnResource, Duration, RemovalPolicy, Tags } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { type CreatedKind, createdResource } from '../lib/manifest/created-kinds';
import { TAG_VENDOR } from '../lib/manifest/names';
import { PrivateBucket } from './private-bucket';
import { refuse } from './refuse';

/** Longest time SQS keeps a message (Amazon SQS API Reference, "CreateQueue"): nothing is lost over a holiday. */
const MESSAGE_DAYS = 14;

/** Days that Kinesis keeps a record; AWS takes up to 365 (Amazon Kinesis API Reference, "IncreaseStreamRetentionPeriod"). */
const RECORD_DAYS = 7;

export interface CreatedDataProps {
  /** Short name of the vendor, part of every tag: lower case, hyphens. */
  readonly vendor: string;
  /**
   * ARNs of what is to be made, each a whole bucket, queue, topic or stream; a name that ends in `.fifo` keeps its order.
   * Anything else is refused: `enclave/created-kind`.
   */
  readonly resources: string[];
  /** ARN of the key that encrypts all of it: a key of the client's, whose policy lets these services and the roles use it. */
  readonly keyArn: string;
}

/**
 * Data that the enclave makes for both sides to work with: an exchange bucket, a queue, a topic or a stream.
 *
 * All of it is encrypted with one key, answers over TLS alone, hands nothing on, and outlives its stack: the data is the
 * client's. Its policies give nobody anything; who may do what, IAM says.
 */
export class CreatedData extends Construct {
  private readonly keyArn: string;

  constructor(scope: Construct, id: string, props: CreatedDataProps) {
    super(scope, id);
    this.keyArn = props.keyArn;
    for (const arn of props.resources) this.make(arn);
    Tags.of(this).add(TAG_VENDOR, props.vendor);
  }

  private make(arn: string): void {
    const wanted = createdResource(arn);
    if (!wanted) return this.refuseKind(arn);
    const { kind, name } = wanted;
    const makers: Record<CreatedKind, (place: Construct, name: string) => void> = {
      bucket: (...place) => this.makeBucket(...place),
      queue: (...place) => this.makeQueue(...place),
      stream: (...place) => this.makeStream(...place),
      topic: (...place) => this.makeTopic(...place),
    };
    makers[kind](new Construct(this, `${kind}-${name}`), name);
  }

  private makeBucket(place: Construct, bucketName: string): void {
    new PrivateBucket(place, 'Objects', {
      bucketName,
      encryption: BucketEncryption.KMS,
      encryptionKey: Key.fromKeyArn(place, 'Key', this.keyArn),
      bucketKeyEnabled: true,
      lifecycleRules: [{ id: 'unfinished-uploads', abortIncompleteMultipartUploadAfter: Duration.days(7) }],
    });
  }

  private makeQueue(place: Construct, queueName: string): void {
    const queue = new CfnQueue(place, 'Messages', {
      queueName,
      fifoQueue: queueName.endsWith('.fifo') || undefined,
      kmsMasterKeyId: this.keyArn,
      messageRetentionPeriod: Duration.days(MESSAGE_DAYS).toSeconds(),
    });
    const queues = [queue.ref];
    keep(queue, new CfnQueuePolicy(place, 'Policy', { queues, policyDocument: onlyTls('sqs:*', queue.attrArn) }));
  }

  private makeTopic(place: Construct, topicName: string): void {
    const topic = new CfnTopic(place, 'Messages', {
      topicName,
      fifoTopic: topicName.endsWith('.fifo') || undefined,
      kmsMasterKeyId: this.keyArn,
    });
    const topics = [topic.ref];
    keep(topic, new CfnTopicPolicy(place, 'Policy', { topics, policyDocument: onlyTls('sns:Publish', topic.ref) }));
  }

  /** Kinesis answers over TLS alone, and has no policy unless it is given one. */
  private makeStream(place: Construct, name: string): void {
    const stream = new CfnStream(place, 'Records', {
      name,
      streamModeDetails: { streamMode: 'ON_DEMAND' },
      retentionPeriodHours: Duration.days(RECORD_DAYS).toHours(),
      streamEncryption: { encryptionType: 'KMS', keyId: this.keyArn },
    });
    keep(stream);
  }

  private refuseKind(arn: string): never {
    return refuse(this, {
      what: 'the enclave cannot make this',
      saw: arn,
      want: 'the ARN of a whole bucket, a queue, a topic or a stream',
      mend: 'make it yourself, or name a whole bucket without a prefix',
      code: 'enclave/created-kind',
    });
  }
}

function keep(...resources: readonly CfnResource[]): void {
  for (const resource of resources) resource.applyRemovalPolicy(RemovalPolicy.RETAIN);
}

function onlyTls(action: string, resource: string): PolicyDocument {
  return new PolicyDocument({
    statements: [
      new PolicyStatement({
        sid: 'OnlyEncrypted',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: [action],
        resources: [resource],
        conditions: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    ],
  });
}
