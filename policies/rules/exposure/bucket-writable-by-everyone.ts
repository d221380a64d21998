import { judgeAcl } from '../../questions/bucket-acl';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'bucket-writable-by-everyone',
  topic: 'exposure',
  severity: 'error',
  waivable: false,
  title: 'Bucket takes files from everybody',
  why: 'Anybody can replace and delete files, and what is read from here becomes an attack.',
  fix: 'Remove `AccessControl` and name those who may read in a bucket policy.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6'], fsbp: ['s3.2', 's3.3'] },
  appliesTo: ['AWS::S3::Bucket'],

  check(bucket, _world, report) {
    judgeAcl(bucket, 'PublicReadWrite', report);
  },

  bad: [
    {
      title: 'the access list',
      template: `
        Resources:
          B:
            Type: AWS::S3::Bucket
            Properties: { AccessControl: PublicReadWrite }`,
    },
    {
      title: 'the access list by the default of a parameter, with half a block',
      template: `
        Parameters:
          Acl: { Type: String, Default: PublicReadWrite }
        Resources:
          B:
            Type: AWS::S3::Bucket
            Properties: { AccessControl: !Ref Acl, PublicAccessBlockConfiguration: { BlockPublicPolicy: true, IgnorePublicAcls: false } }`,
    },
  ],
  good: [
    {
      title: 'a private list, and none',
      template: `
        Resources:
          B:
            Type: AWS::S3::Bucket
            Properties: { AccessControl: Private }
          N:
            Type: AWS::S3::Bucket
            Properties: { BucketName: claims }`,
    },
    {
      title: 'a list that the bucket refuses or ignores',
      template: `
        Resources:
          R:
            Type: AWS::S3::Bucket
            Properties: { AccessControl: PublicReadWrite, PublicAccessBlockConfiguration: { BlockPublicAcls: true } }
          I:
            Type: AWS::S3::Bucket
            Properties: { AccessControl: PublicReadWrite, PublicAccessBlockConfiguration: { IgnorePublicAcls: 'true' } }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Acl: { Type: String }
        Resources:
          B:
            Type: AWS::S3::Bucket
            Properties: { AccessControl: !Ref Acl }`,
    },
    {
      title: 'whether the bucket ignores it is a parameter',
      template: `
        Parameters:
          Ignore: { Type: String }
        Resources:
          B:
            Type: AWS::S3::Bucket
            Properties: { AccessControl: PublicReadWrite, PublicAccessBlockConfiguration: { IgnorePublicAcls: !Ref Ignore } }`,
    },
  ],
});
