import type { IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';
import { Stack, Token } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { parseArn } from '../lib/common/arn';
import { refuse } from './refuse';

/**
 * What an alarm does to tell a topic that exists already; the policy of the topic is its owner's.
 *
 * CloudWatch sends to topics of its own region only (CloudWatch API reference, PutMetricAlarm): another one is refused,
 * `enclave/alarm-topic-region`.
 */
export function topicAction(topicArn: string): IAlarmAction {
  return {
    bind: (scope) => {
      refuseForeign(scope, topicArn);
      return { alarmActionArn: topicArn };
    },
  };
}

function refuseForeign(scope: IConstruct, topicArn: string): void {
  const { region } = Stack.of(scope);
  const saw = parseArn(topicArn)?.region;
  if (saw === undefined || Token.isUnresolved(region) || saw === region) return;
  refuse(scope, {
    what: 'the topic for alarms is in another region than the alarms',
    saw,
    want: region,
    mend: `name a topic in ${region}`,
    code: 'enclave/alarm-topic-region',
  });
}
