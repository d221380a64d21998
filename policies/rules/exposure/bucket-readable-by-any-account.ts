import { judgeAcl } from '../../questions/bucket-acl';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'bucket-readable-by-any-account',
  topic: 'exposure',
  severity: 'error',
  waivable: false,
  title: 'Bucket lists its files to every AWS account',
  why: 'An AWS account costs nothing, so this means everybody.',
  fix: 'Remove `AccessControl` and name those who may read in a bucket policy.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6'], fsbp: ['s3.2'] },
  appliesTo: ['AWS::S3::Bucket'],

  check(bucket, _world, report) {
    judgeAcl(bucket, 'AuthenticatedRead', report);
  },

  bad: [
    {
      title: 'the access list',
      template: `
        Resources:
          B:
            Type: AWS::S3::Bucket
            Properties: { AccessControl: AuthenticatedRead }`,
    },
    {
      title: 'the access list by the default of a parameter, with half a block',
      template: `
        Parameters:
          Acl: { Type: String, Default: AuthenticatedRead }
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
            Properties: { AccessControl: AuthenticatedRead, PublicAccessBlockConfiguration: { BlockPublicAcls: true } }
          I:
            Type: AWS::S3::Bucket
            Properties: { AccessControl: AuthenticatedRead, PublicAccessBlockConfiguration: { IgnorePublicAcls: 'true' } }`,
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
            Properties: { AccessControl: AuthenticatedRead, PublicAccessBlockConfiguration: { IgnorePublicAcls: !Ref Ignore } }`,
    },
  ],
});
