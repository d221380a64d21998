import { mustBeSet } from '../../judge';
import { defineRule } from '../../rule';

const WANT = 'the ARN of a KMS key';

export default defineRule({
  id: 'trail-default-key',
  topic: 'logging',
  severity: 'error',
  title: 'Trail is encrypted with a key of AWS, not your own',
  why: 'Whoever may read the bucket reads the record of every call; no key policy stands in between.',
  fix: 'Set `KMSKeyId` to a key of your own.',
  controls: { 'nist-800-53-r5': ['au-9', 'sc-28'], fsbp: ['cloudtrail.2'] },
  appliesTo: ['AWS::CloudTrail::Trail'],

  check(trail, _world, report) {
    mustBeSet(trail.read('KMSKeyId'), WANT, report);
  },

  bad: [
    {
      title: 'no key',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, S3BucketName: logs }`,
    },
    {
      title: 'an empty key',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, KMSKeyId: '' }`,
    },
  ],
  good: [
    {
      title: 'a key of the template',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, KMSKeyId: !Ref Key }
          Key:
            Type: AWS::KMS::Key`,
    },
    {
      title: 'a key by its alias',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, KMSKeyId: alias/trail }`,
    },
  ],
  unknown: [
    {
      title: 'the key is a parameter, which may be empty',
      template: `
        Parameters:
          Key: { Type: String }
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, KMSKeyId: !Ref Key }`,
    },
  ],
});
