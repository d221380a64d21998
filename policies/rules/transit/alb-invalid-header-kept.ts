import { all, any, not, says } from '../../judge';
import { defineRule } from '../../rule';

const KEY = 'routing.http.drop_invalid_header_fields.enabled';

export default defineRule({
  id: 'alb-invalid-header-kept',
  topic: 'transit',
  severity: 'warning',
  tier: 'opinion',
  title: 'Load balancer passes on malformed HTTP headers',
  why: 'Headers that two servers read differently let a client smuggle a second request past the first one.',
  fix: 'Set the attribute `routing.http.drop_invalid_header_fields.enabled` in `LoadBalancerAttributes` to true.',
  controls: { 'nist-800-53-r5': ['sc-7', 'si-10'], fsbp: ['elb.4'] },
  appliesTo: ['AWS::ElasticLoadBalancingV2::LoadBalancer'],

  // Only application load balancers, which is what one without a type is, read headers.
  check(balancer, _world, report) {
    const type = balancer.read('Type');
    const application = type.value.kind === 'absent' || says(type, 'application');
    const attributes = balancer.read('LoadBalancerAttributes');
    const drops = attributes.each().map((item) => all([says(item.get('Key'), KEY), says(item.get('Value'), 'true')]));
    const keeps = all([application, not(any(drops))]);
    const want = `${KEY} set to true`;
    if (keeps) report.fail(attributes, { want });
    if (keeps === undefined) report.unknown(attributes, { want });
  },

  bad: [
    {
      title: 'no attributes, and no type, which means an application load balancer',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties: { Subnets: [subnet-a, subnet-b] }`,
    },
    {
      title: 'switched off',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties:
              Type: application
              LoadBalancerAttributes: [{ Key: routing.http.drop_invalid_header_fields.enabled, Value: 'false' }]`,
    },
    {
      title: 'only another attribute is set to true',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties:
              LoadBalancerAttributes: [{ Key: deletion_protection.enabled, Value: 'true' }]`,
    },
  ],
  good: [
    {
      title: 'switched on, as a text or as a boolean',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties:
              LoadBalancerAttributes:
                - { Key: deletion_protection.enabled, Value: 'false' }
                - { Key: routing.http.drop_invalid_header_fields.enabled, Value: 'true' }
          Other:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties:
              Type: application
              LoadBalancerAttributes: [{ Key: routing.http.drop_invalid_header_fields.enabled, Value: true }]`,
    },
    {
      title: 'network and gateway load balancers read no headers',
      template: `
        Resources:
          Tunnel:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties: { Type: network }
          Gateway:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties: { Type: gateway }`,
    },
  ],
  unknown: [
    {
      title: 'the value is a parameter',
      template: `
        Parameters:
          Drop: { Type: String }
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties:
              LoadBalancerAttributes: [{ Key: routing.http.drop_invalid_header_fields.enabled, Value: !Ref Drop }]`,
    },
    {
      title: 'the type is a parameter',
      template: `
        Parameters:
          Kind: { Type: String }
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties: { Type: !Ref Kind }`,
    },
    {
      title: 'the attributes are imported',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties: { LoadBalancerAttributes: [!ImportValue attribute] }`,
    },
  ],
});
