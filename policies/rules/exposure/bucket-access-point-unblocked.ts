import { mustBeTrue } from '../../judge';
import { defineRule } from '../../rule';

const SWITCHES = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];

export default defineRule({
  id: 'bucket-access-point-unblocked',
  topic: 'exposure',
  severity: 'error',
  title: 'Access point of a bucket may be opened to everybody',
  why: 'Through this door a policy or access list that is too wide works, even where the bucket looks closed.',
  fix: 'Remove `PublicAccessBlockConfiguration`, or set all four of its switches to true.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'sc-7'], fsbp: ['s3.19'] },
  appliesTo: ['AWS::S3::AccessPoint', 'AWS::S3::MultiRegionAccessPoint'],

  // All four are on unless the template says otherwise: title "Managing public access to access points" of the S3 user guide.
  check(point, _world, report) {
    for (const name of SWITCHES) {
      const property = point.read('PublicAccessBlockConfiguration').get(name);
      mustBeTrue(property, { want: 'true', preset: true }, report);
    }
  },

  bad: [
    {
      title: 'BlockPublicAcls is off',
      template: `
        Resources:
          A:
            Type: AWS::S3::AccessPoint
            Properties: { PublicAccessBlockConfiguration: { BlockPublicAcls: false } }`,
    },
    {
      title: 'BlockPublicPolicy is off',
      template: `
        Resources:
          A:
            Type: AWS::S3::AccessPoint
            Properties: { PublicAccessBlockConfiguration: { BlockPublicPolicy: 'false' } }`,
    },
    {
      title: 'IgnorePublicAcls is off',
      template: `
        Resources:
          A:
            Type: AWS::S3::MultiRegionAccessPoint
            Properties: { PublicAccessBlockConfiguration: { IgnorePublicAcls: false } }`,
    },
    {
      title: 'RestrictPublicBuckets is off',
      template: `
        Resources:
          A:
            Type: AWS::S3::MultiRegionAccessPoint
            Properties: { PublicAccessBlockConfiguration: { RestrictPublicBuckets: false } }`,
    },
  ],
  good: [
    {
      title: 'all are on',
      template: `
        Resources:
          A:
            Type: AWS::S3::AccessPoint
            Properties: { PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true } }`,
    },
    {
      title: 'nothing said',
      template: `
        Resources:
          A:
            Type: AWS::S3::AccessPoint
            Properties: { Bucket: claims }
          M:
            Type: AWS::S3::MultiRegionAccessPoint
            Properties: { Name: claims }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Block: { Type: String }
        Resources:
          A:
            Type: AWS::S3::AccessPoint
            Properties: { PublicAccessBlockConfiguration: { BlockPublicPolicy: !Ref Block } }`,
    },
  ],
});
