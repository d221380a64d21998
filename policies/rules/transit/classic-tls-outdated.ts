import { keepsOldTlsOut } from '../../questions/classic-ssl-policies';
import { says } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'classic-tls-outdated',
  topic: 'transit',
  severity: 'error',
  title: 'Classic load balancer accepts TLS older than 1.2 or a broken cipher',
  why: 'Old protocols and ciphers have known breaks; a client that is talked down to them might as well not encrypt.',
  fix: 'Name a policy in `PolicyNames` whose `Reference-Security-Policy` is ELBSecurityPolicy-TLS-1-2-2017-01.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1', 'sc-13'], fsbp: ['elb.8'] },
  appliesTo: ['AWS::ElasticLoadBalancing::LoadBalancer'],

  check(balancer, _world, report) {
    const definitions = balancer.read('Policies').each();
    for (const listener of balancer.read('Listeners').each()) {
      const encrypts = says(listener.get('Protocol'), 'HTTPS', 'SSL');
      if (encrypts === false) continue;
      const names = listener.get('PolicyNames');
      const modern = keepsOldTlsOut(names.each(), definitions);
      if (modern) continue;
      // "Predefined SSL security policies": a listener that names none gets ELBSecurityPolicy-2016-08.
      const want = 'a policy that starts at TLS 1.2, without broken ciphers';
      if (encrypts === undefined || modern === undefined) report.unknown(names, { want });
      else report.fail(names, { want });
    }
  },

  bad: [
    {
      title: 'no policy, which means the one of 2016, though a good one is defined',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties:
              Listeners: [{ Protocol: HTTPS, LoadBalancerPort: '443', InstancePort: '443' }]
              Policies:
                - { PolicyName: good, PolicyType: SSLNegotiationPolicyType, Attributes: [{ Name: Reference-Security-Policy, Value: ELBSecurityPolicy-TLS-1-2-2017-01 }] }`,
    },
    {
      title: 'the policy that is named is the old one of two',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties:
              Listeners: [{ Protocol: SSL, LoadBalancerPort: '993', InstancePort: '993', PolicyNames: [old] }]
              Policies:
                - { PolicyName: good, PolicyType: SSLNegotiationPolicyType, Attributes: [{ Name: Reference-Security-Policy, Value: ELBSecurityPolicy-TLS-1-2-2017-01 }] }
                - { PolicyName: old, PolicyType: SSLNegotiationPolicyType, Attributes: [{ Name: Reference-Security-Policy, Value: ELBSecurityPolicy-2016-08 }] }`,
    },
    {
      title: 'a policy of our own that switches TLS 1.0 on',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties:
              Listeners: [{ Protocol: HTTPS, LoadBalancerPort: '443', InstancePort: '443', PolicyNames: [own] }]
              Policies:
                - { PolicyName: own, PolicyType: SSLNegotiationPolicyType, Attributes: [{ Name: Protocol-TLSv1.2, Value: true }, { Name: Protocol-TLSv1, Value: true }] }`,
    },
    {
      title: 'a policy of our own that switches TLS 1.1 on',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties:
              Listeners: [{ Protocol: HTTPS, LoadBalancerPort: '443', InstancePort: '443', PolicyNames: [own] }]
              Policies:
                - { PolicyName: own, PolicyType: SSLNegotiationPolicyType, Attributes: [{ Name: Protocol-TLSv1.1, Value: 'true' }] }`,
    },
    {
      title: 'a policy of our own that switches SSL 3 on',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties:
              Listeners: [{ Protocol: HTTPS, LoadBalancerPort: '443', InstancePort: '443', PolicyNames: [own] }]
              Policies:
                - { PolicyName: own, PolicyType: SSLNegotiationPolicyType, Attributes: [{ Name: Protocol-SSLv3, Value: 'true' }] }`,
    },
    {
      title: 'a policy of our own with a broken cipher',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties:
              Listeners: [{ Protocol: HTTPS, LoadBalancerPort: '443', InstancePort: '443', PolicyNames: [own] }]
              Policies:
                - { PolicyName: own, PolicyType: SSLNegotiationPolicyType, Attributes: [{ Name: Protocol-TLSv1.2, Value: 'true' }, { Name: DES-CBC3-SHA, Value: 'true' }] }`,
    },
    {
      title: 'a policy of our own with nothing in it',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties:
              Listeners: [{ Protocol: HTTPS, LoadBalancerPort: '443', InstancePort: '443', PolicyNames: [own] }]
              Policies: [{ PolicyName: own, PolicyType: SSLNegotiationPolicyType, Attributes: [] }]`,
    },
    {
      title: 'only a policy about cookies is named',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties:
              Listeners: [{ Protocol: HTTPS, LoadBalancerPort: '443', InstancePort: '443', PolicyNames: [sticky] }]
              Policies:
                - { PolicyName: sticky, PolicyType: AppCookieStickinessPolicyType, Attributes: [{ Name: CookieName, Value: session }] }`,
    },
  ],
  good: [
    {
      title: 'policies from TLS 1.2 on: by reference beside one about cookies, our own, and by name alone',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties:
              Listeners:
                - { Protocol: HTTPS, LoadBalancerPort: '443', InstancePort: '443', PolicyNames: [sticky, good] }
                - { Protocol: SSL, LoadBalancerPort: '993', InstancePort: '993', PolicyNames: [own] }
                - { Protocol: SSL, LoadBalancerPort: '995', InstancePort: '995', PolicyNames: [ELBSecurityPolicy-TLS-1-2-2017-01] }
              Policies:
                - { PolicyName: sticky, PolicyType: AppCookieStickinessPolicyType, Attributes: [{ Name: CookieName, Value: session }] }
                - { PolicyName: good, PolicyType: SSLNegotiationPolicyType, Attributes: [{ Name: Reference-Security-Policy, Value: ELBSecurityPolicy-TLS-1-2-2017-01 }] }
                - PolicyName: own
                  PolicyType: SSLNegotiationPolicyType
                  Attributes:
                    - { Name: Protocol-TLSv1.2, Value: true }
                    - { Name: Protocol-TLSv1, Value: false }
                    - { Name: ECDHE-RSA-AES128-GCM-SHA256, Value: true }`,
    },
    {
      title: 'listeners that do not encrypt have no policy',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties: { Listeners: [{ Protocol: HTTP, LoadBalancerPort: '80', InstancePort: '80' }] }`,
    },
  ],
  unknown: [
    {
      title: 'the policy that it refers to is a parameter',
      template: `
        Parameters:
          Policy: { Type: String }
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties:
              Listeners: [{ Protocol: HTTPS, LoadBalancerPort: '443', InstancePort: '443', PolicyNames: [own] }]
              Policies:
                - { PolicyName: own, PolicyType: SSLNegotiationPolicyType, Attributes: [{ Name: Reference-Security-Policy, Value: !Ref Policy }] }`,
    },
    {
      title: 'the name of the policy is a parameter',
      template: `
        Parameters:
          Policy: { Type: String }
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties: { Listeners: [{ Protocol: HTTPS, LoadBalancerPort: '443', InstancePort: '443', PolicyNames: [!Ref Policy] }] }`,
    },
    {
      title: 'no policy, and a protocol that a parameter names',
      template: `
        Parameters:
          Protocol: { Type: String }
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties: { Listeners: [{ Protocol: !Ref Protocol, LoadBalancerPort: '443', InstancePort: '80' }] }`,
    },
    {
      title: 'whether TLS 1.1 is on is a parameter',
      template: `
        Parameters:
          Old: { Type: String }
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties:
              Listeners: [{ Protocol: HTTPS, LoadBalancerPort: '443', InstancePort: '443', PolicyNames: [own] }]
              Policies: [{ PolicyName: own, PolicyType: SSLNegotiationPolicyType, Attributes: [{ Name: Protocol-TLSv1.1, Value: !Ref Old }] }]`,
    },
    {
      title: 'what a policy of our own switches on is a parameter',
      template: `
        Parameters:
          Old: { Type: String }
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties:
              Listeners: [{ Protocol: HTTPS, LoadBalancerPort: '443', InstancePort: '443', PolicyNames: [own] }]
              Policies: [{ PolicyName: own, PolicyType: SSLNegotiationPolicyType, Attributes: [{ Name: !Ref Old, Value: true }] }]`,
    },
  ],
});
