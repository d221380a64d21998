import { mustBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'bucket-public-acls-accepted',
  topic: 'exposure',
  severity: 'error',
  title: 'Bucket takes access lists that open it to everybody',
  why: 'One upload with a wrong access list puts a file on the internet.',
  fix: 'Set `PublicAccessBlockConfiguration.BlockPublicAcls` to true.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-4', 'ac-6', 'sc-7'], fsbp: ['s3.8'] },
  appliesTo: ['AWS::S3::Bucket'],

  // Only buckets made since April 2023 are blocked by default, and a template does not say when its bucket was made:
  // title "Default settings for new S3 buckets FAQ" of the S3 user guide.
  check(bucket, _world, report) {
    mustBeTrue(bucket.read('PublicAccessBlockConfiguration.BlockPublicAcls'), { want: 'true' }, report);
  },

  bad: [
    {
      title: 'switched off',
      template: `
        Resources:
          B:
            Type: AWS::S3::Bucket
            Properties: { PublicAccessBlockConfiguration: { BlockPublicAcls: false } }`,
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
            Properties: { PublicAccessBlockConfiguration: { BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true } }`,
    },
  ],
  good: [
    {
      title: 'blocked',
      template: `
        Resources:
          B:
            Type: AWS::S3::Bucket
            Properties: { PublicAccessBlockConfiguration: { BlockPublicAcls: true } }`,
    },
    {
      title: 'blocked by a text',
      template: `
        Resources:
          B:
            Type: AWS::S3::Bucket
            Properties: { PublicAccessBlockConfiguration: { BlockPublicAcls: 'true' } }`,
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
            Properties: { PublicAccessBlockConfiguration: { BlockPublicAcls: !Ref Block } }`,
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
