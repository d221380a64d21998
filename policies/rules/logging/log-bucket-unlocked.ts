import { isArchive, takesLockableLogs } from '../../questions/log-buckets';
import { mustBeLocked } from '../../questions/object-lock';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'log-bucket-unlocked',
  topic: 'logging',
  severity: 'warning',
  tier: 'opinion',
  title: 'Bucket of one kind of log can be emptied',
  why: 'Whoever may delete objects in it deletes the traces they left there.',
  fix: 'Set `ObjectLockEnabled` to true, and a `DefaultRetention` with mode and time in `ObjectLockConfiguration`.',
  controls: { 'nist-800-53-r5': ['au-9', 'au-11'] },
  appliesTo: ['AWS::S3::Bucket'],

  check(bucket, world, report) {
    if (takesLockableLogs(bucket, world) && !isArchive(bucket, world)) mustBeLocked(bucket, report);
  },

  bad: [
    {
      title: 'flow logs without lock',
      template: `
        Resources:
          Flow:
            Type: AWS::EC2::FlowLog
            Properties: { ResourceType: VPC, ResourceId: vpc-0123456789abcdef0, LogDestination: !GetAtt Flows.Arn }
          Flows:
            Type: AWS::S3::Bucket`,
    },
    {
      title: 'logs of a web firewall, locked but for no time',
      template: `
        Resources:
          Log:
            Type: AWS::WAFv2::LoggingConfiguration
            Properties: { ResourceArn: arn, LogDestinationConfigs: [!GetAtt Walls.Arn] }
          Walls:
            Type: AWS::S3::Bucket
            Properties: { ObjectLockEnabled: true }`,
    },
  ],
  good: [
    {
      title: 'locked for ninety days',
      template: `
        Resources:
          Flow:
            Type: AWS::EC2::FlowLog
            Properties: { ResourceType: VPC, ResourceId: vpc-0123456789abcdef0, LogDestination: !GetAtt Flows.Arn }
          Flows:
            Type: AWS::S3::Bucket
            Properties: { ObjectLockEnabled: true, ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: GOVERNANCE, Days: 90 } } } }`,
    },
    {
      title: "an archive is another rule's business, and access logs of buckets and warehouses cannot be locked",
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, S3BucketName: !Ref Archive }
          Archive:
            Type: AWS::S3::Bucket
          Data:
            Type: AWS::S3::Bucket
            Properties: { LoggingConfiguration: { DestinationBucketName: !Ref Logs } }
          House:
            Type: AWS::Redshift::Cluster
            Properties: { LoggingProperties: { BucketName: !Ref Logs } }
          Logs:
            Type: AWS::S3::Bucket`,
    },
  ],
  unknown: [
    {
      title: 'the mode is a parameter, which may be empty',
      template: `
        Parameters:
          Mode: { Type: String }
        Resources:
          Flow:
            Type: AWS::EC2::FlowLog
            Properties: { ResourceType: VPC, ResourceId: vpc-0123456789abcdef0, LogDestination: !GetAtt Flows.Arn }
          Flows:
            Type: AWS::S3::Bucket
            Properties: { ObjectLockEnabled: true, ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: !Ref Mode, Days: 90 } } } }`,
    },
  ],
});
