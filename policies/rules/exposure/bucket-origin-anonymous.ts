import { any, isText } from '../../judge';
import { bucketOriginsOf } from '../../questions/bucket-origins';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'bucket-origin-anonymous',
  topic: 'exposure',
  severity: 'warning',
  tier: 'opinion',
  title: 'CDN reads a bucket as anybody would',
  why: 'The bucket answers only because it is open to everybody, so nobody needs to come through the CDN.',
  fix: 'Set `OriginAccessControlId` of the origin, or the older `S3OriginConfig.OriginAccessIdentity`.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'sc-7'] },
  appliesTo: ['AWS::CloudFront::Distribution'],

  check(distribution, _world, report) {
    for (const origin of bucketOriginsOf(distribution)) {
      const identity = origin.read('S3OriginConfig.OriginAccessIdentity');
      const named = any([isText(origin.get('OriginAccessControlId').value), isText(identity.value)]);
      if (named === false) report.fail(identity, { want: 'an origin access control or identity' });
      if (named === undefined) report.unknown(identity, { want: 'an origin access control or identity' });
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
                  - { Id: b, DomainName: !GetAtt B.DomainName }
          B:
            Type: AWS::S3::Bucket`,
    },
    {
      title: 'an empty identity',
      template: `
        Resources:
          Web:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                Origins:
                  - { Id: b, DomainName: claims.s3.amazonaws.com, S3OriginConfig: { OriginAccessIdentity: '' } }`,
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
                  - { Id: b, DomainName: claims.s3.amazonaws.com, OriginAccessControlId: E2QWRUHEXAMPLE }`,
    },
    {
      title: 'an identity',
      template: `
        Resources:
          Web:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                Origins:
                  - { Id: b, DomainName: claims.s3.amazonaws.com, S3OriginConfig: { OriginAccessIdentity: !Sub 'origin-access-identity/cloudfront/\${I}' } }
          I:
            Type: AWS::CloudFront::CloudFrontOriginAccessIdentity`,
    },
  ],
  unknown: [
    {
      title: 'the identity is a parameter',
      template: `
        Parameters:
          Identity: { Type: String }
        Resources:
          Web:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                Origins:
                  - { Id: b, DomainName: claims.s3.amazonaws.com, S3OriginConfig: { OriginAccessIdentity: !Ref Identity } }`,
    },
  ],
});
