import { RELATIONS, type Resource, type World } from '../../../lib/template';
import { type Ternary, any, not, says } from '../../judge';
import { hasReferrer, listsEntry, mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'load-balancer-unlogged',
  topic: 'logging',
  severity: 'error',
  title: 'Load balancer keeps no access log',
  why: 'Nobody can say which addresses called, what they asked for, and what they were given.',
  fix: 'Set `access_logs.s3.enabled` to true and name a bucket; for a classic load balancer set `AccessLoggingPolicy`.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12'], fsbp: ['elb.5'] },
  appliesTo: ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'AWS::ElasticLoadBalancing::LoadBalancer'],

  check(balancer, world, report) {
    if (balancer.type === 'AWS::ElasticLoadBalancing::LoadBalancer') {
      const policy = balancer.read('AccessLoggingPolicy');
      return mustHold(listsEntry(policy, { Enabled: 'true' }), policy, { want: 'Enabled true' }, report);
    }
    const attributes = balancer.read('LoadBalancerAttributes');
    // Load balancer attributes: "access_logs.s3.enabled … The default is false."
    const logs = listsEntry(attributes, { Key: 'access_logs.s3.enabled', Value: 'true' });
    mustHold(
      any([logs, hasNothingToLog(balancer, world)]),
      attributes,
      { want: 'access_logs.s3.enabled true' },
      report,
    );
  },

  bad: [
    {
      title: 'no attributes',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties: { Scheme: internal }`,
    },
    {
      title: 'the log switched off, and another attribute on',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties:
                Type: application
                LoadBalancerAttributes:
                  - { Key: access_logs.s3.enabled, Value: 'false' }
                  - { Key: deletion_protection.enabled, Value: 'true' }`,
    },
    {
      title: 'a network load balancer that ends TLS',
      template: `
        Resources:
          Net:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties: { Type: network }
          Tls:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: { LoadBalancerArn: !Ref Net, Protocol: TLS, Port: 443 }`,
    },
    {
      title: 'a classic load balancer without logging policy',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties: { Listeners: [] }`,
    },
    {
      title: 'a classic load balancer whose logging is off',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties: { AccessLoggingPolicy: { Enabled: false, S3BucketName: logs } }`,
    },
  ],
  good: [
    {
      title: 'logs to a bucket',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties:
                LoadBalancerAttributes: [{ Key: access_logs.s3.enabled, Value: 'true' }, { Key: access_logs.s3.bucket, Value: logs }]
          Old:
            Type: AWS::ElasticLoadBalancing::LoadBalancer
            Properties: { AccessLoggingPolicy: { Enabled: true, S3BucketName: logs } }`,
    },
    {
      title: 'kinds of load balancers that have nothing to log',
      template: `
        Resources:
          Inspect:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties: { Type: gateway }
          Net:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties: { Type: network }
          Tcp:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: { LoadBalancerArn: !Ref Net, Protocol: TCP, Port: 5432 }`,
    },
  ],
  unknown: [
    {
      title: 'the switch is a parameter',
      template: `
        Parameters:
          Log: { Type: String }
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties: { LoadBalancerAttributes: [{ Key: access_logs.s3.enabled, Value: !Ref Log }] }`,
    },
    {
      title: 'the kind of load balancer is a parameter',
      template: `
        Parameters:
          Kind: { Type: String }
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties: { Type: !Ref Kind }`,
    },
    {
      title: 'a TLS listener of a load balancer that a parameter names',
      template: `
        Parameters:
          Arn: { Type: String }
        Resources:
          Net:
            Type: AWS::ElasticLoadBalancingV2::LoadBalancer
            Properties: { Type: network }
          Tls:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: { LoadBalancerArn: !Ref Arn, Protocol: TLS, Port: 443 }`,
    },
  ],
});

/** Gateway load balancers have no access log, and network load balancers write one for TLS listeners only. */
function hasNothingToLog(balancer: Resource, world: World): Ternary {
  const kind = balancer.read('Type');
  if (says(kind, 'network')) {
    return not(hasReferrer(balancer, world, RELATIONS.listeners, (listener) => says(listener.read('Protocol'), 'TLS')));
  }
  return says(kind, 'gateway');
}
