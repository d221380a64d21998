import { customOriginsOf } from '../../questions/distribution-parts';
import { mustBeText, says } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'distribution-origin-tls-outdated',
  topic: 'transit',
  severity: 'warning',
  title: 'CloudFront speaks TLS older than 1.2 with its origin',
  why: 'Old protocols have known breaks, and between CloudFront and the origin nobody looks at what was negotiated.',
  fix: 'Set `OriginSSLProtocols` to TLSv1.2 alone.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1', 'sc-13'], fsbp: ['cloudfront.10'] },
  appliesTo: ['AWS::CloudFront::Distribution', 'AWS::CloudFront::VpcOrigin'],

  check(resource, _world, report) {
    const isVpcOrigin = resource.type === 'AWS::CloudFront::VpcOrigin';
    const configs = isVpcOrigin
      ? [resource.read('VpcOriginEndpointConfig')]
      : customOriginsOf(resource).map(({ config }) => config);
    for (const config of configs) {
      // An origin that is never reached in TLS is another rule's business.
      if (says(config.get('OriginProtocolPolicy'), 'http-only')) continue;
      const protocols = config.get('OriginSSLProtocols');
      const want = 'TLSv1.2 alone';
      if (protocols.each().length === 0) report.fail(protocols, { want });
      const accepts = (protocol: string) => /^TLSv1\.[2-9]$/.test(protocol);
      for (const protocol of protocols.each()) mustBeText(protocol, { want, accepts }, report);
    }
  },

  bad: [
    {
      title: 'TLS 1.2 among older ones, on the second origin',
      template: `
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                Origins:
                  - { Id: one, CustomOriginConfig: { OriginProtocolPolicy: https-only, OriginSSLProtocols: [TLSv1.2] } }
                  - { Id: two, CustomOriginConfig: { OriginProtocolPolicy: match-viewer, OriginSSLProtocols: [TLSv1.2, TLSv1.1] } }`,
    },
    {
      title: 'no list, which leaves the choice to CloudFront',
      template: `
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig: { Origins: [{ Id: one, CustomOriginConfig: { OriginProtocolPolicy: https-only } }] }`,
    },
    {
      title: 'an origin in a VPC, reached in TLS 1.0',
      template: `
        Resources:
          Origin:
            Type: AWS::CloudFront::VpcOrigin
            Properties: { VpcOriginEndpointConfig: { Name: one, OriginProtocolPolicy: https-only, OriginSSLProtocols: [TLSv1] } }`,
    },
    {
      title: 'an origin in the old form, reached in SSL 3',
      template: `
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig: { CustomOrigin: { OriginProtocolPolicy: https-only, OriginSSLProtocols: [SSLv3] } }`,
    },
  ],
  good: [
    {
      title: 'TLS 1.2 alone; buckets and origins reached in HTTP have no list',
      template: `
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                Origins:
                  - { Id: one, CustomOriginConfig: { OriginProtocolPolicy: https-only, OriginSSLProtocols: [TLSv1.2] } }
                  - { Id: two, CustomOriginConfig: { OriginProtocolPolicy: http-only } }
                  - { Id: three, S3OriginConfig: {} }`,
    },
    {
      title: 'an origin in a VPC, reached in TLS 1.2',
      template: `
        Resources:
          Origin:
            Type: AWS::CloudFront::VpcOrigin
            Properties: { VpcOriginEndpointConfig: { Name: one, OriginProtocolPolicy: https-only, OriginSSLProtocols: [TLSv1.2] } }`,
    },
  ],
  unknown: [
    {
      title: 'the list is a parameter',
      template: `
        Parameters:
          Protocols: { Type: CommaDelimitedList }
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig: { Origins: [{ Id: one, CustomOriginConfig: { OriginProtocolPolicy: https-only, OriginSSLProtocols: !Ref Protocols } }] }`,
    },
  ],
});
