import { Alarm, ComparisonOperator, MathExpression, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { topicAction } from './alarm-topic';

/** Longest time a log may wait in Firehose, in seconds. It is sent on every minute, so a quarter of an hour means trouble. */
const LATE_SECONDS = 900;

/** Days without a word after which somebody must look: the longest range an alarm has (Amazon CloudWatch API Reference, "PutMetricAlarm"). */
const QUIET_DAYS = 7;

export interface HeartbeatsProps {
  /** The bucket, whose folders have request metrics named after them. */
  readonly bucketName: string;
  /** @default - the alarms show in the console and tell nobody */
  readonly alarmTopicArn?: string;
}

/** A rule by which S3 copies objects of the bucket. */
export interface Copying {
  /** Name of the bucket they are copied to. */
  readonly destination: string;
  /** Id of the rule. */
  readonly rule: string;
  /** Minutes after which a copy is late. */
  readonly lateMinutes: number;
}

/**
 * An alarm for each source of logs that falls silent: an archive into which nothing falls looks like one where nothing
 * happened.
 *
 * What silence means differs. The trail and the flow log speak day and night (calls of AWS services are recorded, and an
 * interface without traffic is written down as `NODATA`): an hour without them is a fault. VPN, DNS, handlers and APIs
 * have nothing to say while nobody works: their alarm compares them with a metric of the service itself and rings when
 * there was work and no log of it. It rings too after a week without a word, because then nobody knows whether the
 * source is idle or dead. Execution logs hold errors alone, so their silence means nothing; only their delivery is watched.
 *
 * Missing values are filled with zero: CloudWatch looks back over more periods than an alarm names when values are
 * missing, and would ring days late (Amazon CloudWatch User Guide, "Configuring how CloudWatch alarms treat missing data").
 */
export class Heartbeats extends Construct {
  private readonly props: HeartbeatsProps;
  private readonly sources = new Map<string, Metric>();

  constructor(scope: Construct, id: string, props: HeartbeatsProps) {
    super(scope, id);
    this.props = props;
  }

  /** Listens to the deliveries into a folder of the bucket. */
  public hearFolder(source: string): void {
    this.sources.set(source, sumOf('AWS/S3', 'PutRequests', { BucketName: this.props.bucketName, FilterId: source }));
  }

  /** Listens to the events written to a log group. */
  public hearGroup(source: string, logGroupName: string): void {
    this.sources.set(source, sumOf('AWS/Logs', 'IncomingLogEvents', { LogGroupName: logGroupName }));
  }

  /** Listens to what a stream takes in, and rings when the stream holds it back. */
  public hearStream(source: string, streamName: string): void {
    this.sources.set(source, received(streamName));
    this.late(source, streamName);
  }

  /** Listens to what a stream reads from a Kinesis stream, and rings when the stream holds it back. */
  public hearReadStream(source: string, streamName: string): void {
    const dimensions = { DeliveryStreamName: streamName };
    this.sources.set(source, sumOf('AWS/Firehose', 'DataReadFromKinesisStream.Records', dimensions));
    this.late(source, streamName);
  }

  /** Listens to a log group that is copied by a stream: rings when the stream gets nothing of it, or holds it back. */
  public hearCopiedGroup(source: string, logGroupName: string, streamName: string): void {
    this.hearGroup(source, logGroupName);
    this.late(source, streamName);
    const what = `${source} writes to its log group, and nothing is copied into the archive`;
    this.unheard(`${source}-uncopied`, what, this.said(source), received(streamName), 'hour');
  }

  /** Rings when a source that always speaks says nothing for an hour. */
  public always(source: string): void {
    const what = `${source} has been silent for an hour. It never is, so the log is dead`;
    this.silent(`${source}-silent`, what, source, Duration.hours(1), 1);
  }

  /** Rings when anything at all falls into a folder that should stay empty. */
  public never(folder: string): void {
    this.ring(`${folder}-filled`, `something fell into ${folder}: a log that could not be delivered in its form`, {
      metric: this.said(folder).with({ period: Duration.hours(1) }),
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  /** Rings when S3 fails to copy an object of the bucket into another one, or is late. */
  public copied({ destination, rule, lateMinutes }: Copying): void {
    const dimensionsMap = { SourceBucket: this.props.bucketName, DestinationBucket: destination, RuleId: rule };
    const metric = (metricName: string, statistic: string) =>
      new Metric({ namespace: 'AWS/S3', metricName, dimensionsMap, statistic, period: Duration.minutes(5) });
    this.ring('copies-failed', 'a log was not copied into the vault', {
      metric: metric('OperationsFailedReplication', 'Sum'),
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      // S3 counts only while there is something to copy.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    this.ring('copies-late', `copies into the vault are more than ${lateMinutes} minutes behind`, {
      metric: metric('ReplicationLatency', 'Maximum'),
      threshold: lateMinutes * 60,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  /** Rings when a source that speaks only while people work says nothing for a week. */
  public weekly(source: string): void {
    const what = `${source} has been silent for ${QUIET_DAYS} days. Somebody must look whether it is idle or dead`;
    this.silent(`${source}-quiet`, what, source, Duration.days(1), QUIET_DAYS);
  }

  /**
   * Rings when something was used and its source said nothing, and after a week without a word.
   *
   * @param used counts how often, or how many at once
   * @param window an hour where each use writes at once; a day where only its beginning and its end are written
   */
  public whenUsed(source: string, user: string, used: Metric, window: 'hour' | 'day'): void {
    this.weekly(source);
    const what = `${user} was used, and ${source} says nothing of it`;
    this.unheard(`${source}-unheard-${user}`, what, used, this.said(source), window);
  }

  private said(source: string): Metric {
    const said = this.sources.get(source);
    if (!said) throw new Error(`${source} is not a source of this archive`);
    return said;
  }

  private silent(id: string, what: string, source: string, period: Duration, evaluationPeriods: number): void {
    this.ring(id, what, {
      metric: filled('FILL(said, 0)', { said: this.said(source) }, period),
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods,
      treatMissingData: TreatMissingData.BREACHING,
    });
  }

  private late(source: string, streamName: string): void {
    this.ring(`${source}-late`, `${source} waits for ${LATE_SECONDS / 60} minutes to be written into the archive`, {
      metric: new Metric({
        namespace: 'AWS/Firehose',
        metricName: 'DeliveryToS3.DataFreshness',
        dimensionsMap: { DeliveryStreamName: streamName },
        statistic: 'Maximum',
        period: Duration.minutes(5),
      }),
      threshold: LATE_SECONDS,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      // Nothing waits, so there is no age.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  private unheard(id: string, what: string, used: Metric, said: Metric, window: 'hour' | 'day'): void {
    const period = window === 'day' ? Duration.days(1) : Duration.hours(1);
    this.ring(id, what, {
      metric: filled('IF(FILL(used, 0) > 0 AND FILL(said, 0) < 1, 1, 0)', { used, said }, period),
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      // What was used in the last second of an hour is heard of in the next: twice in a row is no accident.
      evaluationPeriods: window === 'day' ? 1 : 2,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  private ring(id: string, alarmDescription: string, props: ConstructorParameters<typeof Alarm>[2]): void {
    // Several networks, or several APIs, of one archive share a source.
    if (this.node.tryFindChild(id)) return;
    const alarm = new Alarm(this, id, { ...props, alarmDescription });
    if (!this.props.alarmTopicArn) return;
    const tell = topicAction(this.props.alarmTopicArn);
    alarm.addAlarmAction(tell);
    alarm.addOkAction(tell);
  }
}

function received(streamName: string): Metric {
  return sumOf('AWS/Firehose', 'IncomingRecords', { DeliveryStreamName: streamName });
}

function sumOf(namespace: string, metricName: string, dimensionsMap: Record<string, string>): Metric {
  return new Metric({ namespace, metricName, dimensionsMap, statistic: 'Sum' });
}

function filled(expression: string, usingMetrics: Record<string, Metric>, period: Duration): MathExpression {
  return new MathExpression({ expression, usingMetrics, period, label: '' });
}
