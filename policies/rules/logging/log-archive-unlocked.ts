import { isArchive } from '../../questions/log-buckets';
import { mustBeLocked } from '../../questions/object-lock';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'log-archive-unlocked',
  topic: 'logging',
  severity: 'error',
  waivable: false,
  title: 'Log archive can be emptied',
  why: "Whoever gets hold of the archive's account deletes the record of what they did.",
  fix: 'Set `ObjectLockEnabled` to true, and a `DefaultRetention` with mode and time in `ObjectLockConfiguration`.',
  controls: { 'nist-800-53-r5': ['au-9', 'au-9.2', 'au-11'] },
  appliesTo: ['AWS::S3::Bucket'],

  check(bucket, world, report) {
    if (isArchive(bucket, world)) mustBeLocked(bucket, report);
  },

  bad: [
    {
      title: 'the bucket of a trail, without lock',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, S3BucketName: !Ref Archive }
          Archive:
            Type: AWS::S3::Bucket`,
    },
    {
      title: 'the bucket of a trail, locked but for no time',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, S3BucketName: archive }
          Archive:
            Type: AWS::S3::Bucket
            Properties: { BucketName: archive, ObjectLockEnabled: true }`,
    },
    {
      title: 'a bucket that two kinds of sources write to',
      template: `
        Resources:
          Flow:
            Type: AWS::EC2::FlowLog
            Properties: { ResourceType: VPC, ResourceId: vpc-0123456789abcdef0, LogDestination: !GetAtt Archive.Arn }
          Web:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties: { AccessLoggingPolicy: { Enabled: true, S3BucketName: !Ref Archive } }
          Archive:
            Type: AWS::S3::Bucket`,
    },
  ],
  good: [
    {
      title: 'the bucket of a trail, locked for a year',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, S3BucketName: !Ref Archive }
          Archive:
            Type: AWS::S3::Bucket
            Properties: { ObjectLockEnabled: true, ObjectLockConfiguration: { ObjectLockEnabled: Enabled, Rule: { DefaultRetention: { Mode: COMPLIANCE, Years: 1 } } } }`,
    },
    {
      title: 'one source, which another rule judges, and a bucket without logs',
      template: `
        Resources:
          Flow:
            Type: AWS::EC2::FlowLog
            Properties: { ResourceType: VPC, ResourceId: vpc-0123456789abcdef0, LogDestination: !GetAtt Flows.Arn }
          Second:
            Type: AWS::EC2::FlowLog
            Properties: { ResourceType: VPC, ResourceId: vpc-0123456789abcdef1, LogDestination: !GetAtt Flows.Arn }
          Flows:
            Type: AWS::S3::Bucket
          Data:
            Type: AWS::S3::Bucket`,
    },
  ],
  unknown: [
    {
      title: 'the lock is a parameter',
      template: `
        Parameters:
          Lock: { Type: String }
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, S3BucketName: !Ref Archive }
          Archive:
            Type: AWS::S3::Bucket
            Properties: { ObjectLockEnabled: !Ref Lock, ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: COMPLIANCE, Years: 1 } } } }`,
    },
  ],
});
