import { mustBeNumber } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'log-group-kept-forever',
  topic: 'logging',
  severity: 'warning',
  title: 'Log group keeps its logs forever',
  why: 'What the vendor did, and personal data with it, stays until somebody deletes the whole group by hand.',
  fix: 'Set `RetentionInDays`.',
  controls: { 'nist-800-53-r5': ['au-11'] },
  appliesTo: ['AWS::Logs::LogGroup'],

  check(group, _world, report) {
    mustBeNumber(group.read('RetentionInDays'), { want: 'a number of days', accepts: (days) => days > 0 }, report);
  },

  bad: [
    {
      title: 'no retention',
      template: `
        Resources:
          Access:
            Type: AWS::Logs::LogGroup
            Properties: { LogGroupName: access }`,
    },
    {
      title: 'no properties at all',
      template: `
        Resources:
          Access:
            Type: AWS::Logs::LogGroup`,
    },
    {
      title: 'zero days, which means forever elsewhere',
      template: `
        Resources:
          Access:
            Type: AWS::Logs::LogGroup
            Properties: { RetentionInDays: 0 }`,
    },
  ],
  good: [
    {
      title: 'a year',
      template: `
        Resources:
          Access:
            Type: AWS::Logs::LogGroup
            Properties: { RetentionInDays: 365 }`,
    },
    {
      title: 'one day, which another rule calls short, as text',
      template: `
        Resources:
          Access:
            Type: AWS::Logs::LogGroup
            Properties: { RetentionInDays: '1' }`,
    },
  ],
  unknown: [
    {
      title: 'the retention is a parameter',
      template: `
        Parameters:
          Days: { Type: Number }
        Resources:
          Access:
            Type: AWS::Logs::LogGroup
            Properties: { RetentionInDays: !Ref Days }`,
    },
  ],
});
