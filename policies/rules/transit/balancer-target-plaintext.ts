import type { Resource } from '../../../lib/template';
import { mustNotSay, says } from '../../judge';
import { type Report, defineRule } from '../../rule';

export default defineRule({
  id: 'balancer-target-plaintext',
  topic: 'transit',
  severity: 'warning',
  title: 'Load balancer talks to its targets in plain text',
  why: 'TLS ends at the load balancer; from there on whoever can see the subnet reads what the client sent.',
  fix: 'Set `Protocol` of the target group (or `InstanceProtocol`) to HTTPS, TLS or SSL.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'], fsbp: ['elb.22'] },
  appliesTo: ['AWS::ElasticLoadBalancingV2::TargetGroup', 'AWS::ElasticLoadBalancing::LoadBalancer'],

  // Functions take no protocol, and TCP, UDP and GENEVE carry bytes whose encryption is between client and target.
  check(resource, _world, report) {
    if (resource.type === 'AWS::ElasticLoadBalancing::LoadBalancer') return checkClassic(resource, report);
    mustNotSay(resource.read('Protocol'), { texts: ['HTTP'], want: 'HTTPS or TLS' }, report);
  },

  bad: [
    {
      title: 'a target group that takes HTTP',
      template: `
        Resources:
          Targets:
            Type: AWS::ElasticLoadBalancingV2::TargetGroup
            Properties: { Protocol: HTTP, Port: 8080, TargetType: ip }`,
    },
    {
      title: 'a classic load balancer that decrypts and goes on in HTTP',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties:
              Listeners: [{ Protocol: HTTPS, LoadBalancerPort: '443', InstanceProtocol: http, InstancePort: '80' }]`,
    },
    {
      title: 'a classic load balancer that decrypts and goes on in TCP, on its second listener',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties:
              Listeners:
                - { Protocol: HTTPS, LoadBalancerPort: '443', InstanceProtocol: HTTPS, InstancePort: '443' }
                - { Protocol: SSL, LoadBalancerPort: '993', InstanceProtocol: TCP, InstancePort: '143' }`,
    },
  ],
  good: [
    {
      title: 'HTTPS and TLS to the targets, functions, and TCP that is passed on',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancingV2::TargetGroup
            Properties: { Protocol: HTTPS, Port: 8443, TargetType: ip }
          Tunnel:
            Type: AWS::ElasticLoadBalancingV2::TargetGroup
            Properties: { Protocol: TCP, Port: 8443, TargetType: ip }
          Function:
            Type: AWS::ElasticLoadBalancingV2::TargetGroup
            Properties: { TargetType: lambda }`,
    },
    {
      title: 'a classic load balancer with HTTPS and SSL to its instances, one that says nothing, and TCP passed on',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties:
              Listeners:
                - { Protocol: HTTPS, LoadBalancerPort: '443', InstanceProtocol: HTTPS, InstancePort: '443' }
                - { Protocol: SSL, LoadBalancerPort: '993', InstanceProtocol: SSL, InstancePort: '993' }
                - { Protocol: HTTPS, LoadBalancerPort: '8443', InstancePort: '8443' }
                - { Protocol: TCP, LoadBalancerPort: '5432', InstanceProtocol: TCP, InstancePort: '5432' }`,
    },
  ],
  unknown: [
    {
      title: 'the protocol of the target group is a parameter',
      template: `
        Parameters:
          Protocol: { Type: String }
        Resources:
          Targets:
            Type: AWS::ElasticLoadBalancingV2::TargetGroup
            Properties: { Protocol: !Ref Protocol, Port: 8080 }`,
    },
    {
      title: 'the protocol towards the instances is a parameter',
      template: `
        Parameters:
          Protocol: { Type: String }
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties:
              Listeners: [{ Protocol: HTTPS, LoadBalancerPort: '443', InstanceProtocol: !Ref Protocol, InstancePort: '80' }]`,
    },
  ],
});

/** A listener that takes plain text itself is another rule's business, and its backend can be no better. */
function checkClassic(balancer: Resource, report: Report): void {
  for (const listener of balancer.read('Listeners').each()) {
    const front = says(listener.get('Protocol'), 'HTTPS', 'SSL');
    if (front === false) continue;
    mustNotSay(listener.get('InstanceProtocol'), { texts: ['HTTP', 'TCP'], want: 'HTTPS or SSL' }, report);
  }
}
