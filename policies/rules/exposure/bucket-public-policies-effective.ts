import { mustBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'bucket-public-policies-effective',
  topic: 'exposure',
  severity: 'error',
  title: 'Bucket obeys a policy that opens it to everybody',
  why: 'A policy that is too wide gives the data to other accounts and to everybody.',
  fix: 'Set `PublicAccessBlockConfiguration.RestrictPublicBuckets` to true.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-4', 'ac-6', 'sc-7'], fsbp: ['s3.8'] },
  appliesTo: ['AWS::S3::Bucket'],

  // Only buckets made since April 2023 are blocked by default, and a template does not say when its bucket was made:
  // title "Default settings for new S3 buckets FAQ" of the S3 user guide.
  check(bucket, _world, report) {
    mustBeTrue(bucket.read('PublicAccessBlockConfiguration.RestrictPublicBuckets'), { want: 'true' }, report);
  },

  bad: [
    {
      title: 'switched off',
      template: `
        Resources:
          B:
            Type: AWS::S3::Bucket
            Properties: { PublicAccessBlockConfiguration: { RestrictPublicBuckets: false } }`,
    },
    {
      title: 'nothing said',
      template: `
        Resources:
          B:
            Type: AWS::S3::Bucket
            Properties: { BucketName: claims }`,
    },
    {
      title: 'only the others are blocked',
      template: `
        Resources:
          B:
            Type: AWS::S3::Bucket
            Properties: { PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true } }`,
    },
  ],
  good: [
    {
      title: 'blocked',
      template: `
        Resources:
          B:
            Type: AWS::S3::Bucket
            Properties: { PublicAccessBlockConfiguration: { RestrictPublicBuckets: true } }`,
    },
    {
      title: 'blocked by a text',
      template: `
        Resources:
          B:
            Type: AWS::S3::Bucket
            Properties: { PublicAccessBlockConfiguration: { RestrictPublicBuckets: 'true' } }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Block: { Type: String }
        Resources:
          B:
            Type: AWS::S3::Bucket
            Properties: { PublicAccessBlockConfiguration: { RestrictPublicBuckets: !Ref Block } }`,
    },
    {
      title: 'all of it is imported',
      template: `
        Resources:
          B:
            Type: AWS::S3::Bucket
            Properties: { PublicAccessBlockConfiguration: !ImportValue block }`,
    },
  ],
});
