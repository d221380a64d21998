import { Stack, Token } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { parseArn } from '../lib/common/arn';
import { refuse } from './refuse';

/** CloudWatch sends to topics of its own region only (CloudWatch API reference, PutMetricAlarm). */
export function refuseForeignTopic(scope: IConstruct, topicArn: string | undefined): void {
  const { region } = Stack.of(scope);
  const saw = parseArn(topicArn ?? '')?.region;
  if (saw === undefined || Token.isUnresolved(region) || saw === region) return;
  refuse(scope, {
    what: 'the topic for alarms is in another region than the VPN',
    saw,
    want: region,
    mend: `name a topic in ${region}`,
    code: 'enclave/alarm-topic-region',
  });
}
