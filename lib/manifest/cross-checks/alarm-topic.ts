import { parseArn } from '../../common/arn';
import type { Complaint } from '../complaint';
import type { Parts } from '.';

/** CloudWatch sends alarms to topics of its own region only (CloudWatch API reference, PutMetricAlarm). */
export function checkAlarmTopic({ placement, incidents }: Parts): Complaint[] {
  const saw = parseArn(incidents?.alarmTopicArn ?? '')?.region;
  if (!placement || saw === undefined || saw === placement.region) return [];
  return [
    {
      path: ['incidents', 'alarmTopicArn'],
      what: '`incidents.alarmTopicArn` is in another region than the enclave',
      saw: saw === '' ? 'no region' : saw,
      want: placement.region,
      mend: `name a topic in ${placement.region}`,
      code: 'manifest/region-mismatch',
    },
  ];
}
