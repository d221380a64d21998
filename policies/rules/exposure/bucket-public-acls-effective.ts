import { mustBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'bucket-public-acls-effective',
  topic: 'exposure',
  severity: 'error',
  title: 'Bucket obeys access lists that open it to everybody',
  why: 'Files with a wrong access list from before are readable by everybody.',
  fix: 'Set `PublicAccessBlockConfiguration.IgnorePublicAcls` to true.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-4', 'ac-6', 'sc-7'], fsbp: ['s3.8'] },
  appliesTo: ['AWS::S3::Bucket'],

  // Only buckets made since April 2023 are blocked by default, and a template does not say when its bucket was made:
  // title "Default settings for new S3 buckets FAQ" of the S3 user guide.
  check(bucket, _world, report) {
    mustBeTrue(bucket.read('PublicAccessBlockConfiguration.IgnorePublicAcls'), { want: 'true' }, report);
  },

  bad: [
    {
      title: 'switched off',
      template: `
        Resources:
          B:
            Type: AWS::S3::Bucket
            Properties: { PublicAccessBlockConfiguration: { IgnorePublicAcls: false } }`,
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
            Properties: { PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true } }`,
    },
  ],
  good: [
    {
      title: 'blocked',
      template: `
        Resources:
          B:
            Type: AWS::S3::Bucket
            Properties: { PublicAccessBlockConfiguration: { IgnorePublicAcls: true } }`,
    },
    {
      title: 'blocked by a text',
      template: `
        Resources:
          B:
            Type: AWS::S3::Bucket
            Properties: { PublicAccessBlockConfiguration: { IgnorePublicAcls: 'true' } }`,
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
            Properties: { PublicAccessBlockConfiguration: { IgnorePublicAcls: !Ref Block } }`,
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
