import { mustBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'trail-digest-missing',
  topic: 'logging',
  severity: 'error',
  title: 'Trail writes no digests, so its logs prove nothing',
  why: 'Without digest files nobody can show that a log was not changed or deleted after the fact.',
  fix: 'Set `EnableLogFileValidation` to true.',
  controls: { 'nist-800-53-r5': ['au-9', 'au-10', 'si-7'] },
  appliesTo: ['AWS::CloudTrail::Trail'],

  check(trail, _world, report) {
    // AWS::CloudTrail::Trail, EnableLogFileValidation: "The default is false."
    mustBeTrue(trail.read('EnableLogFileValidation'), { want: 'true' }, report);
  },

  bad: [
    {
      title: 'digests never mentioned',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, S3BucketName: vendor-logs }`,
    },
    {
      title: 'digests switched off',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, S3BucketName: vendor-logs, EnableLogFileValidation: 'false' }`,
    },
  ],
  good: [
    {
      title: 'digests on',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, S3BucketName: vendor-logs, EnableLogFileValidation: true }`,
    },
    {
      title: 'on in every stage of a mapping that the parameter may name',
      template: `
        Parameters:
          Stage: { Type: String, Default: pilot, AllowedValues: [pilot, expanded] }
        Mappings:
          Digests: { pilot: { on: true }, expanded: { on: true } }
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, EnableLogFileValidation: !FindInMap [Digests, !Ref Stage, 'on'] }`,
    },
  ],
  unknown: [
    {
      title: 'the switch is read from SSM at deployment',
      template: `
        Parameters:
          Digests: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /trail/digests }
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, EnableLogFileValidation: !Ref Digests }`,
    },
  ],
});
