import type { Property } from '../../../lib/template';
import { mustNotBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'distribution-certificate-shared',
  topic: 'transit',
  severity: 'warning',
  title: 'Distribution shows the certificate that all of CloudFront shares',
  why: 'Viewers cannot tell your site from any other distribution, and CloudFront then accepts TLS 1.0.',
  fix: 'Set `AcmCertificateArn` in `ViewerCertificate` to a certificate for your own name.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-17'], fsbp: ['cloudfront.7'] },
  appliesTo: ['AWS::CloudFront::Distribution'],

  check(distribution, _world, report) {
    const viewer = distribution.read('DistributionConfig.ViewerCertificate');
    const want = 'a certificate of your own';
    mustNotBeTrue(viewer.get('CloudFrontDefaultCertificate'), { want }, report);
    if (!isNamed(viewer.get('AcmCertificateArn')) && !isNamed(viewer.get('IamCertificateId'))) {
      report.fail(viewer, { want });
    }
  },

  bad: [
    {
      title: 'no settings, which means the shared certificate',
      template: `
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties: { DistributionConfig: { Enabled: true } }`,
    },
    {
      title: 'the shared certificate is asked for, beside one that is then ignored',
      template: `
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig: { ViewerCertificate: { CloudFrontDefaultCertificate: 'true', AcmCertificateArn: !ImportValue certificate } }`,
    },
    {
      title: 'an empty name',
      template: `
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties: { DistributionConfig: { ViewerCertificate: { IamCertificateId: '' } } }`,
    },
  ],
  good: [
    {
      title: 'a certificate of Certificate Manager',
      template: `
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties: { DistributionConfig: { ViewerCertificate: { AcmCertificateArn: !ImportValue certificate } } }`,
    },
    {
      title: 'a certificate of IAM',
      template: `
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties: { DistributionConfig: { ViewerCertificate: { CloudFrontDefaultCertificate: false, IamCertificateId: ASCAEXAMPLE } } }`,
    },
  ],
  unknown: [
    {
      title: 'whether the shared certificate is used is a parameter',
      template: `
        Parameters:
          Shared: { Type: String }
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig: { ViewerCertificate: { CloudFrontDefaultCertificate: !Ref Shared, AcmCertificateArn: !ImportValue certificate } }`,
    },
    {
      title: 'the settings are made by a macro',
      template: `
        Resources:
          Site:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig: { ViewerCertificate: { 'Fn::Transform': { Name: Settings } } }`,
    },
  ],
});

/** CloudFront refuses an empty name, so what a parameter or an import gives is taken for a certificate. */
function isNamed({ value }: Property): boolean {
  return value.kind !== 'absent' && !(value.kind === 'known' && String(value.value).trim() === '');
}
