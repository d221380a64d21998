import { mustBeSet } from '../../judge';
import { defineRule } from '../../rule';

const WANT = 'the ARN of a KMS key';

export default defineRule({
  id: 'log-group-default-key',
  topic: 'logging',
  severity: 'warning',
  title: 'Log group is encrypted with a key of AWS, not your own',
  why: 'Nobody can cut off reading of the logs by a key policy, nor see who decrypted them.',
  fix: 'Set `KmsKeyId` to a key of your own.',
  controls: { 'nist-800-53-r5': ['au-9', 'sc-28'] },
  appliesTo: ['AWS::Logs::LogGroup'],

  check(group, _world, report) {
    mustBeSet(group.read('KmsKeyId'), WANT, report);
  },

  bad: [
    {
      title: 'no key',
      template: `
        Resources:
          Access:
            Type: AWS::Logs::LogGroup
            Properties: { RetentionInDays: 365 }`,
    },
    {
      title: 'an empty key',
      template: `
        Resources:
          Access:
            Type: AWS::Logs::LogGroup
            Properties: { KmsKeyId: '' }`,
    },
  ],
  good: [
    {
      title: 'a key of the template',
      template: `
        Resources:
          Access:
            Type: AWS::Logs::LogGroup
            Properties: { KmsKeyId: !GetAtt Key.Arn }
          Key:
            Type: AWS::KMS::Key`,
    },
    {
      title: 'a key named by its ARN',
      template: `
        Resources:
          Access:
            Type: AWS::Logs::LogGroup
            Properties: { KmsKeyId: 'arn:aws:kms:eu-central-1:111122223333:key/0123abcd-0123-0123-0123-0123456789ab' }`,
    },
  ],
  unknown: [
    {
      title: 'the key is a parameter, which may be empty',
      template: `
        Parameters:
          Key: { Type: String }
        Resources:
          Access:
            Type: AWS::Logs::LogGroup
            Properties: { KmsKeyId: !Ref Key }`,
    },
  ],
});
