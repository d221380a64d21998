import { mustNotBeTrue, mustNotSay, says } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'beanstalk-public',
  topic: 'exposure',
  severity: 'error',
  title: 'Elastic Beanstalk puts the application on the internet',
  why: 'Load balancer or machines of the environment are offered to everybody.',
  fix: 'Set `ELBScheme` to internal and `AssociatePublicIpAddress` to false in the namespace `aws:ec2:vpc`.',
  controls: { 'nist-800-53-r5': ['ac-4', 'sc-7'] },
  appliesTo: ['AWS::ElasticBeanstalk::Environment', 'AWS::ElasticBeanstalk::ConfigurationTemplate'],

  // What is not said may come from another layer of configuration, so only what is said counts.
  check(environment, _world, report) {
    for (const option of environment.read('OptionSettings').each()) {
      if (!says(option.get('Namespace'), 'aws:ec2:vpc')) continue;
      const value = option.get('Value');
      if (says(option.get('OptionName'), 'ELBScheme'))
        mustNotSay(value, { texts: ['public'], want: 'internal' }, report);
      if (says(option.get('OptionName'), 'AssociatePublicIpAddress')) mustNotBeTrue(value, { want: 'false' }, report);
    }
  },

  bad: [
    {
      title: 'a public load balancer',
      template: `
        Resources:
          E:
            Type: AWS::ElasticBeanstalk::Environment
            Properties: { OptionSettings: [{ Namespace: 'aws:ec2:vpc', OptionName: ELBScheme, Value: public }] }`,
    },
    {
      title: 'machines with public addresses, in a template',
      template: `
        Resources:
          E:
            Type: AWS::ElasticBeanstalk::ConfigurationTemplate
            Properties: { OptionSettings: [{ Namespace: 'aws:ec2:vpc', OptionName: Subnets, Value: subnet-0123456789abcdef0 }, { Namespace: 'aws:ec2:vpc', OptionName: AssociatePublicIpAddress, Value: 'true' }] }`,
    },
  ],
  good: [
    {
      title: 'everything is internal',
      template: `
        Resources:
          E:
            Type: AWS::ElasticBeanstalk::Environment
            Properties: { OptionSettings: [{ Namespace: 'aws:ec2:vpc', OptionName: ELBScheme, Value: internal }, { Namespace: 'aws:ec2:vpc', OptionName: AssociatePublicIpAddress, Value: 'false' }, { Namespace: 'aws:ec2:vpc', OptionName: Other, Value: public }] }`,
    },
    {
      title: 'the words of another namespace, and no settings',
      template: `
        Resources:
          E:
            Type: AWS::ElasticBeanstalk::Environment
            Properties: { OptionSettings: [{ Namespace: 'aws:elasticbeanstalk:application:environment', OptionName: ELBScheme, Value: public }, { Namespace: 'aws:elasticbeanstalk:application:environment', OptionName: AssociatePublicIpAddress, Value: 'true' }] }
          N:
            Type: AWS::ElasticBeanstalk::Environment
            Properties: { ApplicationName: claims }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Scheme: { Type: String }
        Resources:
          E:
            Type: AWS::ElasticBeanstalk::Environment
            Properties: { OptionSettings: [{ Namespace: 'aws:ec2:vpc', OptionName: ELBScheme, Value: !Ref Scheme }] }`,
    },
  ],
});
