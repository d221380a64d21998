import { mustBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'trail-stopped',
  topic: 'logging',
  severity: 'error',
  title: 'Trail exists but does not log',
  why: 'It looks as if every call to AWS were recorded, and none is.',
  fix: 'Set `IsLogging` to true.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12'] },
  appliesTo: ['AWS::CloudTrail::Trail'],

  check(trail, _world, report) {
    mustBeTrue(trail.read('IsLogging'), { want: 'true' }, report);
  },

  bad: [
    {
      title: 'stopped',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: false, S3BucketName: logs }`,
    },
    {
      title: 'not said',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { S3BucketName: logs }`,
    },
  ],
  good: [
    {
      title: 'logging',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, S3BucketName: logs }`,
    },
    {
      title: 'logging, as text',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: 'true', S3BucketName: logs }`,
    },
  ],
  unknown: [
    {
      title: 'the switch is a parameter',
      template: `
        Parameters:
          Log: { Type: String }
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: !Ref Log }`,
    },
  ],
});
