import { any, isText, says } from '../../judge';
import { mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'data-sync-unlogged',
  topic: 'logging',
  severity: 'warning',
  title: 'DataSync task keeps no log',
  why: 'Nobody can say which files a task copied out of the enclave.',
  fix: 'Name a log group in `CloudWatchLogGroupArn` and set `Options.LogLevel` to TRANSFER or BASIC.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12'], fsbp: ['datasync.1'] },
  appliesTo: ['AWS::DataSync::Task'],

  check(task, _world, report) {
    const group = task.read('CloudWatchLogGroupArn');
    const level = task.read('Options.LogLevel');
    // AWS::DataSync::Task: tasks in enhanced mode log to a group of their own when none is named. What a task does
    // without a level the documents do not say.
    const named = any([says(task.read('TaskMode'), 'ENHANCED'), isText(group.value)]);
    const on = level.value.kind === 'absent' ? undefined : says(level, 'BASIC', 'TRANSFER');
    mustHold(named, group, { want: 'a log group' }, report);
    mustHold(on, level, { want: 'TRANSFER or BASIC' }, report);
  },

  bad: [
    {
      title: 'no log group',
      template: `
        Resources:
          Copy:
            Type: AWS::DataSync::Task
            Properties: { Options: { LogLevel: TRANSFER } }`,
    },
    {
      title: 'a log group, and the level off',
      template: `
        Resources:
          Copy:
            Type: AWS::DataSync::Task
            Properties: { CloudWatchLogGroupArn: !GetAtt Logs.Arn, Options: { LogLevel: 'OFF' } }
          Logs:
            Type: AWS::Logs::LogGroup`,
    },
  ],
  good: [
    {
      title: 'every file',
      template: `
        Resources:
          Copy:
            Type: AWS::DataSync::Task
            Properties: { CloudWatchLogGroupArn: !GetAtt Logs.Arn, Options: { LogLevel: TRANSFER } }
          Other:
            Type: AWS::DataSync::Task
            Properties: { CloudWatchLogGroupArn: !GetAtt Logs.Arn, Options: { LogLevel: BASIC } }
          Logs:
            Type: AWS::Logs::LogGroup`,
    },
    {
      title: 'a task in enhanced mode',
      template: `
        Resources:
          Copy:
            Type: AWS::DataSync::Task
            Properties: { TaskMode: ENHANCED, Options: { LogLevel: BASIC } }`,
    },
  ],
  unknown: [
    {
      title: 'a log group without level',
      template: `
        Resources:
          Copy:
            Type: AWS::DataSync::Task
            Properties: { CloudWatchLogGroupArn: !GetAtt Logs.Arn }
          Logs:
            Type: AWS::Logs::LogGroup`,
    },
  ],
});
