import { any, isText } from '../../judge';
import { logWritersTo } from '../../questions/log-buckets';
import { mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

/** These deliver only to buckets that are encrypted with the key of S3, as the guide of each service says. */
const KEYLESS = [
  'AWS::ElasticLoadBalancing::LoadBalancer',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::Redshift::Cluster',
  'AWS::S3::Bucket',
];

export default defineRule({
  id: 'log-bucket-default-key',
  topic: 'logging',
  severity: 'warning',
  tier: 'opinion',
  title: 'Bucket of logs is encrypted with a key of AWS, not your own',
  why: 'Nobody can cut off reading of the logs by a key policy, nor see who decrypted them.',
  fix: 'Set `SSEAlgorithm` to aws:kms and name a key in `KMSMasterKeyID`.',
  controls: { 'nist-800-53-r5': ['au-9', 'sc-28'] },
  appliesTo: ['AWS::S3::Bucket'],

  check(bucket, world, report) {
    const writers = logWritersTo(bucket, world);
    if (writers.length === 0 || writers.some(({ type }) => KEYLESS.includes(type))) return;
    const rules = bucket.read('BucketEncryption.ServerSideEncryptionConfiguration');
    const keys = rules.each().map((rule) => isText(rule.read('ServerSideEncryptionByDefault.KMSMasterKeyID').value));
    mustHold(any(keys), rules, { want: 'aws:kms with a key of your own' }, report);
  },

  bad: [
    {
      title: 'nothing about encryption',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, S3BucketName: !Ref Archive }
          Archive:
            Type: AWS::S3::Bucket`,
    },
    {
      title: 'the key that AWS holds',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, S3BucketName: !Ref Archive }
          Archive:
            Type: AWS::S3::Bucket
            Properties: { BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: aws:kms } }] } }`,
    },
  ],
  good: [
    {
      title: 'a key of the template, and a bucket without logs',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, S3BucketName: !Ref Archive }
          Archive:
            Type: AWS::S3::Bucket
            Properties: { BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: aws:kms, KMSMasterKeyID: !GetAtt Key.Arn } }] } }
          Key:
            Type: AWS::KMS::Key
          Data:
            Type: AWS::S3::Bucket`,
    },
    {
      title: 'writers that cannot use a key',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties: { AccessLoggingPolicy: { Enabled: true, S3BucketName: !Ref One } }
          One:
            Type: AWS::S3::Bucket
            Properties: { LoggingConfiguration: { DestinationBucketName: !Ref Two } }
          Two:
            Type: AWS::S3::Bucket
          House:
            Type: AWS::Redshift::Cluster
            Properties: { LoggingProperties: { BucketName: !Ref Three } }
          Three:
            Type: AWS::S3::Bucket
          App:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties: { LoadBalancerAttributes: [{ Key: access_logs.s3.bucket, Value: !Ref Four }] }
          Four:
            Type: AWS::S3::Bucket`,
    },
    {
      title: 'one writer that could use a key, beside one that cannot',
      template: `
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { IsLogging: true, S3BucketName: !Ref Archive }
          Web:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties: { AccessLoggingPolicy: { Enabled: true, S3BucketName: !Ref Archive } }
          Archive:
            Type: AWS::S3::Bucket`,
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
            Properties: { IsLogging: true, S3BucketName: !Ref Archive }
          Archive:
            Type: AWS::S3::Bucket
            Properties: { BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: aws:kms, KMSMasterKeyID: !Ref Key } }] } }`,
    },
  ],
});
