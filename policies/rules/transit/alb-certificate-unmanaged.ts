import { mustBeManaged } from '../../questions/certificates';
import { says } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'alb-certificate-unmanaged',
  topic: 'transit',
  severity: 'warning',
  title: 'Load balancer listener has no certificate that AWS renews',
  why: 'A certificate that somebody uploaded expires unnoticed, and its key has been on a machine that nobody watches.',
  fix: 'Set `Certificates` to a certificate of Certificate Manager.',
  controls: { 'nist-800-53-r5': ['sc-12', 'sc-17', 'sc-8'] },
  appliesTo: ['AWS::ElasticLoadBalancingV2::Listener', 'AWS::ElasticLoadBalancingV2::ListenerCertificate'],

  check(resource, _world, report) {
    const certificates = resource.read('Certificates');
    for (const item of certificates.each()) mustBeManaged(item.get('CertificateArn'), report);
    const any = certificates.each().length > 0;
    if (any || resource.type === 'AWS::ElasticLoadBalancingV2::ListenerCertificate') return;
    const encrypts = says(resource.read('Protocol'), 'HTTPS', 'TLS');
    const want = 'a certificate of Certificate Manager';
    if (encrypts) report.fail(certificates, { want });
    if (encrypts === undefined) report.unknown(certificates, { want });
  },

  bad: [
    {
      title: 'HTTPS with a certificate that was uploaded to IAM',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties:
              Protocol: HTTPS
              Certificates: [{ CertificateArn: !Sub 'arn:aws:iam::\${AWS::AccountId}:server-certificate/web' }]`,
    },
    {
      title: 'HTTPS without a certificate',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: { Protocol: HTTPS, DefaultActions: [{ Type: forward }] }`,
    },
    {
      title: 'TLS with a list that has nothing in it',
      template: `
        Resources:
          Tunnel:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: { Protocol: TLS, Certificates: [] }`,
    },
    {
      title: 'a certificate without an ARN',
      template: `
        Resources:
          Tunnel:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: { Protocol: TLS, Certificates: [{ CertificateArn: '' }] }`,
    },
    {
      title: 'a certificate that is named nowhere',
      template: `
        Resources:
          Tunnel:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: { Protocol: TLS, Certificates: [{}] }`,
    },
    {
      title: 'a further certificate that was uploaded to IAM',
      template: `
        Resources:
          More:
            Type: AWS::ElasticLoadBalancingV2::ListenerCertificate
            Properties:
              ListenerArn: !ImportValue listener
              Certificates: [{ CertificateArn: 'arn:aws:iam::111122223333:server-certificate/web' }]`,
    },
  ],
  good: [
    {
      title: 'certificates of Certificate Manager: by ARN, made here, or named by a parameter',
      template: `
        Parameters:
          CertificateArn: { Type: String }
        Resources:
          Certificate:
            Type: AWS::CertificateManager::Certificate
            Properties: { DomainName: claims.example.com }
          Web:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: { Protocol: HTTPS, Certificates: [{ CertificateArn: !Ref Certificate }] }
          Tunnel:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: { Protocol: TLS, Certificates: [{ CertificateArn: !Ref CertificateArn }] }
          Other:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: { Protocol: TLS, Certificates: [{ CertificateArn: !Sub 'arn:aws:acm:\${AWS::Region}:111122223333:certificate/a' }] }`,
    },
    {
      title: 'listeners that do not encrypt need none, and more certificates are no duty',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: { Protocol: TCP, DefaultActions: [{ Type: forward }] }
          More:
            Type: AWS::ElasticLoadBalancingV2::ListenerCertificate
            Properties: { ListenerArn: !Ref Web }`,
    },
  ],
  unknown: [
    {
      title: 'no certificate, and a protocol that a parameter names',
      template: `
        Parameters:
          Protocol: { Type: String }
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: { Protocol: !Ref Protocol, DefaultActions: [{ Type: forward }] }`,
    },
  ],
});
