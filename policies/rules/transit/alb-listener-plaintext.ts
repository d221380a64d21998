import { RELATIONS, type Resource, type World } from '../../../lib/template';
import { type Ternary, all, says } from '../../judge';
import { redirectsToHttps } from '../../questions/redirects';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'alb-listener-plaintext',
  topic: 'transit',
  severity: 'error',
  waivable: false,
  title: 'Load balancer listener takes plain HTTP',
  why: 'Whoever sits on the path between vendor and load balancer reads and changes what passes.',
  fix: 'Set `Protocol` to HTTPS, or let every default action and every rule redirect to HTTPS.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'], fsbp: ['elb.1', 'elb.18'] },
  appliesTo: ['AWS::ElasticLoadBalancingV2::Listener'],

  // TCP, UDP and the like carry bytes whose encryption is the target's business; Gateway Load Balancers have no protocol.
  check(listener, world, report) {
    const protocol = listener.read('Protocol');
    const plain = says(protocol, 'HTTP');
    if (plain === false) return;
    const redirects = all([redirectsToHttps(listener.read('DefaultActions')), rulesRedirect(listener, world)]);
    if (redirects === true) return;
    const difference = { want: 'HTTPS, or redirects to HTTPS as the only actions of the listener and of its rules' };
    if (plain === undefined || redirects === undefined) report.unknown(protocol, difference);
    else report.fail(protocol, difference);
  },

  bad: [
    {
      title: 'HTTP forwarded to the targets',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties:
              LoadBalancerArn: arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/web/0123456789abcdef
              Port: 80
              Protocol: HTTP
              DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Targets }]
          Targets:
            Type: AWS::ElasticLoadBalancingV2::TargetGroup`,
    },
    {
      title: 'a redirect that stays on HTTP, because it names only a port',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties:
              Port: 80
              Protocol: HTTP
              DefaultActions: [{ Type: redirect, RedirectConfig: { Port: '8080', StatusCode: HTTP_301 } }]`,
    },
    {
      title: 'a redirect by default, and a rule that forwards some paths in plain text',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties:
              Protocol: HTTP
              DefaultActions: [{ Type: redirect, RedirectConfig: { Protocol: HTTPS, StatusCode: HTTP_301 } }]
          Claims:
            Type: AWS::ElasticLoadBalancingV2::ListenerRule
            Properties:
              ListenerArn: !GetAtt Web.ListenerArn
              Actions: [{ Type: forward, TargetGroupArn: !Ref Targets }]
          Targets:
            Type: AWS::ElasticLoadBalancingV2::TargetGroup`,
    },
  ],
  good: [
    {
      title: 'HTTP that only redirects to HTTPS',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties:
              Port: 80
              Protocol: HTTP
              DefaultActions: [{ Type: redirect, RedirectConfig: { Protocol: HTTPS, Port: '443', StatusCode: HTTP_301 } }]`,
    },
    {
      title: 'the protocol is a parameter, but every default action redirects to HTTPS',
      template: `
        Parameters:
          Protocol: { Type: String }
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties:
              Protocol: !Ref Protocol
              DefaultActions: [{ Type: redirect, RedirectConfig: { Protocol: HTTPS, StatusCode: HTTP_301 } }]`,
    },
    {
      title: 'a default action and a rule that redirect to HTTPS',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties:
              Protocol: HTTP
              DefaultActions: [{ Type: redirect, RedirectConfig: { Protocol: HTTPS, StatusCode: HTTP_301 } }]
          Claims:
            Type: AWS::ElasticLoadBalancingV2::ListenerRule
            Properties:
              ListenerArn: !Ref Web
              Actions: [{ Type: redirect, RedirectConfig: { Protocol: HTTPS, Host: claims.example.com, StatusCode: HTTP_301 } }]`,
    },
    {
      title: 'TCP is not ours to judge',
      template: `
        Resources:
          Tunnel:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: { Port: 5432, Protocol: TCP, DefaultActions: [{ Type: forward }] }`,
    },
  ],
  unknown: [
    {
      title: 'the protocol is a parameter without default',
      template: `
        Parameters:
          Protocol: { Type: String }
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties:
              Protocol: !Ref Protocol
              DefaultActions: [{ Type: forward }]`,
    },
    {
      title: 'a rule that forwards, on a listener that a parameter names',
      template: `
        Parameters:
          ListenerArn: { Type: String }
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties:
              Protocol: HTTP
              DefaultActions: [{ Type: redirect, RedirectConfig: { Protocol: HTTPS, StatusCode: HTTP_301 } }]
          Claims:
            Type: AWS::ElasticLoadBalancingV2::ListenerRule
            Properties:
              ListenerArn: !Ref ListenerArn
              Actions: [{ Type: forward }]`,
    },
  ],
});

/** A rule answers before the default action does, so one that forwards opens the listener again. */
function rulesRedirect(listener: Resource, world: World): Ternary {
  const { certain, possible } = world.referrers(listener, RELATIONS.listenerRules);
  const redirects = (rule: Resource) => redirectsToHttps(rule.read('Actions'));
  return all([...certain.map(redirects), ...possible.map((rule) => redirects(rule) || undefined)]);
}
