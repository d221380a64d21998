import { alarmsRing } from '../../lib/analysis/alarms/alarms-ring';
import { Template } from '../../lib/template';
import { prove } from '../../lib/analysis/claim';
import { EXAMPLES, enclaveTemplate, exampleManifest, manifestWith } from '../constructs/fixtures';
import { ANY, changes, decide } from '../support/proofs';

const TOPIC = 'arn:aws:sns:eu-central-1:111122223333:duty';
const claim = alarmsRing(
  manifestWith({
    logging: {
      criticalTransactions: [
        { id: 'writes', eventSource: 'dynamodb.amazonaws.com', eventNames: ['PutItem'], reviewer: 'r@client.example' },
      ],
    },
    incidents: { alarmTopicArn: TOPIC },
  }),
);

const silence = (metric: string) => `
    Type: AWS::CloudWatch::Alarm
    Properties:
      ComparisonOperator: LessThanThreshold
      EvaluationPeriods: 1
      Threshold: 1
      TreatMissingData: breaching
      AlarmActions: ["${TOPIC}"]
      Metrics:
        - { Id: result, Expression: "FILL(said, 0)", ReturnData: true }
        - { Id: said, ReturnData: false, MetricStat: { Stat: Sum, Period: 3600, Metric: ${metric} } }`;

const template = `${ANY}
  Archive:
    Type: AWS::S3::Bucket
    Properties: { MetricsConfigurations: [{ Id: calls, Prefix: trail/ }] }
  Group: { Type: AWS::Logs::LogGroup }
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { S3BucketName: !Ref Archive, S3KeyPrefix: trail, CloudWatchLogsLogGroupArn: !GetAtt Group.Arn }
  FolderSilent:${silence('{ Namespace: AWS/S3, MetricName: PutRequests, Dimensions: [{ Name: BucketName, Value: !Ref Archive }, { Name: FilterId, Value: calls }] }')}
  GroupSilent:${silence('{ Namespace: AWS/Logs, MetricName: IncomingLogEvents, Dimensions: [{ Name: LogGroupName, Value: !Ref Group }] }')}
  Filter:
    Type: AWS::Logs::MetricFilter
    Properties:
      LogGroupName: !Ref Group
      FilterPattern: '{ ($.eventSource = "dynamodb.amazonaws.com") && (($.eventName = "PutItem")) }'
      MetricTransformations: [{ MetricNamespace: mine, MetricName: writes, MetricValue: "1" }]
  Writes:
    Type: AWS::CloudWatch::Alarm
    Properties:
      ComparisonOperator: GreaterThanOrEqualToThreshold
      EvaluationPeriods: 1
      Threshold: 1
      TreatMissingData: notBreaching
      AlarmActions: ["${TOPIC}"]
      Namespace: mine
      MetricName: writes
      Statistic: Sum
      Period: 300
`;

describe('what the trail says', () => {
  changes(claim, template, [
    ['is heard', '', '', 'pass', /3 things are heard by 3 alarms/],
    ['is counted by no metric', 'Prefix: trail/', 'Prefix: other/', 'fail', /silent in the archive: no metric/],
    [
      'is counted for a few objects',
      'Prefix: trail/',
      'Prefix: trail/, TagFilters: [{ Key: a, Value: b }]',
      'fail',
      /no metric/,
    ],
    ['is another folder’s', 'Value: calls', 'Value: flow', 'fail', /no alarm listens/],
    ['is another group’s', 'Value: !Ref Group', 'Value: other', 'fail', /in its log group: no alarm listens/],
    ['is counted by its largest', 'Stat: Sum', 'Stat: Maximum', 'fail', /no alarm listens/],
    ['is made into something else', 'FILL(said, 0)', 'FILL(said, 1)', 'fail', /no alarm listens/],
    [
      'is compared the other way',
      'LessThanThreshold',
      'GreaterThanThreshold',
      'fail',
      /ComparisonOperator of FolderSilent/,
    ],
    ['rings all the time', 'Threshold: 1\n', 'Threshold: 9\n', 'fail', /Threshold of FolderSilent is 9/],
    ['rings hours late', 'Periods: 1', 'Periods: 9', 'fail', /EvaluationPeriods of FolderSilent is 9/],
    [
      'is not missed',
      'TreatMissingData: breaching',
      'TreatMissingData: missing',
      'fail',
      /TreatMissingData of FolderSilent/,
    ],
    ['is kept from ringing', '      Metrics:', '      ActionsEnabled: false\n      Metrics:', 'fail', /ActionsEnabled/],
    [
      'is compared in few cases',
      '      Metrics:',
      '      DatapointsToAlarm: 1\n      Metrics:',
      'fail',
      /DatapointsToAlarm/,
    ],
    ['is told to nobody', `AlarmActions: ["${TOPIC}"]`, 'AlarmActions: []', 'fail', /AlarmActions of FolderSilent/],
    ['is told to a stranger too', `["${TOPIC}"]`, `["${TOPIC}", "arn:aws:lambda:x"]`, 'fail', /acts on arn:aws:lambda/],
    [
      'is compared as said at deployment',
      'Threshold: 1\n',
      'Threshold: !Ref Any\n',
      'unknown',
      /Threshold of FolderSilent/,
    ],
  ]);
});

describe('a critical call', () => {
  changes(claim, template, [
    ['has another name', '"PutItem"', '"GetItem"', 'fail', /writes happens: no filter/],
    ['is counted among other events', 'LogGroupName: !Ref Group', 'LogGroupName: other', 'fail', /no filter/],
    ['is counted as nothing', 'MetricValue: "1"', 'MetricValue: "0"', 'fail', /no filter/],
    ['is counted as another', 'MetricName: writes, ', 'MetricName: reads, ', 'fail', /no alarm listens/],
    [
      'is heard of when it happens often',
      'Threshold: 1\n      TreatMissingData: not',
      'Threshold: 2\n      TreatMissingData: not',
      'fail',
      /Threshold of Writes is 2/,
    ],
  ]);
});

test.each(EXAMPLES)('every alarm of the enclave %s is needed', (name) => {
  const manifest = exampleManifest(name);
  const whole = enclaveTemplate(manifest).toJSON() as { Resources: Record<string, { Type: string }> };
  const alarms = Object.entries(whole.Resources).filter(([, { Type }]) => Type === 'AWS::CloudWatch::Alarm');
  const unneeded = alarms.filter(([id]) => {
    const Resources = Object.fromEntries(Object.entries(whole.Resources).filter(([other]) => other !== id));
    const parsed = Template.parse({ file: 'enclave.json', text: JSON.stringify({ Resources }) });
    return prove(parsed, 'enclave', alarmsRing(manifest)).verdict !== 'fail';
  });
  expect(alarms.length).toBeGreaterThan(5);
  expect(unneeded.map(([id]) => id)).toEqual([]);
});

test('without a topic in the manifest alarms may show in the console alone', () => {
  const silent = template.replaceAll(`["${TOPIC}"]`, '[]').replace(/ {2}Filter:[^]*/, '');
  expect(decide(alarmsRing(manifestWith({})), silent).verdict).toBe('pass');
});
