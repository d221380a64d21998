import { mustBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'broker-general-unlogged',
  topic: 'logging',
  severity: 'warning',
  title: 'Message broker keeps no general log',
  why: 'Connections that fail, and queues that fill up, leave no trace.',
  fix: 'Set `Logs.General` to true.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12'] },
  appliesTo: ['AWS::AmazonMQ::Broker'],

  check(broker, _world, report) {
    mustBeTrue(broker.read('Logs.General'), { want: 'true' }, report);
  },

  bad: [
    {
      title: 'audit log only',
      template: `
        Resources:
          Broker:
            Type: AWS::AmazonMQ::Broker
            Properties: { EngineType: ACTIVEMQ, Logs: { Audit: true } }`,
    },
    {
      title: 'RabbitMQ without logs',
      template: `
        Resources:
          Broker:
            Type: AWS::AmazonMQ::Broker
            Properties: { EngineType: RABBITMQ, Logs: { General: false } }`,
    },
  ],
  good: [
    {
      title: 'general log on',
      template: `
        Resources:
          Broker:
            Type: AWS::AmazonMQ::Broker
            Properties: { EngineType: RABBITMQ, Logs: { General: true } }`,
    },
    {
      title: 'both logs, as text',
      template: `
        Resources:
          Broker:
            Type: AWS::AmazonMQ::Broker
            Properties: { EngineType: ACTIVEMQ, Logs: { General: 'true', Audit: 'true' } }`,
    },
  ],
  unknown: [
    {
      title: 'the switch is a parameter',
      template: `
        Parameters:
          Log: { Type: String }
        Resources:
          Broker:
            Type: AWS::AmazonMQ::Broker
            Properties: { Logs: { General: !Ref Log } }`,
    },
  ],
});
