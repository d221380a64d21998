import { any, says } from '../../judge';
import { mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'kafka-connector-unlogged',
  topic: 'logging',
  severity: 'warning',
  title: 'Kafka connector keeps no log',
  why: 'Nobody can say what a connector read, or why it stopped.',
  fix: 'Enable a destination in `LogDelivery.WorkerLogDelivery`.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12'] },
  appliesTo: ['AWS::KafkaConnect::Connector'],

  check(connector, _world, report) {
    const delivery = connector.read('LogDelivery.WorkerLogDelivery');
    const switches = ['CloudWatchLogs', 'Firehose', 'S3'].map((place) => delivery.get(place).get('Enabled'));
    mustHold(
      any(switches.map((one) => says(one, 'true'))),
      delivery,
      { want: 'one destination that is enabled' },
      report,
    );
  },

  bad: [
    {
      title: 'nothing about logs',
      template: `
        Resources:
          Out:
            Type: AWS::KafkaConnect::Connector
            Properties: { ConnectorName: out }`,
    },
    {
      title: 'a destination that is off',
      template: `
        Resources:
          Out:
            Type: AWS::KafkaConnect::Connector
            Properties: { LogDelivery: { WorkerLogDelivery: { S3: { Enabled: false } } } }`,
    },
  ],
  good: [
    {
      title: 'each of the three destinations',
      template: `
        Resources:
          One:
            Type: AWS::KafkaConnect::Connector
            Properties: { LogDelivery: { WorkerLogDelivery: { CloudWatchLogs: { Enabled: true } } } }
          Two:
            Type: AWS::KafkaConnect::Connector
            Properties: { LogDelivery: { WorkerLogDelivery: { Firehose: { Enabled: true } } } }
          Three:
            Type: AWS::KafkaConnect::Connector
            Properties: { LogDelivery: { WorkerLogDelivery: { S3: { Enabled: true } } } }`,
    },
    {
      title: 'switched on, as text',
      template: `
        Resources:
          Out:
            Type: AWS::KafkaConnect::Connector
            Properties: { LogDelivery: { WorkerLogDelivery: { S3: { Enabled: 'true' } } } }`,
    },
  ],
  unknown: [
    {
      title: 'the switch is a parameter',
      template: `
        Parameters:
          Log: { Type: String }
        Resources:
          Out:
            Type: AWS::KafkaConnect::Connector
            Properties: { LogDelivery: { WorkerLogDelivery: { S3: { Enabled: !Ref Log } } } }`,
    },
  ],
});
