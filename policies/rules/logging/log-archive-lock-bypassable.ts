import { mustNotSay } from '../../judge';
import { isArchive } from '../../questions/log-buckets';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'log-archive-lock-bypassable',
  topic: 'logging',
  severity: 'warning',
  tier: 'opinion',
  title: 'Lock of the log archive can be lifted by permission',
  why: 'Whoever holds s3:BypassGovernanceRetention, an administrator for one, deletes logs before their time.',
  fix: 'Set the `Mode` of `DefaultRetention` to COMPLIANCE.',
  controls: { 'nist-800-53-r5': ['au-9'] },
  appliesTo: ['AWS::S3::Bucket'],

  check(bucket, world, report) {
    const mode = bucket.read('ObjectLockConfiguration.Rule.DefaultRetention.Mode');
    if (isArchive(bucket, world)) mustNotSay(mode, { texts: ['GOVERNANCE'], want: 'COMPLIANCE' }, report);
  },

  bad: [
    {
      title: 'governance mode',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, S3BucketName: !Ref Archive }
          Archive:
            Type: AWS::S3::Bucket
            Properties: { ObjectLockEnabled: true, ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: GOVERNANCE, Years: 1 } } } }`,
    },
    {
      title: 'governance mode, in lower case',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, S3BucketName: !Ref Archive }
          Archive:
            Type: AWS::S3::Bucket
            Properties: { ObjectLockEnabled: true, ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: governance, Years: 1 } } } }`,
    },
  ],
  good: [
    {
      title: 'compliance mode',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, S3BucketName: !Ref Archive }
          Archive:
            Type: AWS::S3::Bucket
            Properties: { ObjectLockEnabled: true, ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: COMPLIANCE, Years: 1 } } } }`,
    },
    {
      title: "a bucket that is no archive, and an archive without lock, which is another rule's business",
      template: `
        Resources:
          Data:
            Type: AWS::S3::Bucket
            Properties: { ObjectLockEnabled: true, ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: GOVERNANCE, Years: 1 } } } }
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, S3BucketName: !Ref Archive }
          Archive:
            Type: AWS::S3::Bucket`,
    },
  ],
  unknown: [
    {
      title: 'the mode is a parameter',
      template: `
        Parameters:
          Mode: { Type: String }
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, S3BucketName: !Ref Archive }
          Archive:
            Type: AWS::S3::Bucket
            Properties: { ObjectLockEnabled: true, ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: !Ref Mode, Years: 1 } } } }`,
    },
  ],
});
