import { mustSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'classic-listener-plaintext',
  topic: 'transit',
  severity: 'error',
  waivable: false,
  title: 'Classic load balancer listens in plain text',
  why: 'Whoever sits on the path between vendor and load balancer reads and changes what passes.',
  fix: 'Set `Protocol` of every listener to HTTPS or SSL.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'], fsbp: ['elb.3'] },
  appliesTo: ['AWS::ElasticLoadBalancing::LoadBalancer'],

  // A classic load balancer cannot redirect, and TCP promises nothing about what the instances do.
  check(balancer, _world, report) {
    for (const listener of balancer.read('Listeners').each()) {
      mustSay(listener.get('Protocol'), { texts: ['HTTPS', 'SSL'], want: 'HTTPS or SSL' }, report);
    }
  },

  bad: [
    {
      title: 'one of two listeners takes HTTP',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties:
              Listeners:
                - { Protocol: HTTPS, LoadBalancerPort: '443', InstancePort: '443' }
                - { Protocol: http, LoadBalancerPort: '80', InstancePort: '80' }`,
    },
    {
      title: 'a listener that takes TCP',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties: { Listeners: [{ Protocol: TCP, LoadBalancerPort: '5432', InstancePort: '5432' }] }`,
    },
  ],
  good: [
    {
      title: 'HTTPS and SSL, in whatever case',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties:
              Listeners:
                - { Protocol: https, LoadBalancerPort: '443', InstancePort: '443' }
                - { Protocol: SSL, LoadBalancerPort: '993', InstancePort: '993' }`,
    },
    {
      title: 'no listener yet',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties: { Listeners: [] }`,
    },
  ],
  unknown: [
    {
      title: 'the protocol is a parameter',
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
