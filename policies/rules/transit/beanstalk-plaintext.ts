import type { Resource } from '../../../lib/template';
import {
  type BeanstalkSettings,
  beanstalkSettings,
  defaultListenerOf,
  isFree,
  isListener,
} from '../../questions/beanstalk-settings';
import { mustBeText, mustSay } from '../../judge';
import { type Report, defineRule } from '../../rule';
import { tlsExpectation } from '../../questions/tls-policies';

/** Where findings about settings that are not written stand. */
const SETTINGS = 'OptionSettings';

export default defineRule({
  id: 'beanstalk-plaintext',
  topic: 'transit',
  severity: 'error',
  title: 'Elastic Beanstalk environment answers plain HTTP or old TLS',
  why: 'Beanstalk makes the load balancer, so nobody sees the listener on port 80 that it opens by itself.',
  fix: 'Set `ListenerEnabled` of the default listener to false, and add one with HTTPS and an `SSLPolicy`.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1', 'sc-13'] },
  appliesTo: ['AWS::ElasticBeanstalk::ConfigurationTemplate', 'AWS::ElasticBeanstalk::Environment'],

  check(resource, _world, report, profile) {
    const settings = beanstalkSettings(resource);
    const list = resource.read(SETTINGS);
    const free = isFree(resource, settings);
    if (free) return;
    if (free === undefined) return report.unknown(list, { want: 'a listener with HTTPS, if there is a load balancer' });
    const isEnvironment = resource.type === 'AWS::ElasticBeanstalk::Environment';
    if (isEnvironment) checkDefaultListener(resource, settings, report);
    for (const namespace of settings.namespaces.filter(isListener)) {
      if (settings.says(namespace, 'ListenerEnabled', 'false')) continue;
      const protocol = settings.option(namespace, namespace.startsWith('aws:elbv2') ? 'Protocol' : 'ListenerProtocol');
      const want = 'HTTPS, or SSL';
      if (protocol) mustSay(protocol, { texts: ['HTTPS', 'SSL'], want }, report);
      else if (isEnvironment) report.fail(list, { saw: `${namespace} without a protocol, which means HTTP`, want });
      const policy = settings.option(namespace, 'SSLPolicy');
      if (policy) mustBeText(policy, tlsExpectation('balancer', profile), report);
    }
  },

  bad: [
    {
      title: 'nothing about listeners',
      template: `
        Resources:
          Site:
            Type: AWS::ElasticBeanstalk::Environment
            Properties: { ApplicationName: site }`,
    },
    {
      title: 'an application load balancer, and nothing about listeners',
      template: `
        Resources:
          Site:
            Type: AWS::ElasticBeanstalk::Environment
            Properties: { OptionSettings: [{ Namespace: 'aws:elasticbeanstalk:environment', OptionName: LoadBalancerType, Value: application }] }`,
    },
    {
      title: 'HTTPS, beside the default listener that is still on',
      template: `
        Resources:
          Site:
            Type: AWS::ElasticBeanstalk::Environment
            Properties: { OptionSettings: [{ Namespace: 'aws:elbv2:listener:443', OptionName: Protocol, Value: HTTPS }] }`,
    },
    {
      title: 'the default listener named, but without a protocol',
      template: `
        Resources:
          Site:
            Type: AWS::ElasticBeanstalk::Environment
            Properties: { OptionSettings: [{ Namespace: 'aws:elbv2:listener:default', OptionName: ListenerEnabled, Value: 'true' }] }`,
    },
    {
      title: 'a further listener without a protocol',
      template: `
        Resources:
          Site:
            Type: AWS::ElasticBeanstalk::Environment
            Properties:
              OptionSettings:
                - { Namespace: 'aws:elbv2:listener:default', OptionName: ListenerEnabled, Value: 'false' }
                - { Namespace: 'aws:elbv2:listener:443', OptionName: SSLCertificateArns, Value: arn }`,
    },
    {
      title: 'a further listener that takes HTTP',
      template: `
        Resources:
          Site:
            Type: AWS::ElasticBeanstalk::Environment
            Properties:
              OptionSettings:
                - { Namespace: 'aws:elbv2:listener:default', OptionName: ListenerEnabled, Value: 'false' }
                - { Namespace: 'aws:elbv2:listener:8080', OptionName: Protocol, Value: HTTP }`,
    },
    {
      title: 'a classic listener that takes TCP',
      template: `
        Resources:
          Site:
            Type: AWS::ElasticBeanstalk::Environment
            Properties: { OptionSettings: [{ Namespace: 'aws:elb:listener', OptionName: ListenerProtocol, Value: TCP }] }`,
    },
    {
      title: 'a further classic listener that takes HTTP',
      template: `
        Resources:
          Site:
            Type: AWS::ElasticBeanstalk::Environment
            Properties:
              OptionSettings:
                - { Namespace: 'aws:elb:listener', OptionName: ListenerEnabled, Value: false }
                - { Namespace: 'aws:elb:listener:8080', OptionName: ListenerProtocol, Value: HTTP }`,
    },
    {
      title: 'a load balancer of the newer kind, whose default listener the settings for a classic one do not reach',
      template: `
        Resources:
          Site:
            Type: AWS::ElasticBeanstalk::Environment
            Properties:
              OptionSettings:
                - { Namespace: 'aws:elb:listener', OptionName: ListenerEnabled, Value: false }
                - { Namespace: 'aws:elasticbeanstalk:environment', OptionName: LoadBalancerType, Value: application }`,
    },
    {
      title: 'the policy of 2016',
      template: `
        Resources:
          Site:
            Type: AWS::ElasticBeanstalk::Environment
            Properties:
              OptionSettings:
                - { Namespace: 'aws:elbv2:listener:default', OptionName: ListenerEnabled, Value: false }
                - { Namespace: 'aws:elbv2:listener:443', OptionName: Protocol, Value: HTTPS }
                - { Namespace: 'aws:elbv2:listener:443', OptionName: SSLPolicy, Value: ELBSecurityPolicy-2016-08 }`,
    },
    {
      title: 'a saved configuration with HTTP',
      template: `
        Resources:
          Site:
            Type: AWS::ElasticBeanstalk::ConfigurationTemplate
            Properties: { OptionSettings: [{ Namespace: 'aws:elbv2:listener:default', OptionName: Protocol, Value: HTTP }] }`,
    },
  ],
  good: [
    {
      title: 'HTTPS with a policy, and the default listener off',
      template: `
        Resources:
          Site:
            Type: AWS::ElasticBeanstalk::Environment
            Properties:
              OptionSettings:
                - { Namespace: 'aws:autoscaling:asg', OptionName: MinSize, Value: 2 }
                - { Namespace: 'aws:elbv2:listener:default', OptionName: ListenerEnabled, Value: 'false' }
                - { Namespace: 'aws:elbv2:listener:default', OptionName: Protocol, Value: HTTP }
                - { Namespace: 'aws:elbv2:listener:443', OptionName: Protocol, Value: HTTPS }
                - { Namespace: 'aws:elbv2:listener:443', OptionName: SSLPolicy, Value: ELBSecurityPolicy-TLS13-1-2-2021-06 }`,
    },
    {
      title: 'a classic load balancer with HTTPS and SSL',
      template: `
        Resources:
          Site:
            Type: AWS::ElasticBeanstalk::Environment
            Properties:
              OptionSettings:
                - { Namespace: 'aws:elb:listener', OptionName: ListenerProtocol, Value: HTTPS }
                - { Namespace: 'aws:elb:listener:993', OptionName: ListenerProtocol, Value: SSL }
                - { Namespace: 'aws:elb:loadbalancer', OptionName: CrossZone, Value: true }`,
    },
    {
      title: 'a single machine, a shared or a network load balancer, and a worker',
      template: `
        Resources:
          Single:
            Type: AWS::ElasticBeanstalk::Environment
            Properties: { OptionSettings: [{ Namespace: 'aws:elasticbeanstalk:environment', OptionName: EnvironmentType, Value: SingleInstance }] }
          Shared:
            Type: AWS::ElasticBeanstalk::Environment
            Properties: { OptionSettings: [{ Namespace: 'aws:elasticbeanstalk:environment', OptionName: LoadBalancerIsShared, Value: true }] }
          Network:
            Type: AWS::ElasticBeanstalk::Environment
            Properties: { OptionSettings: [{ Namespace: 'aws:elasticbeanstalk:environment', OptionName: LoadBalancerType, Value: network }] }
          Worker:
            Type: AWS::ElasticBeanstalk::Environment
            Properties: { ApplicationName: site, Tier: { Name: Worker, Type: SQS/HTTP } }`,
    },
    {
      title: 'a saved configuration that says nothing about the default listener',
      template: `
        Resources:
          Site:
            Type: AWS::ElasticBeanstalk::ConfigurationTemplate
            Properties: { OptionSettings: [{ Namespace: 'aws:elbv2:listener:443', OptionName: ListenerEnabled, Value: true }] }`,
    },
  ],
  unknown: [
    {
      title: 'a saved configuration is named, which may say more',
      template: `
        Resources:
          Site:
            Type: AWS::ElasticBeanstalk::Environment
            Properties: { ApplicationName: site, TemplateName: saved }`,
    },
    {
      title: 'whether there is a load balancer is a parameter',
      template: `
        Parameters: { Given: { Type: String } }
        Resources:
          Site:
            Type: AWS::ElasticBeanstalk::Environment
            Properties: { OptionSettings: [{ Namespace: 'aws:elasticbeanstalk:environment', OptionName: EnvironmentType, Value: !Ref Given }] }`,
    },
    {
      title: 'the protocol is a parameter',
      template: `
        Parameters: { Given: { Type: String } }
        Resources:
          Site:
            Type: AWS::ElasticBeanstalk::Environment
            Properties: { OptionSettings: [{ Namespace: 'aws:elbv2:listener:default', OptionName: Protocol, Value: !Ref Given }] }`,
    },
    {
      title: 'which option is set is a parameter',
      template: `
        Parameters: { Given: { Type: String } }
        Resources:
          Site:
            Type: AWS::ElasticBeanstalk::Environment
            Properties: { OptionSettings: [{ Namespace: 'aws:elasticbeanstalk:environment', OptionName: !Ref Given, Value: a }] }`,
    },
    {
      title: 'whose option is set is a parameter',
      template: `
        Parameters: { Given: { Type: String } }
        Resources:
          Site:
            Type: AWS::ElasticBeanstalk::Environment
            Properties: { OptionSettings: [{ Namespace: !Ref Given, OptionName: EnvironmentType, Value: LoadBalanced }] }`,
    },
  ],
});

/** "General options for all environments": the default listener is on and takes HTTP, unless settings say otherwise. */
function checkDefaultListener(environment: Resource, settings: BeanstalkSettings, report: Report): void {
  const standard = defaultListenerOf(settings);
  if (settings.namespaces.includes(standard)) return;
  const list = environment.read(SETTINGS);
  const want = `${standard} with ListenerEnabled false, or with HTTPS`;
  const elsewhere = settings.hidden.length > 0 || environment.read('TemplateName').value.kind !== 'absent';
  if (elsewhere) report.unknown(list, { saw: 'settings that stand elsewhere', want });
  else report.fail(list, { saw: 'no settings for the default listener, which takes HTTP', want });
}
