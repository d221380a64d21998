import { mustBeSet } from '../../judge';
import { bucketOriginsOf } from '../../questions/bucket-origins';
import { defineRule } from '../../rule';

const WANT = 'an origin access control';

export default defineRule({
  id: 'bucket-origin-unsigned',
  topic: 'exposure',
  severity: 'error',
  title: 'CDN reads a bucket without origin access control',
  why: 'CDN and bucket cannot prove to each other who asks, so the bucket must be open wider than to this distribution.',
  fix: 'Set `OriginAccessControlId` of the origin.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'sc-7'], fsbp: ['cloudfront.13'] },
  appliesTo: ['AWS::CloudFront::Distribution'],

  check(distribution, _world, report) {
    for (const origin of bucketOriginsOf(distribution)) {
      mustBeSet(origin.get('OriginAccessControlId'), WANT, report);
    }
  },

  bad: [
    {
      title: 'a bucket of this template',
      template: `
        Resources:
          Web:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                Origins:
                  - { Id: b, DomainName: !GetAtt B.RegionalDomainName }
          B:
            Type: AWS::S3::Bucket`,
    },
    {
      title: 'a bucket by its name',
      template: `
        Resources:
          Web:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                Origins:
                  - { Id: b, DomainName: claims.s3.eu-central-1.amazonaws.com, OriginAccessControlId: '' }`,
    },
    {
      title: 'the older identity alone',
      template: `
        Resources:
          Web:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                Origins:
                  - { Id: b, DomainName: !Sub '\${B}.s3.amazonaws.com', S3OriginConfig: { OriginAccessIdentity: origin-access-identity/cloudfront/E127EXAMPLE51Z } }
          B:
            Type: AWS::S3::Bucket`,
    },
    {
      title: 'a bucket of this template, by its name in an address',
      template: `
        Resources:
          Web:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                Origins:
                  - { Id: b, DomainName: !Sub '\${B}.s3.amazonaws.com' }
          B:
            Type: AWS::S3::Bucket`,
    },
    {
      title: 'the address of a bucket that takes IPv6 too',
      template: `
        Resources:
          Web:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                Origins:
                  - { Id: b, DomainName: !GetAtt B.DualStackDomainName }
          B:
            Type: AWS::S3::Bucket`,
    },
    {
      title: 'a name that is a parameter, and settings that only buckets have',
      template: `
        Parameters:
          Name: { Type: String }
        Resources:
          Web:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                Origins:
                  - { Id: b, DomainName: !Ref Name, S3OriginConfig: {} }`,
    },
  ],
  good: [
    {
      title: 'an origin access control',
      template: `
        Resources:
          Web:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                Origins:
                  - { Id: b, DomainName: !GetAtt B.RegionalDomainName, OriginAccessControlId: !GetAtt C.Id, S3OriginConfig: { OriginAccessIdentity: '' } }
          B:
            Type: AWS::S3::Bucket
          C:
            Type: AWS::CloudFront::OriginAccessControl`,
    },
    {
      title: 'a server, a website of a bucket and no origins',
      template: `
        Resources:
          Web:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                Origins:
                  - { Id: s, DomainName: claims.example.com, CustomOriginConfig: { OriginProtocolPolicy: https-only } }
                  - { Id: w, DomainName: claims.s3-website.eu-central-1.amazonaws.com }
                  - { Id: l, DomainName: !GetAtt Balancer.DNSName }
                  - { Id: v, DomainName: claims.example.com, VpcOriginConfig: { VpcOriginId: vo_0123456789 } }
                  - { Id: c, DomainName: claims.s3.amazonaws.com, CustomOriginConfig: { OriginProtocolPolicy: https-only } }
          Balancer:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
          None:
            Type: AWS::CloudFront::Distribution
            Properties: { DistributionConfig: { Origins: [] } }`,
    },
  ],
  unknown: [
    {
      title: 'the origin access control is a parameter',
      template: `
        Parameters:
          Control: { Type: String }
        Resources:
          Web:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                Origins:
                  - { Id: b, DomainName: claims.s3.amazonaws.com, OriginAccessControlId: !Ref Control }`,
    },
  ],
});
