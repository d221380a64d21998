import { mustSay, says } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'load-balancer-public',
  topic: 'exposure',
  severity: 'error',
  title: 'Load balancer faces the internet',
  why: 'What stands behind it is offered to everybody, whatever the VPN asks of vendors.',
  fix: 'Set `Scheme` to internal.',
  controls: { 'nist-800-53-r5': ['ac-4', 'sc-7'] },
  appliesTo: ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'AWS::ElasticLoadBalancing::LoadBalancer'],

  // A Gateway Load Balancer has no scheme: it passes packets on inside the network.
  check(balancer, _world, report) {
    const scheme = balancer.read('Scheme');
    const gateway = says(balancer.read('Type'), 'gateway');
    if (gateway) return;
    if (gateway === false)
      mustSay(scheme, { texts: ['internal'], want: 'internal; not set means internet-facing' }, report);
    else if (says(scheme, 'internal') !== true) report.unknown(scheme, { want: 'internal' });
  },

  bad: [
    {
      title: 'facing the internet',
      template: `
        Resources:
          B:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties: { Scheme: internet-facing }`,
    },
    {
      title: 'nothing said, which means the internet',
      template: `
        Resources:
          B:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties: { Type: network }`,
    },
    {
      title: 'a classic load balancer',
      template: `
        Resources:
          B:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties: { Listeners: [] }`,
    },
  ],
  good: [
    {
      title: 'internal ones',
      template: `
        Parameters:
          Kind: { Type: String }
        Resources:
          B:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties: { Scheme: internal }
          C:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties: { Scheme: internal }
          A:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties: { Scheme: internal, Type: !Ref Kind }`,
    },
    {
      title: 'a load balancer for appliances',
      template: `
        Resources:
          B:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties: { Type: gateway }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Scheme: { Type: String }
        Resources:
          B:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties: { Scheme: !Ref Scheme }`,
    },
    {
      title: 'the kind is a parameter',
      template: `
        Parameters:
          Kind: { Type: String }
        Resources:
          B:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties: { Type: !Ref Kind }`,
    },
  ],
});
