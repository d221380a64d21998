import { mustBeManaged } from '../../questions/certificates';
import { says } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'classic-certificate-unmanaged',
  topic: 'transit',
  severity: 'warning',
  title: 'Classic load balancer has no certificate that AWS renews',
  why: 'A certificate that somebody uploaded expires unnoticed, and its key has been on a machine that nobody watches.',
  fix: 'Set `SSLCertificateId` of every listener to a certificate of Certificate Manager.',
  controls: { 'nist-800-53-r5': ['sc-12', 'sc-17', 'sc-8'], fsbp: ['elb.2'] },
  appliesTo: ['AWS::ElasticLoadBalancing::LoadBalancer'],

  check(balancer, _world, report) {
    for (const listener of balancer.read('Listeners').each()) {
      const certificate = listener.get('SSLCertificateId');
      const encrypts = says(listener.get('Protocol'), 'HTTPS', 'SSL');
      if (encrypts === undefined && certificate.value.kind === 'absent') {
        report.unknown(certificate, { want: 'a certificate of Certificate Manager' });
      } else if (encrypts !== false) mustBeManaged(certificate, report);
    }
  },

  bad: [
    {
      title: 'a certificate that was uploaded to IAM, on the second listener',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties:
              Listeners:
                - { Protocol: HTTPS, LoadBalancerPort: '443', InstancePort: '443', SSLCertificateId: 'arn:aws:acm:eu-central-1:111122223333:certificate/a' }
                - { Protocol: HTTPS, LoadBalancerPort: '8443', InstancePort: '443', SSLCertificateId: 'arn:aws:iam::111122223333:server-certificate/web' }`,
    },
    {
      title: 'SSL without a certificate',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties: { Listeners: [{ Protocol: SSL, LoadBalancerPort: '993', InstancePort: '993' }] }`,
    },
  ],
  good: [
    {
      title: 'certificates of Certificate Manager',
      template: `
        Resources:
          Certificate:
            Type: AWS::CertificateManager::Certificate
            Properties: { DomainName: claims.example.com }
          Web:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties:
              Listeners:
                - { Protocol: HTTPS, LoadBalancerPort: '443', InstancePort: '443', SSLCertificateId: !Ref Certificate }
                - { Protocol: SSL, LoadBalancerPort: '993', InstancePort: '993', SSLCertificateId: 'arn:aws:acm:eu-central-1:111122223333:certificate/a' }`,
    },
    {
      title: 'listeners that do not encrypt need none',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties: { Listeners: [{ Protocol: HTTP, LoadBalancerPort: '80', InstancePort: '80' }] }`,
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
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties: { Listeners: [{ Protocol: !Ref Protocol, LoadBalancerPort: '443', InstancePort: '80' }] }`,
    },
  ],
});
