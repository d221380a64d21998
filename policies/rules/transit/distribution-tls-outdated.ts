import { mustBeText, says } from '../../judge';
import { defineRule } from '../../rule';
import { tlsExpectation } from '../../questions/tls-policies';

export default defineRule({
  id: 'distribution-tls-outdated',
  topic: 'transit',
  severity: 'error',
  title: 'Distribution accepts TLS older than 1.2',
  why: 'TLS 1.0 and 1.1 have known breaks; a viewer that is talked down to them sends its data under a broken cipher.',
  fix: 'Bring a certificate of your own and set `MinimumProtocolVersion` to TLSv1.2_2021 or newer.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1', 'sc-13'], fsbp: ['cloudfront.15'] },
  appliesTo: ['AWS::CloudFront::Distribution'],

  check(distribution, _world, report, profile) {
    const viewer = distribution.read('DistributionConfig.ViewerCertificate');
    // "ViewerCertificate" (CloudFront API): with the default certificate the policy is TLSv1, whatever is written here.
    const shared = viewer.get('CloudFrontDefaultCertificate');
    const isShared = says(shared, 'true');
    if (isShared) return report.fail(shared, { want: 'a certificate of your own: the default one accepts TLS 1.0' });
    if (isShared === undefined) report.unknown(shared, { want: 'false, or not set' });
    const { want, accepts } = tlsExpectation('other', profile);
    mustBeText(viewer.get('MinimumProtocolVersion'), { want, accepts, preset: 'TLSv1' }, report);
  },

  bad: [
    {
      title: 'no settings, which means the default certificate and TLS 1.0',
      template: `
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties: { DistributionConfig: { Enabled: true } }`,
    },
    {
      title: 'the default certificate, which makes CloudFront ignore the policy',
      template: `
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig: { ViewerCertificate: { CloudFrontDefaultCertificate: 'True', MinimumProtocolVersion: TLSv1.2_2021 } }`,
    },
    {
      title: 'a certificate of our own and TLS 1.1',
      template: `
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig: { ViewerCertificate: { AcmCertificateArn: !ImportValue certificate, MinimumProtocolVersion: TLSv1.1_2016 } }`,
    },
    {
      title: 'a certificate of our own and no policy',
      template: `
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig: { ViewerCertificate: { AcmCertificateArn: !ImportValue certificate } }`,
    },
  ],
  good: [
    {
      title: 'policies from TLS 1.2 on',
      template: `
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig: { ViewerCertificate: { AcmCertificateArn: !ImportValue certificate, MinimumProtocolVersion: TLSv1.2_2018 } }
          Other:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig: { ViewerCertificate: { CloudFrontDefaultCertificate: false, IamCertificateId: abc, MinimumProtocolVersion: TLSv1.3_2025 } }`,
    },
    {
      title: 'CloudFront has no names for FIPS, so TLS 1.2 is enough where that is asked for',
      profile: 'fips',
      template: `
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig: { ViewerCertificate: { AcmCertificateArn: !ImportValue certificate, MinimumProtocolVersion: TLSv1.2_2021 } }`,
    },
  ],
  unknown: [
    {
      title: 'the policy is a parameter',
      template: `
        Parameters:
          Policy: { Type: String }
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig: { ViewerCertificate: { AcmCertificateArn: !ImportValue certificate, MinimumProtocolVersion: !Ref Policy } }`,
    },
    {
      title: 'whether the default certificate is used is a parameter',
      template: `
        Parameters:
          Shared: { Type: String }
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig: { ViewerCertificate: { CloudFrontDefaultCertificate: !Ref Shared, MinimumProtocolVersion: TLSv1.2_2021 } }`,
    },
  ],
});
