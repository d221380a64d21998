import type { IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';

/** What an alarm does to tell a topic that exists already; the policy of the topic is its owner's. */
export function topicAction(topicArn: string): IAlarmAction {
  return { bind: () => ({ alarmActionArn: topicArn }) };
}
