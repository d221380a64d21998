import { any, says } from '../../judge';
import { mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'broker-audit-unlogged',
  topic: 'logging',
  severity: 'error',
  title: 'Message broker keeps no audit log',
  why: 'Nobody can say who changed users, queues or rights of the broker.',
  fix: 'Set `Logs.Audit` to true.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12'], fsbp: ['mq.2'] },
  appliesTo: ['AWS::AmazonMQ::Broker'],

  check(broker, _world, report) {
    // AWS::AmazonMQ::Broker LogList: audit logging "does not apply to RabbitMQ brokers".
    const audit = broker.read('Logs.Audit');
    mustHold(any([says(audit, 'true'), says(broker.read('EngineType'), 'RABBITMQ')]), audit, { want: 'true' }, report);
  },

  bad: [
    {
      title: 'general log only',
      template: `
        Resources:
          Broker:
            Type: AWS::AmazonMQ::Broker
            Properties: { EngineType: ACTIVEMQ, Logs: { General: true } }`,
    },
    {
      title: 'audit switched off',
      template: `
        Resources:
          Broker:
            Type: AWS::AmazonMQ::Broker
            Properties: { EngineType: ActiveMQ, Logs: { Audit: false } }`,
    },
  ],
  good: [
    {
      title: 'audit on',
      template: `
        Resources:
          Broker:
            Type: AWS::AmazonMQ::Broker
            Properties: { EngineType: ACTIVEMQ, Logs: { Audit: true } }`,
    },
    {
      title: 'RabbitMQ, which has no audit log',
      template: `
        Resources:
          Broker:
            Type: AWS::AmazonMQ::Broker
            Properties: { EngineType: RabbitMQ, Logs: { General: true } }`,
    },
  ],
  unknown: [
    {
      title: 'the switch is a parameter',
      template: `
        Parameters:
          Audit: { Type: String }
        Resources:
          Broker:
            Type: AWS::AmazonMQ::Broker
            Properties: { EngineType: ACTIVEMQ, Logs: { Audit: !Ref Audit } }`,
    },
    {
      title: 'the engine is a parameter',
      template: `
        Parameters:
          Engine: { Type: String }
        Resources:
          Broker:
            Type: AWS::AmazonMQ::Broker
            Properties: { EngineType: !Ref Engine, Logs: { General: true } }`,
    },
  ],
});
