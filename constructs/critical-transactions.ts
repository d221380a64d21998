import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Duration, Tags } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { EVENT_NAME, EVENT_PATTERN_LENGTH_MAX, EVENT_SOURCE, eventPatternOf } from '../lib/manifest/event-pattern';
import { prefixOf, TAG_VENDOR } from '../lib/manifest/names';
import { topicAction } from './alarm-topic';
import type { LogArchive } from './log-archive';
import { refuse } from './refuse';

/** Calls somebody must look at one by one. */
export interface CriticalTransaction {
  /** Short name: lower case, hyphens. */
  readonly transactionName: string;
  /** The service as CloudTrail names it, e.g. `dynamodb.amazonaws.com`. Anything else is refused: `enclave/event-source`. */
  readonly eventSource: string;
  /**
   * The calls as CloudTrail names them, e.g. `PutItem`: no wildcards (`enclave/event-name`), at least one and few enough
   * for one filter pattern (`enclave/event-pattern`).
   */
  readonly eventNames: string[];
  /** E-mail address of the person who looks at each. It stands in the alarm; nobody is subscribed. */
  readonly reviewer: string;
}

export interface CriticalTransactionsProps {
  /** Short name of the vendor, part of every name: lower case, hyphens. */
  readonly vendor: string;
  /** Whose trail records the calls, and whose topic is told. */
  readonly archive: LogArchive;
  readonly transactions: CriticalTransaction[];
}

/**
 * One alarm for each critical transaction, minutes after it happens, with the name of who must look at it.
 *
 * It counts the calls of everybody, the vendor's people and the client's services alike: a call that a backend makes for
 * somebody bears the name of the backend. CloudTrail sends a log group no record above 256 KB (AWS CloudTrail User
 * Guide, "Sending events to CloudWatch Logs"); the bucket has those too.
 */
export class CriticalTransactions extends Construct {
  constructor(scope: Construct, id: string, { vendor, archive, transactions }: CriticalTransactionsProps) {
    super(scope, id);
    const metricNamespace = prefixOf({ vendor: { id: vendor } });
    for (const { transactionName, eventSource, eventNames, reviewer } of transactions) {
      const filter = new MetricFilter(this, `Filter-${transactionName}`, {
        logGroup: archive.trailLogGroup,
        filterPattern: FilterPattern.literal(this.patternOf(eventSource, eventNames)),
        metricNamespace,
        metricName: transactionName,
        metricValue: '1',
      });
      const alarm = new Alarm(this, `Alarm-${transactionName}`, {
        alarmDescription: `Critical transaction ${transactionName} of ${eventSource} happened. ${reviewer} reviews each call.`,
        metric: filter.metric({ statistic: 'Sum', period: Duration.minutes(5) }),
        threshold: 1,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        evaluationPeriods: 1,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      });
      if (archive.alarmTopicArn) alarm.addAlarmAction(topicAction(archive.alarmTopicArn));
    }
    Tags.of(this).add(TAG_VENDOR, vendor);
  }

  private patternOf(eventSource: string, eventNames: readonly string[]): string {
    if (!EVENT_SOURCE.test(eventSource)) {
      refuse(this, {
        what: '`eventSource` is not what CloudTrail calls a service',
        saw: eventSource,
        want: 'a name such as `dynamodb.amazonaws.com`',
        mend: 'copy `eventSource` from an event of the trail',
        code: 'enclave/event-source',
      });
    }
    const wrong = eventNames.find((name) => !EVENT_NAME.test(name));
    if (wrong !== undefined) {
      refuse(this, {
        what: '`eventNames` holds what CloudTrail calls no call',
        saw: wrong,
        want: 'a name such as `PutItem`, without wildcards',
        mend: 'name the calls one by one',
        code: 'enclave/event-name',
      });
    }
    const pattern = eventPatternOf(eventSource, eventNames);
    if (eventNames.length > 0 && pattern.length <= EVENT_PATTERN_LENGTH_MAX) return pattern;
    return refuse(this, {
      what: '`eventNames` does not make one filter pattern',
      saw: `${eventNames.length} names, ${pattern.length} characters of pattern`,
      want: `one name at least, and a pattern of at most ${EVENT_PATTERN_LENGTH_MAX} characters`,
      mend: 'divide the calls among two transactions',
      code: 'enclave/event-pattern',
    });
  }
}
