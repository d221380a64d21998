import type { Property, Resource, World } from '../../../lib/template';
import { all, mustNotSay, says } from '../../judge';
import { type Report, defineRule } from '../../rule';

export default defineRule({
  id: 'balancer-target-plaintext',
  topic: 'transit',
  severity: 'warning',
  title: 'Load balancer talks to its targets in plain text',
  why: 'TLS ends at the load balancer; from there on whoever can see the subnet reads what the client sent.',
  fix: 'Set `Protocol` of the target group (or `InstanceProtocol`) to HTTPS, TLS or SSL.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'], fsbp: ['elb.22'] },
  appliesTo: [
    'AWS::ElasticLoadBalancing::LoadBalancer',
    'AWS::ElasticLoadBalancingV2::Listener',
    'AWS::ElasticLoadBalancingV2::TargetGroup',
  ],

  // Functions take no protocol, and UDP and GENEVE carry bytes whose encryption is between client and target. So does
  // TCP, unless the listener has decrypted before.
  check(resource, world, report) {
    if (resource.type === 'AWS::ElasticLoadBalancing::LoadBalancer') return checkClassic(resource, report);
    if (resource.type === 'AWS::ElasticLoadBalancingV2::Listener') return checkListener(resource, world, report);
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
    {
      title: 'a network load balancer that decrypts and goes on in TCP',
      template: `
        Resources:
          Tunnel:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: { Protocol: TLS, DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Targets }] }
          Targets:
            Type: AWS::ElasticLoadBalancingV2::TargetGroup
            Properties: { Protocol: TCP, Port: 5432 }`,
    },
    {
      title: 'a network load balancer that decrypts and goes on in TCP to the second of two groups',
      template: `
        Resources:
          Tunnel:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties:
              Protocol: TLS
              DefaultActions:
                - { Type: forward, ForwardConfig: { TargetGroups: [{ TargetGroupArn: !Ref Safe }, { TargetGroupArn: !Ref Targets }] } }
          Safe:
            Type: AWS::ElasticLoadBalancingV2::TargetGroup
            Properties: { Protocol: TLS, Port: 5432 }
          Targets:
            Type: AWS::ElasticLoadBalancingV2::TargetGroup
            Properties: { Protocol: TCP, Port: 5432 }`,
    },
  ],
  good: [
    {
      title: 'a network load balancer that decrypts and encrypts again, and one that passes on',
      template: `
        Resources:
          Tunnel:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: { Protocol: TLS, DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Safe }] }
          Passed:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: { Protocol: TCP, DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Targets }] }
          Elsewhere:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: { Protocol: TLS, DefaultActions: [{ Type: forward, TargetGroupArn: !ImportValue targets }] }
          Safe:
            Type: AWS::ElasticLoadBalancingV2::TargetGroup
            Properties: { Protocol: TLS, Port: 5432 }
          Targets:
            Type: AWS::ElasticLoadBalancingV2::TargetGroup
            Properties: { Protocol: TCP, Port: 5432 }`,
    },
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
      title: 'whether a network load balancer decrypts before it goes on in TCP is a parameter',
      template: `
        Parameters:
          Protocol: { Type: String }
        Resources:
          Tunnel:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: { Protocol: !Ref Protocol, DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Targets }] }
          Targets:
            Type: AWS::ElasticLoadBalancingV2::TargetGroup
            Properties: { Protocol: TCP, Port: 5432 }`,
    },
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

/** Target groups of other stacks are judged where they stand. */
function checkListener(listener: Resource, world: World, report: Report): void {
  const decrypts = says(listener.read('Protocol'), 'TLS');
  for (const target of listener.read('DefaultActions').each().flatMap(targetsOf)) {
    const group = world.follow(target);
    const plain = all([decrypts, group !== undefined && says(group.read('Protocol'), 'TCP')]);
    const difference = { saw: 'a target group that takes TCP', want: 'a target group that takes TLS' };
    if (plain) report.fail(target, difference);
    if (plain === undefined) report.unknown(target, difference);
  }
}

function targetsOf(action: Property): readonly Property[] {
  const groups = action.read('ForwardConfig.TargetGroups').each();
  return [action.get('TargetGroupArn'), ...groups.map((group) => group.get('TargetGroupArn'))];
}
