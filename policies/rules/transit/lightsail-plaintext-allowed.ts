import { mustBeText, mustBeTrue } from '../../judge';
import { defineRule } from '../../rule';
import { tlsExpectation } from '../../questions/tls-policies';

export default defineRule({
  id: 'lightsail-plaintext-allowed',
  topic: 'transit',
  severity: 'error',
  title: 'Lightsail load balancer answers plain HTTP or old TLS',
  why: 'Whoever sits on the path between visitor and load balancer reads and changes what passes.',
  fix: 'Set `HttpsRedirectionEnabled` to true and `TlsPolicyName` to TLS-FS-Res-1-2-2022-08.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1', 'sc-13'] },
  appliesTo: ['AWS::Lightsail::LoadBalancer'],

  check(balancer, _world, report, profile) {
    mustBeTrue(balancer.read('HttpsRedirectionEnabled'), { want: 'true' }, report);
    // "Configuring TLS security policies on your Lightsail load balancers": the policy of 2016 is the default.
    const expectation = { ...tlsExpectation('other', profile), preset: 'TLS-2016-08' };
    mustBeText(balancer.read('TlsPolicyName'), expectation, report);
  },

  bad: [
    {
      title: 'HTTP is answered',
      template: `
        Resources:
          Web:
            Type: AWS::Lightsail::LoadBalancer
            Properties: { TlsPolicyName: TLS-FS-Res-1-2-2022-08 }`,
    },
    {
      title: 'redirects, but the policy of 2016 because none is named',
      template: `
        Resources:
          Web:
            Type: AWS::Lightsail::LoadBalancer
            Properties: { HttpsRedirectionEnabled: true }`,
    },
  ],
  good: [
    {
      title: 'redirects and a policy from TLS 1.2 on',
      template: `
        Resources:
          Web:
            Type: AWS::Lightsail::LoadBalancer
            Properties: { HttpsRedirectionEnabled: true, TlsPolicyName: TLS-FS-Res-1-2-2022-08 }`,
    },
    {
      title: 'the same, as text and with a policy of that form which is yet to come',
      template: `
        Resources:
          Web:
            Type: AWS::Lightsail::LoadBalancer
            Properties: { HttpsRedirectionEnabled: 'true', TlsPolicyName: TLS-FS-1-3-2027-01 }`,
    },
  ],
  unknown: [
    {
      title: 'redirection is a parameter',
      template: `
        Parameters:
          Redirect: { Type: String }
        Resources:
          Web:
            Type: AWS::Lightsail::LoadBalancer
            Properties: { HttpsRedirectionEnabled: !Ref Redirect, TlsPolicyName: TLS-FS-Res-1-2-2022-08 }`,
    },
    {
      title: 'the policy is a parameter',
      template: `
        Parameters:
          Policy: { Type: String }
        Resources:
          Web:
            Type: AWS::Lightsail::LoadBalancer
            Properties: { HttpsRedirectionEnabled: true, TlsPolicyName: !Ref Policy }`,
    },
  ],
});
