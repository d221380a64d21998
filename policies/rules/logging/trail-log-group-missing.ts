import { mustBeSet } from '../../judge';
import { defineRule } from '../../rule';

const WANT = 'the ARN of a log group';

export default defineRule({
  id: 'trail-log-group-missing',
  topic: 'logging',
  severity: 'warning',
  title: 'Trail does not deliver to CloudWatch',
  why: 'No alarm can ring while it happens; somebody has to search files in a bucket afterwards.',
  fix: 'Set `CloudWatchLogsLogGroupArn` and `CloudWatchLogsRoleArn`.',
  controls: { 'nist-800-53-r5': ['au-6', 'au-12'], fsbp: ['cloudtrail.5'] },
  appliesTo: ['AWS::CloudTrail::Trail'],

  check(trail, _world, report) {
    mustBeSet(trail.read('CloudWatchLogsLogGroupArn'), WANT, report);
  },

  bad: [
    {
      title: 'a bucket only',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, S3BucketName: logs }`,
    },
    {
      title: 'a role without log group',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, CloudWatchLogsRoleArn: 'arn:aws:iam::111122223333:role/writer' }`,
    },
  ],
  good: [
    {
      title: 'a log group of the template',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, CloudWatchLogsLogGroupArn: !GetAtt Acts.Arn }
          Acts:
            Type: AWS::Logs::LogGroup`,
    },
    {
      title: 'a log group by its ARN',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, CloudWatchLogsLogGroupArn: 'arn:aws:logs:eu-central-1:111122223333:log-group:acts:*' }`,
    },
  ],
  unknown: [
    {
      title: 'the log group is a parameter, which may be empty',
      template: `
        Parameters:
          Acts: { Type: String }
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, CloudWatchLogsLogGroupArn: !Ref Acts }`,
    },
  ],
});
