import { any, says } from '../../judge';
import { logWritersTo } from '../../questions/log-buckets';
import { mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'log-bucket-unversioned',
  topic: 'logging',
  severity: 'warning',
  title: 'Bucket of logs keeps no versions',
  why: 'A log that is overwritten or deleted is gone at once.',
  fix: 'Set `VersioningConfiguration.Status` to Enabled.',
  controls: { 'nist-800-53-r5': ['au-9', 'cp-9'] },
  appliesTo: ['AWS::S3::Bucket'],

  check(bucket, world, report) {
    if (logWritersTo(bucket, world).length === 0) return;
    const status = bucket.read('VersioningConfiguration.Status');
    // Amazon S3, "Using S3 Object Lock": a bucket with Object Lock has versioning on.
    const versioned = any([says(status, 'Enabled'), says(bucket.read('ObjectLockEnabled'), 'true')]);
    mustHold(versioned, status, { want: 'Enabled' }, report);
  },

  bad: [
    {
      title: 'the bucket of a trail, without versions',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, S3BucketName: !Ref Archive }
          Archive:
            Type: AWS::S3::Bucket`,
    },
    {
      title: 'a bucket of access logs, of which versioning is suspended',
      template: `
        Resources:
          Data:
            Type: AWS::S3::Bucket
            Properties: { LoggingConfiguration: { DestinationBucketName: !Ref Logs } }
          Logs:
            Type: AWS::S3::Bucket
            Properties: { VersioningConfiguration: { Status: Suspended } }`,
    },
  ],
  good: [
    {
      title: 'versions, or a lock',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, S3BucketName: !Ref Archive }
          Archive:
            Type: AWS::S3::Bucket
            Properties: { ObjectLockEnabled: true }
          Data:
            Type: AWS::S3::Bucket
            Properties: { LoggingConfiguration: { DestinationBucketName: !Ref Logs } }
          Logs:
            Type: AWS::S3::Bucket
            Properties: { VersioningConfiguration: { Status: Enabled } }`,
    },
    {
      title: 'a bucket without logs',
      template: `
        Resources:
          Data:
            Type: AWS::S3::Bucket
            Properties: { BucketName: data }`,
    },
  ],
  unknown: [
    {
      title: 'the status is a parameter',
      template: `
        Parameters:
          Status: { Type: String }
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, S3BucketName: !Ref Archive }
          Archive:
            Type: AWS::S3::Bucket
            Properties: { VersioningConfiguration: { Status: !Ref Status } }`,
    },
  ],
});
