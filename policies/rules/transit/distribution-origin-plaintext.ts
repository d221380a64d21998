import { customOriginsOf } from '../../questions/distribution-parts';
import { mustBeText } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'distribution-origin-plaintext',
  topic: 'transit',
  severity: 'error',
  title: 'CloudFront fetches from its origin in plain HTTP',
  why: 'The viewer sees HTTPS, but between CloudFront and the origin everybody on the way reads along.',
  fix: 'Set `OriginProtocolPolicy` to https-only.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'], fsbp: ['cloudfront.9'] },
  appliesTo: ['AWS::CloudFront::Distribution', 'AWS::CloudFront::VpcOrigin'],

  check(resource, _world, report) {
    const isVpcOrigin = resource.type === 'AWS::CloudFront::VpcOrigin';
    const origins = isVpcOrigin
      ? // Its distributions decide what viewers may do, and they may stand in other stacks.
        [{ config: resource.read('VpcOriginEndpointConfig'), viewersEncrypt: undefined }]
      : customOriginsOf(resource);
    // "VpcOriginEndpointConfig" (CloudFormation): the default is match-viewer. Others must name a policy.
    const preset = isVpcOrigin ? 'match-viewer' : undefined;
    for (const { config, viewersEncrypt } of origins) {
      const accepts = (policy: string) => (policy === 'match-viewer' ? viewersEncrypt : policy === 'https-only');
      const want = 'https-only, or match-viewer where all viewers come in HTTPS';
      mustBeText(config.get('OriginProtocolPolicy'), { want, preset, accepts }, report);
    }
  },

  bad: [
    {
      title: 'the second origin is reached in HTTP alone',
      template: `
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                Origins:
                  - { Id: one, DomainName: one.example.com, CustomOriginConfig: { OriginProtocolPolicy: https-only } }
                  - { Id: two, DomainName: two.example.com, CustomOriginConfig: { OriginProtocolPolicy: http-only } }
                DefaultCacheBehavior: { TargetOriginId: one, ViewerProtocolPolicy: https-only }`,
    },
    {
      title: 'as the viewer comes, and viewers may come in HTTP',
      template: `
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                Origins:
                  - { Id: one, DomainName: one.example.com, CustomOriginConfig: { OriginProtocolPolicy: match-viewer } }
                  - { Id: two, DomainName: a.s3.amazonaws.com, S3OriginConfig: {} }
                DefaultCacheBehavior: { TargetOriginId: one, ViewerProtocolPolicy: https-only }
                CacheBehaviors: [{ PathPattern: /a/*, TargetOriginId: one, ViewerProtocolPolicy: allow-all }]`,
    },
    {
      title: 'as the viewer comes, and a group of origins is open to HTTP',
      template: `
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                Origins: [{ Id: one, DomainName: one.example.com, CustomOriginConfig: { OriginProtocolPolicy: match-viewer } }]
                DefaultCacheBehavior: { TargetOriginId: both, ViewerProtocolPolicy: allow-all }`,
    },
    {
      title: 'an origin in the old form, reached in HTTP alone',
      template: `
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                CustomOrigin: { DNSName: one.example.com, OriginProtocolPolicy: http-only }
                DefaultCacheBehavior: { ViewerProtocolPolicy: https-only }`,
    },
    {
      title: 'an origin in a VPC, reached in HTTP alone',
      template: `
        Resources:
          Origin:
            Type: AWS::CloudFront::VpcOrigin
            Properties: { VpcOriginEndpointConfig: { Name: one, Arn: !ImportValue balancer, OriginProtocolPolicy: http-only } }`,
    },
    {
      title: 'no policy',
      template: `
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                Origins: [{ Id: one, DomainName: one.example.com, CustomOriginConfig: { HTTPPort: 80 } }]
                DefaultCacheBehavior: { TargetOriginId: one, ViewerProtocolPolicy: https-only }`,
    },
  ],
  good: [
    {
      title: 'HTTPS only, or as viewers come who come in HTTPS; buckets are reached in their own way',
      template: `
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                Origins:
                  - { Id: one, DomainName: one.example.com, CustomOriginConfig: { OriginProtocolPolicy: https-only } }
                  - { Id: two, DomainName: two.example.com, CustomOriginConfig: { OriginProtocolPolicy: match-viewer } }
                  - { Id: three, DomainName: a.s3.amazonaws.com, S3OriginConfig: {} }
                DefaultCacheBehavior: { TargetOriginId: three, ViewerProtocolPolicy: allow-all }
                CacheBehaviors:
                  - { PathPattern: /a/*, TargetOriginId: two, ViewerProtocolPolicy: redirect-to-https }
                  - { PathPattern: /b/*, TargetOriginId: two, ViewerProtocolPolicy: https-only }`,
    },
    {
      title: 'an origin in a VPC and one in the old form, reached in HTTPS',
      template: `
        Resources:
          Origin:
            Type: AWS::CloudFront::VpcOrigin
            Properties: { VpcOriginEndpointConfig: { Name: one, Arn: !ImportValue balancer, OriginProtocolPolicy: https-only } }
          Site:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                CustomOrigin: { DNSName: one.example.com, OriginProtocolPolicy: match-viewer }
                DefaultCacheBehavior: { ViewerProtocolPolicy: https-only }`,
    },
  ],
  unknown: [
    {
      title: 'an origin in a VPC that says nothing, so that its distributions decide',
      template: `
        Resources:
          Origin:
            Type: AWS::CloudFront::VpcOrigin
            Properties: { VpcOriginEndpointConfig: { Name: one, Arn: !ImportValue balancer } }`,
    },
    {
      title: 'as the viewer comes, and that is a parameter',
      template: `
        Parameters:
          Viewers: { Type: String }
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                Origins: [{ Id: one, DomainName: one.example.com, CustomOriginConfig: { OriginProtocolPolicy: match-viewer } }]
                DefaultCacheBehavior: { TargetOriginId: one, ViewerProtocolPolicy: !Ref Viewers }`,
    },
  ],
});
