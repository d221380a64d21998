import { Alarm, ComparisonOperator, Metric, TreatMissingData, type AlarmProps } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { topicAction } from './alarm-topic';

export interface OfficeAlarmsProps {
  /** What the alarms call the office, such as `enclave-acme.makati`. */
  readonly name: string;
  readonly connectionId: string;
  readonly alarmTopicArn?: string;
}

/**
 * Tells when an office is cut off, and when it hangs on one tunnel.
 *
 * A tunnel that is up counts 1, one that is not counts 0, and what lies between says that one of two is down (AWS
 * Site-to-Site VPN User Guide, "Monitor tunnels using CloudWatch"). We ask for both tunnels together, because
 * CloudFormation does not know their outside addresses: the greatest value is 0 only when both are down, the smallest is
 * below 1 as soon as one is.
 */
export class OfficeAlarms extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: OfficeAlarmsProps,
  ) {
    super(scope, id);
    this.alarm('CutOff', 'no tunnel is up, the office is cut off', {
      metric: tunnelState(props.connectionId, 'Maximum'),
      threshold: 0,
      comparisonOperator: ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.BREACHING,
    });
    this.alarm('OneTunnel', 'a tunnel is down, the office hangs on the other', {
      metric: tunnelState(props.connectionId, 'Minimum'),
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      // AWS replaces one end at a time and has it up again within minutes: that is no alarm.
      evaluationPeriods: 2,
      treatMissingData: TreatMissingData.IGNORE,
    });
  }

  private alarm(id: string, what: string, when: AlarmProps): void {
    const alarm = new Alarm(this, id, { ...when, alarmDescription: `VPN to ${this.props.name}: ${what}` });
    const { alarmTopicArn } = this.props;
    if (alarmTopicArn !== undefined) alarm.addAlarmAction(topicAction(alarmTopicArn));
  }
}

/** The state of the tunnels of a connection: 1 for each that is up, 0 for each that is not. */
export function tunnelState(connectionId: string, statistic: 'Maximum' | 'Minimum'): Metric {
  const dimensionsMap = { VpnId: connectionId };
  const period = Duration.minutes(5);
  return new Metric({ namespace: 'AWS/VPN', metricName: 'TunnelState', dimensionsMap, statistic, period });
}
