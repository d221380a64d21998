import { Alarm, ComparisonOperator, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/** AWS replaces the end of a tunnel within minutes; one that stays down for this long needs somebody. */
const ONE_TUNNEL_MINUTES = 15;

/**
 * Tells when an office is cut off, and when one tunnel alone still carries it.
 *
 * The state is 1 for a tunnel that is up and 0 for one that is not, and a number between them where one of two is
 * (Site-to-Site VPN User Guide, "Monitor with CloudWatch"). A state that nobody reports counts as down.
 */
export function officeAlarms(
  scope: Construct,
  office: string,
  connectionId: string,
  alarmTopicArn: string | undefined,
): void {
  const period = Duration.minutes(5);
  const state = (statistic: string) =>
    new Metric({
      namespace: 'AWS/VPN',
      metricName: 'TunnelState',
      dimensionsMap: { VpnId: connectionId },
      statistic,
      period,
    });
  const alarms = [
    new Alarm(scope, 'Down', {
      metric: state(Stats.MAXIMUM),
      threshold: 0,
      comparisonOperator: ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.BREACHING,
      alarmDescription: `VPN of the office ${office}: no tunnel is up`,
    }),
    new Alarm(scope, 'OneTunnel', {
      metric: state(Stats.MINIMUM),
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: ONE_TUNNEL_MINUTES / period.toMinutes(),
      treatMissingData: TreatMissingData.BREACHING,
      alarmDescription: `VPN of the office ${office}: one tunnel is down, nothing stands in for the other`,
    }),
  ];
  if (alarmTopicArn === undefined) return;
  for (const alarm of alarms) alarm.addAlarmAction({ bind: () => ({ alarmActionArn: alarmTopicArn }) });
}
