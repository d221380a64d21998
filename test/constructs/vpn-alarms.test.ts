import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Template } from 'aws-cdk-lib/assertions';
import { App, Stack } from 'aws-cdk-lib/core';
import { VpnAlarms, type VpnAlarmsProps } from '../../constructs';
import { complaintsOf, shortManifestWith } from '../support/manifests';
import { codesOf, enclaveTemplate, manifestWith, propertiesOf, type Properties } from './fixtures';

const TOPIC = 'arn:aws:sns:eu-central-1:111122223333:duty';

function alarmsOf(props: Partial<VpnAlarmsProps> = {}): Properties[] {
  const stack = new Stack(new App(), 'Theirs', { env: { account: '111122223333', region: 'eu-central-1' } });
  const functionArn = 'arn:aws:lambda:eu-central-1:111122223333:function:AWSClientVPN-x';
  new VpnAlarms(stack, 'Alarms', {
    vendor: 'acme',
    endpointId: 'cvpn-endpoint-1',
    connectHandler: LambdaFunction.fromFunctionArn(stack, 'Handler', functionArn),
    credentials: ['saml', 'certificate'],
    ...props,
  });
  return propertiesOf(Template.fromStack(stack), 'AWS::CloudWatch::Alarm');
}

/** The metrics an alarm listens to. */
const metricsOf = ({ MetricName, Metrics = [] }: Properties): unknown[] =>
  MetricName === undefined
    ? (Metrics as { MetricStat?: { Metric: { MetricName: string } } }[]).flatMap(
        ({ MetricStat }) => MetricStat?.Metric.MetricName ?? [],
      )
    : [MetricName];

const about = (alarms: Properties[], metric: string) => alarms.filter((alarm) => metricsOf(alarm).includes(metric));

test.each([
  'AuthenticationFailures',
  'ClientConnectHandlerDeniedConnections',
  'AuthorizationPolicyDeniedConnections',
  'ClientConnectHandlerTimeouts',
  'ClientConnectHandlerInvalidResponses',
  'ClientConnectHandlerOtherExecutionErrors',
  'ClientConnectHandlerThrottlingErrors',
  'ClientConnectHandlerFailedServiceErrors',
  'Errors',
  'Throttles',
  'CrlDaysToExpiry',
  'IdpCertDaysToExpiry',
])('an alarm listens to %s', (metric) => {
  expect(about(alarmsOf(), metric)).toHaveLength(1);
});

test('refused sign-ins of this endpoint are counted, and nothing counted is no alarm', () => {
  expect(about(alarmsOf(), 'AuthenticationFailures')).toMatchObject([
    {
      Namespace: 'AWS/ClientVPN',
      Dimensions: [{ Name: 'Endpoint', Value: 'cvpn-endpoint-1' }],
      Statistic: 'Sum',
      Threshold: 10,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
    },
  ]);
});

test('a count that is missing does not hide another one', () => {
  const [{ Metrics } = {}] = about(alarmsOf(), 'AuthorizationPolicyDeniedConnections');
  expect(Metrics).toContainEqual(expect.objectContaining({ Expression: 'FILL(m1, 0) + FILL(m2, 0)' }));
});

test('days are counted down, and an alarm stays when the list it counts for has gone', () => {
  expect(about(alarmsOf(), 'CrlDaysToExpiry')).toMatchObject([
    {
      Statistic: 'Minimum',
      Threshold: 7,
      ComparisonOperator: 'LessThanOrEqualToThreshold',
      TreatMissingData: 'ignore',
    },
  ]);
});

test('nothing is counted down that nobody shows', () => {
  const alarms = alarmsOf({ credentials: ['directory'] });
  expect(['CrlDaysToExpiry', 'IdpCertDaysToExpiry'].flatMap((metric) => about(alarms, metric))).toEqual([]);
});

test('every alarm goes to the topic, when there is one', () => {
  const actions = (alarms: Properties[]) => [
    ...new Set(alarms.map(({ AlarmActions }) => JSON.stringify(AlarmActions))),
  ];
  expect(actions(alarmsOf({ alarmTopicArn: TOPIC }))).toEqual([JSON.stringify([TOPIC])]);
  expect(actions(alarmsOf())).toEqual([undefined]);
});

test('a topic of another region is refused, by the construct and in the manifest', () => {
  const foreign = TOPIC.replace('eu-central-1', 'eu-west-1');
  expect(codesOf(() => alarmsOf({ alarmTopicArn: foreign }))).toEqual(['enclave/alarm-topic-region']);
  const text = (arn: string) => shortManifestWith(['connect:\n', `incidents: { alarmTopicArn: "${arn}" }\nconnect:\n`]);
  expect(complaintsOf(text(TOPIC))).toEqual([]);
  expect(complaintsOf(text(foreign))).toEqual([`manifest/region-mismatch @ "${foreign}"`]);
  expect(complaintsOf(text('arn:aws:sqs:eu-central-1:111122223333:duty'))).toEqual([
    'manifest/arn-sns @ "arn:aws:sqs:eu-central-1:111122223333:duty"',
  ]);
});

test('the manifest’s topic gets the alarms of the VPN', () => {
  const template = enclaveTemplate(manifestWith({ incidents: { alarmTopicArn: TOPIC } }));
  const alarms = propertiesOf(template, 'AWS::CloudWatch::Alarm');
  expect(alarms.map(({ AlarmActions }) => AlarmActions)).toEqual(alarms.map(() => [TOPIC]));
  expect(about(alarms, 'AuthenticationFailures')).toHaveLength(1);
});
