import { Match } from 'aws-cdk-lib/assertions';
import { CriticalTransactions, type CriticalTransaction } from '../../constructs';
import { codesOf, enclaveTemplate, manifestWith, propertiesOf, referenceManifest, Surroundings } from './fixtures';

const WRITES: CriticalTransaction = {
  transactionName: 'writes',
  eventSource: 'dynamodb.amazonaws.com',
  eventNames: ['PutItem'],
  reviewer: 'nadia@client.example',
};

function surroundingsWith(transaction: Partial<CriticalTransaction>): Surroundings {
  const stack = new Surroundings();
  const { archive } = stack;
  new CriticalTransactions(stack, 'Critical', {
    vendor: 'acme',
    archive,
    transactions: [{ ...WRITES, ...transaction }],
  });
  return stack;
}

test('a critical transaction is found in the log group of the trail, and one is enough to ring (R18)', () => {
  const template = surroundingsWith({}).template();
  const trailGroup = propertiesOf(template, 'AWS::CloudTrail::Trail')[0]!['CloudWatchLogsLogGroupArn'];
  const [groupId] = (trailGroup as { 'Fn::GetAtt': string[] })['Fn::GetAtt'];
  template.hasResourceProperties('AWS::Logs::MetricFilter', {
    LogGroupName: { Ref: groupId },
    FilterPattern: '{ ($.eventSource = "dynamodb.amazonaws.com") && (($.eventName = "PutItem")) }',
    MetricTransformations: [{ MetricNamespace: 'enclave-acme', MetricName: 'writes', MetricValue: '1' }],
  });
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    Namespace: 'enclave-acme',
    MetricName: 'writes',
    Statistic: 'Sum',
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    EvaluationPeriods: 1,
    AlarmDescription: Match.stringLikeRegexp('nadia@client.example'),
  });
});

test('each transaction of the manifest has its alarm, which tells the topic and subscribes nobody', () => {
  const manifest = referenceManifest();
  const alarmTopicArn = 'arn:aws:sns:eu-central-1:111122223333:security-alarms';
  const template = enclaveTemplate({
    ...manifest,
    breakGlass: undefined,
    incidents: { ...manifest.incidents, alarmTopicArn },
  });
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    MetricName: 'claim-register-writes',
    AlarmActions: [alarmTopicArn],
  });
  template.resourceCountIs('AWS::Logs::MetricFilter', manifest.logging.criticalTransactions.length);
  template.resourceCountIs('AWS::SNS::Subscription', 0);
});

test('a manifest without any has no alarm for them', () => {
  enclaveTemplate(manifestWith()).resourceCountIs('AWS::Logs::MetricFilter', 0);
});

test.each<[string, Partial<CriticalTransaction>, string]>([
  ['a service that is none', { eventSource: 'dynamodb' }, 'enclave/event-source'],
  ['a call with a wildcard', { eventNames: ['Put*'] }, 'enclave/event-name'],
  ['a call that ends its quotes', { eventNames: ['x") || ($.eventName = "y'] }, 'enclave/event-name'],
  ['no call', { eventNames: [] }, 'enclave/event-pattern'],
  [
    'calls beyond one pattern',
    { eventNames: [...Array(40).keys()].map((one) => `Call${one}`) },
    'enclave/event-pattern',
  ],
])('refuses %s', (_title, transaction, code) => {
  expect(codesOf(() => surroundingsWith(transaction))).toEqual([code]);
});
