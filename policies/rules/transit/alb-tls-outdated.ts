import { mustBeText, says } from '../../judge';
import { defineRule } from '../../rule';
import { tlsExpectation } from '../../questions/tls-policies';

export default defineRule({
  id: 'alb-tls-outdated',
  topic: 'transit',
  severity: 'error',
  title: 'Load balancer listener accepts TLS older than 1.2',
  why: 'TLS 1.0 and 1.1 have known breaks; a client that is talked down to them sends its data under a broken cipher.',
  fix: 'Set `SslPolicy` to ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09 or another policy that starts at TLS 1.2.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1', 'sc-13'], fsbp: ['elb.17'] },
  appliesTo: ['AWS::ElasticLoadBalancingV2::Listener'],

  check(listener, _world, report, profile) {
    const encrypts = says(listener.read('Protocol'), 'HTTPS', 'TLS');
    if (encrypts === false) return;
    const policy = listener.read('SslPolicy');
    const asked = tlsExpectation('balancer', profile);
    // Only where nobody knows whether the listener encrypts, and nothing else tells, does the protocol decide.
    if (encrypts === undefined && policy.value.kind === 'absent') {
      return report.unknown(policy, { saw: 'not set, and a protocol that is not known', want: asked.want });
    }
    // "Security policies for your Application Load Balancer": what is made through CloudFormation gets the old policy.
    mustBeText(policy, { ...asked, preset: 'ELBSecurityPolicy-2016-08' }, report);
  },

  bad: [
    {
      title: 'HTTPS without a policy, which means the policy of 2016',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: { Port: 443, Protocol: HTTPS, DefaultActions: [{ Type: forward }] }`,
    },
    {
      title: 'a policy for TLS 1.3 that still takes TLS 1.1, on a network load balancer',
      template: `
        Resources:
          Tunnel:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: { Protocol: TLS, SslPolicy: ELBSecurityPolicy-TLS13-1-1-2021-06, DefaultActions: [{ Type: forward }] }`,
    },
    {
      title: 'a modern policy without a validated module, where FIPS is asked for',
      profile: 'fips',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: { Protocol: HTTPS, SslPolicy: ELBSecurityPolicy-TLS13-1-2-2021-06, DefaultActions: [{ Type: forward }] }`,
    },
  ],
  good: [
    {
      title: 'policies that start at TLS 1.2 or 1.3',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: { Protocol: HTTPS, SslPolicy: ELBSecurityPolicy-TLS13-1-3-2021-06, DefaultActions: [{ Type: forward }] }
          Tunnel:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: { Protocol: TLS, SslPolicy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09, DefaultActions: [{ Type: forward }] }`,
    },
    {
      title: 'HTTP and TCP have no policy, and a good one makes up for a protocol that is not known',
      template: `
        Parameters:
          Protocol: { Type: String }
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: { Protocol: HTTP, DefaultActions: [{ Type: forward }] }
          Tunnel:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: { Protocol: TCP, DefaultActions: [{ Type: forward }] }
          Either:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: { Protocol: !Ref Protocol, SslPolicy: ELBSecurityPolicy-FS-1-2-2019-08, DefaultActions: [{ Type: forward }] }`,
    },
    {
      title: 'a policy with FIPS in its name, where FIPS is asked for',
      profile: 'fips',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: { Protocol: HTTPS, SslPolicy: ELBSecurityPolicy-TLS13-1-2-Res-FIPS-2023-04, DefaultActions: [{ Type: forward }] }`,
    },
  ],
  unknown: [
    {
      title: 'no policy, and a protocol that a parameter names',
      template: `
        Parameters:
          Protocol: { Type: String }
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: { Protocol: !Ref Protocol, DefaultActions: [{ Type: forward }] }`,
    },
    {
      title: 'the policy is a parameter',
      template: `
        Parameters:
          Policy: { Type: String }
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: { Protocol: HTTPS, SslPolicy: !Ref Policy, DefaultActions: [{ Type: forward }] }`,
    },
  ],
});
