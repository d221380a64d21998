import {
  Alarm,
  ComparisonOperator,
  MathExpression,
  Metric,
  TreatMissingData,
  type AlarmProps,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { prefixOf } from '../lib/manifest/names';
import { topicAction } from './alarm-topic';

/** A refusal now and then is a typing error; this many within five minutes are somebody who tries. */
const REFUSALS_MIN = 10;

/** Days in which a certificate or a revocation list can be renewed without haste. */
const DAYS_LEFT = { revocationList: 7, providerCertificate: 30 } as const;

/** Ways in which AWS gets no answer from the handler; each of them denies (AWS Client VPN Administrator Guide, "CloudWatch metrics"). */
const HANDLER_FAILURES = [
  'ClientConnectHandlerTimeouts',
  'ClientConnectHandlerInvalidResponses',
  'ClientConnectHandlerOtherExecutionErrors',
  'ClientConnectHandlerThrottlingErrors',
  'ClientConnectHandlerFailedServiceErrors',
];

export interface VpnAlarmsProps {
  /** Short name of the vendor, part of every description. */
  readonly vendor: string;
  readonly endpointId: string;
  readonly connectHandler: IFunction;
  /** What people and devices show to get in: each has something that runs out. */
  readonly credentials: ('saml' | 'directory' | 'certificate')[];

  /**
   * ARN of the SNS topic that alarms are sent to, in the region of the enclave: `enclave/alarm-topic-region`. The topic’s
   * policy must let CloudWatch publish, and a key of its own must let CloudWatch use it.
   * @default - alarms are seen in CloudWatch alone
   */
  readonly alarmTopicArn?: string;
}

/**
 * Tells when somebody tries the door, when the door does not open for anybody, and when what opens it runs out.
 *
 * A certificate that is refused is in no log: this metric alone shows it (AWS Client VPN Administrator Guide,
 * "Connection logging"). Nothing counted means nothing happened, so counts that are missing are no alarm. Days that are
 * missing leave an alarm as it stands: the metric ends with the list or the certificate it counts down for.
 */
export class VpnAlarms extends Construct {
  private readonly name: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: VpnAlarmsProps,
  ) {
    super(scope, id);
    this.name = prefixOf({ vendor: { id: props.vendor } });
    const { connectHandler, credentials } = props;
    const period = Duration.minutes(5);
    this.count('SignInsRefused', this.sum(['AuthenticationFailures']), REFUSALS_MIN, 'somebody tries to sign in');
    this.count(
      'ConnectionsRefused',
      this.sum(['ClientConnectHandlerDeniedConnections', 'AuthorizationPolicyDeniedConnections']),
      REFUSALS_MIN,
      'people sign in who are not let in',
    );
    this.count('HandlerUnanswered', this.sum(HANDLER_FAILURES), 1, 'the connect handler gives no answer');
    this.count('HandlerErrors', connectHandler.metricErrors({ period }), 1, 'the connect handler fails');
    this.count('HandlerThrottles', connectHandler.metricThrottles({ period }), 1, 'the connect handler is held back');
    if (credentials.includes('certificate')) {
      this.days('RevocationListEnds', 'CrlDaysToExpiry', DAYS_LEFT.revocationList, 'the revocation list ends');
    }
    if (credentials.includes('saml')) {
      const what = 'the certificate of the identity provider ends';
      this.days('ProviderCertificateEnds', 'IdpCertDaysToExpiry', DAYS_LEFT.providerCertificate, what);
    }
  }

  private count(id: string, metric: IMetric, threshold: number, what: string): void {
    this.alarm(id, what, {
      metric,
      threshold,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  private days(id: string, metricName: string, threshold: number, what: string): void {
    this.alarm(id, `${what} within ${threshold} days`, {
      metric: this.metric(metricName, 'Minimum', Duration.hours(1)),
      threshold,
      comparisonOperator: ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.IGNORE,
    });
  }

  private alarm(
    id: string,
    what: string,
    when: Pick<AlarmProps, 'metric' | 'threshold' | 'comparisonOperator' | 'treatMissingData'>,
  ): void {
    const alarm = new Alarm(this, id, {
      ...when,
      evaluationPeriods: 1,
      alarmDescription: `VPN of ${this.name}: ${what}`,
    });
    const { alarmTopicArn } = this.props;
    if (alarmTopicArn !== undefined) alarm.addAlarmAction(topicAction(alarmTopicArn));
  }

  /** The sum of some counts of the endpoint over five minutes, the shortest time AWS counts for. */
  private sum(names: readonly string[]): IMetric {
    const period = Duration.minutes(5);
    const metrics = names.map((name) => this.metric(name, 'Sum', period));
    if (metrics.length === 1) return metrics[0]!;
    const usingMetrics = Object.fromEntries(metrics.map((metric, index) => [`m${index + 1}`, metric]));
    // A sum of which one part is missing would be missing.
    const expression = Object.keys(usingMetrics)
      .map((id) => `FILL(${id}, 0)`)
      .join(' + ');
    return new MathExpression({ expression, usingMetrics, period, label: 'all together' });
  }

  private metric(metricName: string, statistic: string, period: Duration): Metric {
    const dimensionsMap = { Endpoint: this.props.endpointId };
    return new Metric({ namespace: 'AWS/ClientVPN', metricName, dimensionsMap, statistic, period });
  }
}
