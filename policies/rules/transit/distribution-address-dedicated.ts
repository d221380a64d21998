import { mustSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'distribution-address-dedicated',
  topic: 'transit',
  severity: 'warning',
  tier: 'opinion',
  title: 'Distribution serves TLS from dedicated addresses instead of by name',
  why: 'Dedicated addresses cost hundreds a month and serve viewers so old that they cannot speak modern TLS anyway.',
  fix: 'Set `SslSupportMethod` to sni-only.',
  controls: { 'nist-800-53-r5': ['sc-8', 'cm-6'], fsbp: ['cloudfront.8'] },
  appliesTo: ['AWS::CloudFront::Distribution'],

  // The default certificate has no such choice.
  check(distribution, _world, report) {
    const viewer = distribution.read('DistributionConfig.ViewerCertificate');
    const method = viewer.get('SslSupportMethod');
    const certificates = [viewer.get('AcmCertificateArn'), viewer.get('IamCertificateId')];
    if (method.value.kind === 'absent' && certificates.every(({ value }) => value.kind === 'absent')) return;
    mustSay(method, { texts: ['sni-only'], want: 'sni-only' }, report);
  },

  bad: [
    {
      title: 'dedicated addresses',
      template: `
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig: { ViewerCertificate: { AcmCertificateArn: !ImportValue certificate, SslSupportMethod: vip } }`,
    },
    {
      title: 'fixed addresses, with a certificate of IAM',
      template: `
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig: { ViewerCertificate: { IamCertificateId: ASCAEXAMPLE, SslSupportMethod: static-ip } }`,
    },
    {
      title: 'a certificate of Certificate Manager and no choice',
      template: `
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties: { DistributionConfig: { ViewerCertificate: { AcmCertificateArn: !ImportValue certificate } } }`,
    },
    {
      title: 'a certificate of IAM and no choice',
      template: `
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties: { DistributionConfig: { ViewerCertificate: { IamCertificateId: ASCAEXAMPLE } } }`,
    },
    {
      title: 'dedicated addresses without a certificate',
      template: `
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties: { DistributionConfig: { ViewerCertificate: { SslSupportMethod: vip } } }`,
    },
  ],
  good: [
    {
      title: 'by name',
      template: `
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig: { ViewerCertificate: { AcmCertificateArn: !ImportValue certificate, SslSupportMethod: sni-only } }`,
    },
    {
      title: 'the default certificate, which leaves no choice',
      template: `
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties: { DistributionConfig: { ViewerCertificate: { CloudFrontDefaultCertificate: true } } }`,
    },
  ],
  unknown: [
    {
      title: 'the choice is a parameter',
      template: `
        Parameters:
          Method: { Type: String }
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig: { ViewerCertificate: { AcmCertificateArn: !ImportValue certificate, SslSupportMethod: !Ref Method } }`,
    },
  ],
});
