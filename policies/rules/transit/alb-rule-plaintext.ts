import { all, not, says } from '../../judge';
import { redirectsToHttps } from '../../questions/redirects';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'alb-rule-plaintext',
  topic: 'transit',
  severity: 'error',
  title: 'Load balancer rule answers requests that came in plain HTTP',
  why: 'The default action may redirect to HTTPS, but a rule answers first: its paths stay open to whoever listens in.',
  fix: 'Move the rule to the HTTPS listener, or let its `Actions` redirect to HTTPS.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'], fsbp: ['elb.1'] },
  appliesTo: ['AWS::ElasticLoadBalancingV2::ListenerRule'],

  check(rule, world, report) {
    const actions = rule.read('Actions');
    const redirected = redirectsToHttps(actions);
    const listener = world.follow(rule.read('ListenerArn'));
    // Load balancers authenticate on HTTPS listeners alone, so such a rule tells what a listener elsewhere is.
    const authenticates = actions
      .each()
      .map((action) => says(action.get('Type'), 'authenticate-cognito', 'authenticate-oidc'));
    const plain = listener ? says(listener.read('Protocol'), 'HTTP') : authenticates.includes(true) ? false : undefined;
    const answers = all([plain, not(redirected)]);
    const want = 'a listener that takes HTTPS, or a redirect to HTTPS as the only action';
    if (answers) report.fail(actions, { want });
    if (answers === undefined) report.unknown(actions, { want });
  },

  bad: [
    {
      title: 'a rule that forwards, on a listener that takes HTTP',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties:
              Protocol: HTTP
              DefaultActions: [{ Type: redirect, RedirectConfig: { Protocol: HTTPS, StatusCode: HTTP_301 } }]
          Claims:
            Type: AWS::ElasticLoadBalancingV2::ListenerRule
            Properties: { ListenerArn: !Ref Web, Actions: [{ Type: forward }] }`,
    },
    {
      title: 'a rule that redirects to plain HTTP on another host',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: { Protocol: HTTP, DefaultActions: [{ Type: forward }] }
          Claims:
            Type: AWS::ElasticLoadBalancingV2::ListenerRule
            Properties:
              ListenerArn: !GetAtt Web.ListenerArn
              Actions: [{ Type: redirect, RedirectConfig: { Protocol: HTTP, Host: old.example.com } }]`,
    },
  ],
  good: [
    {
      title: 'a rule that redirects to HTTPS, and one on a listener that takes HTTPS',
      template: `
        Resources:
          Plain:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: { Protocol: HTTP, DefaultActions: [{ Type: forward }] }
          Web:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: { Protocol: HTTPS, DefaultActions: [{ Type: forward }] }
          Move:
            Type: AWS::ElasticLoadBalancingV2::ListenerRule
            Properties:
              ListenerArn: !Ref Plain
              Actions: [{ Type: redirect, RedirectConfig: { Protocol: HTTPS, StatusCode: HTTP_301 } }]
          Claims:
            Type: AWS::ElasticLoadBalancingV2::ListenerRule
            Properties: { ListenerArn: !Ref Web, Actions: [{ Type: forward }] }`,
    },
    {
      title: 'rules that sign users in, on a listener of another stack: that only HTTPS listeners do',
      template: `
        Resources:
          Claims:
            Type: AWS::ElasticLoadBalancingV2::ListenerRule
            Properties:
              ListenerArn: !ImportValue listener
              Actions: [{ Type: authenticate-cognito, Order: 1 }, { Type: forward, Order: 2 }]
          Notes:
            Type: AWS::ElasticLoadBalancingV2::ListenerRule
            Properties:
              ListenerArn: !ImportValue listener
              Actions: [{ Type: authenticate-oidc, Order: 1 }, { Type: forward, Order: 2 }]`,
    },
  ],
  unknown: [
    {
      title: 'a rule that forwards, on a listener of another stack',
      template: `
        Resources:
          Claims:
            Type: AWS::ElasticLoadBalancingV2::ListenerRule
            Properties: { ListenerArn: !ImportValue listener, Actions: [{ Type: forward }] }`,
    },
    {
      title: 'the protocol of the listener is a parameter',
      template: `
        Parameters:
          Protocol: { Type: String }
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: { Protocol: !Ref Protocol, DefaultActions: [{ Type: forward }] }
          Claims:
            Type: AWS::ElasticLoadBalancingV2::ListenerRule
            Properties: { ListenerArn: !Ref Web, Actions: [{ Type: forward }] }`,
    },
    {
      title: 'where a rule redirects to is imported',
      template: `
        Resources:
          Web:
            Type: AWS::ElasticLoadBalancingV2::Listener
            Properties: { Protocol: HTTP, DefaultActions: [{ Type: forward }] }
          Claims:
            Type: AWS::ElasticLoadBalancingV2::ListenerRule
            Properties:
              ListenerArn: !Ref Web
              Actions: [{ Type: redirect, RedirectConfig: { Protocol: !ImportValue protocol } }]`,
    },
  ],
});
