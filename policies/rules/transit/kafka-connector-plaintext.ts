import { mustSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'kafka-connector-plaintext',
  topic: 'transit',
  severity: 'error',
  title: 'Kafka connector talks to its cluster in plain text',
  why: 'What the connector moves can be read and changed between it and the brokers.',
  fix: 'Set `KafkaClusterEncryptionInTransit.EncryptionType` to TLS.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'], fsbp: ['msk.3'] },
  appliesTo: ['AWS::KafkaConnect::Connector'],

  check(connector, _world, report) {
    const property = connector.read('KafkaClusterEncryptionInTransit.EncryptionType');
    mustSay(property, { texts: ['TLS'], want: 'TLS' }, report);
  },

  bad: [
    {
      title: 'plain text',
      template: `
        Resources:
          Sink:
            Type: AWS::KafkaConnect::Connector
            Properties: { KafkaClusterEncryptionInTransit: { EncryptionType: PLAINTEXT } }`,
    },
    {
      title: 'nothing said',
      template: `
        Resources:
          Sink:
            Type: AWS::KafkaConnect::Connector
            Properties: { ConnectorName: claims }`,
    },
  ],
  good: [
    {
      title: 'TLS',
      template: `
        Resources:
          Sink:
            Type: AWS::KafkaConnect::Connector
            Properties: { KafkaClusterEncryptionInTransit: { EncryptionType: TLS } }`,
    },
    {
      title: 'a parameter whose default is TLS',
      template: `
        Parameters:
          Encryption: { Type: String, Default: TLS }
        Resources:
          Sink:
            Type: AWS::KafkaConnect::Connector
            Properties: { KafkaClusterEncryptionInTransit: { EncryptionType: !Ref Encryption } }`,
    },
  ],
  unknown: [
    {
      title: 'the encryption is a parameter',
      template: `
        Parameters:
          Encryption: { Type: String }
        Resources:
          Sink:
            Type: AWS::KafkaConnect::Connector
            Properties: { KafkaClusterEncryptionInTransit: { EncryptionType: !Ref Encryption } }`,
    },
  ],
});
