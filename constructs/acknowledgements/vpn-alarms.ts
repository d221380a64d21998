import { type AcknowledgedFinding, nist } from './acknowledged-finding';

/** What the packs still find in the alarms of the VPN. */
export const VPN_ALARM_FINDINGS: readonly AcknowledgedFinding[] = [
  {
    resourceType: 'AWS::CloudWatch::Alarm',
    rules: [nist('CloudWatchAlarmAction')],
    reason:
      'Whom an alarm reaches is for the client to say: a topic is named by `incidents.alarmTopicArn`. Without one the ' +
      'alarm stands in CloudWatch, where it is seen by whoever looks.',
  },
];
