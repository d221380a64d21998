import type { Resource } from '../../../lib/template';
import { type Ternary, any } from '../../judge';
import { listsEntry, mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

const WANT = 'StreamLogs or LogPublicationControl true';

export default defineRule({
  id: 'beanstalk-logs-unpublished',
  topic: 'logging',
  severity: 'warning',
  title: 'Elastic Beanstalk leaves its logs on the instances',
  why: 'The logs vanish with the instance, which is replaced on every update and by every scaling down.',
  fix: 'Set `StreamLogs` of aws:elasticbeanstalk:cloudwatch:logs or `LogPublicationControl` of aws:elasticbeanstalk:hostmanager to true.',
  controls: { 'nist-800-53-r5': ['au-4', 'au-9', 'au-12'], fsbp: ['elasticbeanstalk.3'] },
  appliesTo: ['AWS::ElasticBeanstalk::Environment', 'AWS::ElasticBeanstalk::ConfigurationTemplate'],

  check(resource, world, report) {
    const name = resource.read('TemplateName');
    const followed = world.follow(name);
    // An environment takes from its template what it does not set itself; one named by a text is out of sight.
    const inherited = followed ? publishes(followed) : name.value.kind === 'absent' ? false : undefined;
    mustHold(any([publishes(resource), inherited]), options(resource), { want: WANT }, report);
  },

  bad: [
    {
      title: 'no options',
      template: `
        Resources:
          Site:
            Type: AWS::ElasticBeanstalk::Environment
            Properties: { ApplicationName: claims }`,
    },
    {
      title: 'publication switched off, and another option of the same name on',
      template: `
        Resources:
          Site:
            Type: AWS::ElasticBeanstalk::Environment
            Properties:
                OptionSettings:
                  - { Namespace: 'aws:elasticbeanstalk:hostmanager', OptionName: LogPublicationControl, Value: 'false' }
                  - { Namespace: 'aws:elasticbeanstalk:environment', OptionName: LogPublicationControl, Value: 'true' }
                  - { Namespace: 'aws:elasticbeanstalk:cloudwatch:logs', OptionName: DeleteOnTerminate, Value: 'true' }`,
    },
    {
      title: 'an environment and its template, both silent',
      template: `
        Resources:
          Site:
            Type: AWS::ElasticBeanstalk::Environment
            Properties: { TemplateName: !Ref Shared }
          Shared:
            Type: AWS::ElasticBeanstalk::ConfigurationTemplate
            Properties: { ApplicationName: claims }`,
    },
    {
      title: 'a template without options, used by nobody yet',
      template: `
        Resources:
          Shared:
            Type: AWS::ElasticBeanstalk::ConfigurationTemplate
            Properties: { ApplicationName: claims }`,
    },
  ],
  good: [
    {
      title: 'logs to a bucket, and logs as a stream',
      template: `
        Resources:
          Site:
            Type: AWS::ElasticBeanstalk::Environment
            Properties:
                OptionSettings: [{ Namespace: 'aws:elasticbeanstalk:hostmanager', OptionName: LogPublicationControl, Value: true }]
          Shared:
            Type: AWS::ElasticBeanstalk::ConfigurationTemplate
            Properties:
                OptionSettings: [{ Namespace: 'aws:elasticbeanstalk:cloudwatch:logs', OptionName: StreamLogs, Value: 'true' }]`,
    },
    {
      title: 'an environment that takes it from its template',
      template: `
        Resources:
          Site:
            Type: AWS::ElasticBeanstalk::Environment
            Properties: { TemplateName: !Ref Shared }
          Shared:
            Type: AWS::ElasticBeanstalk::ConfigurationTemplate
            Properties:
                OptionSettings: [{ Namespace: 'aws:elasticbeanstalk:cloudwatch:logs', OptionName: StreamLogs, Value: 'true' }]`,
    },
  ],
  unknown: [
    {
      title: 'a template that is named by a text',
      template: `
        Resources:
          Site:
            Type: AWS::ElasticBeanstalk::Environment
            Properties: { TemplateName: shared }`,
    },
  ],
});

function options(resource: Resource) {
  return resource.read('OptionSettings');
}

function publishes(resource: Resource): Ternary {
  const settings = options(resource);
  const on = (Namespace: string, OptionName: string) => listsEntry(settings, { Namespace, OptionName, Value: 'true' });
  return any([
    on('aws:elasticbeanstalk:hostmanager', 'LogPublicationControl'),
    on('aws:elasticbeanstalk:cloudwatch:logs', 'StreamLogs'),
  ]);
}
