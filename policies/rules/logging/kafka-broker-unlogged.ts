import { any, says } from '../../judge';
import { mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'kafka-broker-unlogged',
  topic: 'logging',
  severity: 'error',
  title: 'Kafka cluster keeps no broker log',
  why: 'Refused clients and changed topics leave no trace.',
  fix: 'Enable `CloudWatchLogs`, `Firehose` or `S3` in `LoggingInfo.BrokerLogs`.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12'] },
  appliesTo: ['AWS::MSK::Cluster'],

  check(cluster, _world, report) {
    const logs = cluster.read('LoggingInfo.BrokerLogs');
    const switches = ['CloudWatchLogs', 'Firehose', 'S3'].map((place) => logs.get(place).get('Enabled'));
    mustHold(any(switches.map((one) => says(one, 'true'))), logs, { want: 'one destination that is enabled' }, report);
  },

  bad: [
    {
      title: 'nothing about logs',
      template: `
        Resources:
          Events:
            Type: AWS::MSK::Cluster
            Properties: { ClusterName: events }`,
    },
    {
      title: 'destinations, all switched off',
      template: `
        Resources:
          Events:
            Type: AWS::MSK::Cluster
            Properties: { LoggingInfo: { BrokerLogs: { CloudWatchLogs: { Enabled: false, LogGroup: events }, S3: { Enabled: false }, Firehose: { Enabled: false } } } }`,
    },
  ],
  good: [
    {
      title: 'each of the three destinations',
      template: `
        Resources:
          One:
            Type: AWS::MSK::Cluster
            Properties: { LoggingInfo: { BrokerLogs: { CloudWatchLogs: { Enabled: true, LogGroup: events } } } }
          Two:
            Type: AWS::MSK::Cluster
            Properties: { LoggingInfo: { BrokerLogs: { S3: { Enabled: true, Bucket: logs } } } }
          Three:
            Type: AWS::MSK::Cluster
            Properties: { LoggingInfo: { BrokerLogs: { Firehose: { Enabled: true, DeliveryStream: logs }, S3: { Enabled: false } } } }`,
    },
    {
      title: 'switched on, as text',
      template: `
        Resources:
          Events:
            Type: AWS::MSK::Cluster
            Properties: { LoggingInfo: { BrokerLogs: { S3: { Enabled: 'true', Bucket: logs } } } }`,
    },
  ],
  unknown: [
    {
      title: 'the switch is a parameter',
      template: `
        Parameters:
          Log: { Type: String }
        Resources:
          Events:
            Type: AWS::MSK::Cluster
            Properties: { LoggingInfo: { BrokerLogs: { S3: { Enabled: !Ref Log } } } }`,
    },
  ],
});
