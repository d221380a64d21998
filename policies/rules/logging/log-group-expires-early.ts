import { mustBeNumber } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'log-group-expires-early',
  topic: 'logging',
  severity: 'warning',
  tier: 'opinion',
  title: 'Log group forgets within ninety days',
  why: 'An intrusion is often found months later, when these logs are gone.',
  fix: 'Set `RetentionInDays` to 90 or more.',
  controls: { 'nist-800-53-r5': ['au-11'] },
  appliesTo: ['AWS::Logs::LogGroup'],

  check(group, _world, report) {
    // A group without retention keeps everything, so it does not forget early.
    const kept = { want: '90 days or more', preset: Number.POSITIVE_INFINITY, accepts: (days: number) => days >= 90 };
    mustBeNumber(group.read('RetentionInDays'), kept, report);
  },

  bad: [
    {
      title: 'one week',
      template: `
        Resources:
          Access:
            Type: AWS::Logs::LogGroup
            Properties: { RetentionInDays: 7 }`,
    },
    {
      title: 'two months, as text',
      template: `
        Resources:
          Access:
            Type: AWS::Logs::LogGroup
            Properties: { RetentionInDays: '60' }`,
    },
  ],
  good: [
    {
      title: 'ninety days',
      template: `
        Resources:
          Access:
            Type: AWS::Logs::LogGroup
            Properties: { RetentionInDays: 90 }`,
    },
    {
      title: 'forever',
      template: `
        Resources:
          Access:
            Type: AWS::Logs::LogGroup
            Properties: { LogGroupName: access }`,
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
