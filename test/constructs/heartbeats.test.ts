import { App, Stack } from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import { EnclaveNetwork, LogArchive } from '../../constructs';
import {
  enclaveTemplate,
  manifestWith,
  type Properties,
  propertiesOf,
  referenceManifest,
  Surroundings,
} from './fixtures';

interface MetricOf {
  readonly Expression?: string;
  readonly MetricStat?: {
    readonly Metric: { Namespace: string; MetricName: string; Dimensions: { Name: string; Value: unknown }[] };
    readonly Period: number;
  };
}

const metricsOf = (alarm: Properties | undefined) =>
  ((alarm?.['Metrics'] ?? []) as MetricOf[]).flatMap(({ MetricStat }) =>
    MetricStat ? `${MetricStat.Metric.Namespace} ${MetricStat.Metric.MetricName} ${MetricStat.Period}` : [],
  );

const saying = (template: Template, words: RegExp) =>
  propertiesOf(template, 'AWS::CloudWatch::Alarm').filter(({ AlarmDescription }) =>
    words.test(String(AlarmDescription)),
  );

const reference = enclaveTemplate(referenceManifest());

test('trail and flow log, which always speak, are missed after an hour (R15)', () => {
  const silent = saying(reference, /silent for an hour/);
  expect(silent.map((alarm) => metricsOf(alarm).join())).toEqual([
    'AWS/S3 PutRequests 3600',
    'AWS/Logs IncomingLogEvents 3600',
    'AWS/S3 PutRequests 3600',
  ]);
  for (const alarm of silent) {
    expect(alarm).toMatchObject({
      TreatMissingData: 'breaching',
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      EvaluationPeriods: 1,
      Metrics: expect.arrayContaining([expect.objectContaining({ Expression: 'FILL(said, 0)' })]) as unknown,
    });
  }
});

test('what speaks only while people work is missed after a week, and no alarm looks back further than AWS allows', () => {
  const quiet = saying(reference, /silent for 7 days/);
  expect(quiet.map(({ AlarmDescription }) => String(AlarmDescription).split(' ')[0]).sort()).toEqual([
    'api-access',
    'claims-filter',
    'client-vpn',
    'dns',
    'handlers',
  ]);
  for (const alarm of quiet) {
    const [period] = (alarm['Metrics'] as MetricOf[]).flatMap(({ MetricStat }) => MetricStat?.Period ?? []);
    expect(Number(alarm['EvaluationPeriods']) * period!).toBe(7 * 86_400);
    expect(alarm['TreatMissingData']).toBe('breaching');
  }
});

test.each([
  ['a day with connections and no connection log', /^vpn was used/, 'AWS/ClientVPN ActiveConnectionsCount 86400', 1],
  ['connect handlers that run and do not log', /^connect-handler was used/, 'AWS/Lambda Invocations 3600', 2],
  ['calls of the API and no access log', /^claims was used, and api-access/, 'AWS/ApiGateway Count 3600', 2],
  ['calls of the API that no filter saw', /^claims was used, and claims-filter/, 'AWS/ApiGateway Count 3600', 2],
])('rings for %s', (_title, words, used, periods) => {
  const [alarm, ...others] = saying(reference, words);
  expect(others).toEqual([]);
  expect(metricsOf(alarm)).toContain(used);
  expect(alarm).toMatchObject({
    EvaluationPeriods: periods,
    Metrics: expect.arrayContaining([
      expect.objectContaining({ Expression: 'IF(FILL(used, 0) > 0 AND FILL(said, 0) < 1, 1, 0)' }),
    ]) as unknown,
  });
});

test('each stream is watched for logs that wait, and each log group for events that are not copied (R15)', () => {
  const streams = propertiesOf(reference, 'AWS::KinesisFirehose::DeliveryStream');
  expect(saying(reference, /waits for 15 minutes/)).toHaveLength(streams.length);
  const filters = propertiesOf(reference, 'AWS::Logs::SubscriptionFilter');
  expect(saying(reference, /nothing is copied/)).toHaveLength(filters.length);
});

test('what Firehose cannot unpack is not put aside in silence', () => {
  const [alarm] = saying(reference, /fell into undelivered/);
  expect(alarm).toMatchObject({
    Namespace: 'AWS/S3',
    MetricName: 'PutRequests',
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  });
  const prefixes = propertiesOf(reference, 'AWS::KinesisFirehose::DeliveryStream').map(
    (stream) => (stream['ExtendedS3DestinationConfiguration'] as { ErrorOutputPrefix: string }).ErrorOutputPrefix,
  );
  expect(prefixes.filter((prefix) => !prefix.startsWith('undelivered/'))).toEqual([]);
});

test('each folder that AWS writes to has request metrics of its own', () => {
  reference.hasResourceProperties('AWS::S3::Bucket', {
    MetricsConfigurations: ['trail', 'flow', 'dns', 'undelivered'].map((Id) => ({ Id, Prefix: `${Id}/` })),
  });
});

test('the topic of the manifest is told of silence and of its end; without one the alarms stand alone', () => {
  const alarmTopicArn = 'arn:aws:sns:eu-central-1:111122223333:security-alarms';
  const told = propertiesOf(enclaveTemplate(manifestWith({ incidents: { alarmTopicArn } })), 'AWS::CloudWatch::Alarm');
  expect(told.length).toBeGreaterThan(5);
  for (const alarm of told) expect(alarm).toMatchObject({ AlarmActions: [alarmTopicArn] });
  // Who was told that a source is silent is told when it speaks again.
  const relieved = told.filter(({ OKActions }) => JSON.stringify(OKActions) === JSON.stringify([alarmTopicArn]));
  expect(relieved.length).toBeGreaterThan(5);
  for (const alarm of propertiesOf(enclaveTemplate(manifestWith()), 'AWS::CloudWatch::Alarm')) {
    expect(alarm['AlarmActions']).toBeUndefined();
  }
});

test('an archive in a stack of somebody else misses its trail', () => {
  const stack = new Stack(new App(), 'Theirs');
  new LogArchive(stack, 'Archive', { vendor: 'acme' });
  expect(saying(Template.fromStack(stack), /^trail.* silent for an hour/)).toHaveLength(2);
});

test('two networks of one archive share the alarms of its folders', () => {
  const stack = new Surroundings();
  const roleArns = ['arn:aws:iam::111122223333:role/clerk'];
  new EnclaveNetwork(stack, 'Second', { vendor: 'acme', archive: stack.archive, roleArns, cidr: '10.65.0.0/22' });
  expect(saying(stack.template(), /^flow/)).toHaveLength(1);
});
