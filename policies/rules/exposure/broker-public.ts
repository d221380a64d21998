import { mustNotBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'broker-public',
  topic: 'exposure',
  severity: 'error',
  title: 'Message broker has a public address',
  why: 'Consoles and message ports of the broker are open to everybody who finds the name.',
  fix: 'Set `PubliclyAccessible` to false.',
  controls: { 'nist-800-53-r5': ['ac-4', 'sc-7'] },
  appliesTo: ['AWS::AmazonMQ::Broker'],

  check(resource, _world, report) {
    mustNotBeTrue(resource.read('PubliclyAccessible'), { want: 'false' }, report);
  },

  bad: [
    {
      title: 'a public address',
      template: `
        Resources:
          B:
            Type: AWS::AmazonMQ::Broker
            Properties: { EngineType: RABBITMQ, PubliclyAccessible: true }`,
    },
    {
      title: 'the same as a text',
      template: `
        Resources:
          B:
            Type: AWS::AmazonMQ::Broker
            Properties: { EngineType: ACTIVEMQ, PubliclyAccessible: 'true' }`,
    },
  ],
  good: [
    {
      title: 'a private address',
      template: `
        Resources:
          B:
            Type: AWS::AmazonMQ::Broker
            Properties: { EngineType: RABBITMQ, PubliclyAccessible: false }`,
    },
    {
      title: 'nothing said, which means private',
      template: `
        Resources:
          B:
            Type: AWS::AmazonMQ::Broker
            Properties: { EngineType: RABBITMQ }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Public: { Type: String }
        Resources:
          B:
            Type: AWS::AmazonMQ::Broker
            Properties: { PubliclyAccessible: !Ref Public }`,
    },
  ],
});
