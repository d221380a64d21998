import { mustSay } from '../../judge';
import { defineRule } from '../../rule';

const PATH = 'EncryptionInfo.EncryptionInTransit.ClientBroker';

export default defineRule({
  id: 'kafka-client-plaintext',
  topic: 'transit',
  severity: 'error',
  waivable: false,
  title: 'Kafka cluster talks to its clients in plain text',
  why: 'Every message, and the credentials some clients send, can be read on the way to the broker.',
  fix: 'Set `EncryptionInfo.EncryptionInTransit.ClientBroker` to TLS.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'] },
  appliesTo: ['AWS::MSK::Cluster'],

  check(cluster, _world, report) {
    // AWS::MSK::Cluster EncryptionInTransit, ClientBroker: "The default value is TLS".
    mustSay(cluster.read(PATH), { texts: ['TLS'], preset: 'TLS', want: 'TLS' }, report);
  },

  bad: [
    {
      title: 'plain text only',
      template: `
        Resources:
          Stream:
            Type: AWS::MSK::Cluster
            Properties: { EncryptionInfo: { EncryptionInTransit: { ClientBroker: PLAINTEXT } } }`,
    },
    {
      title: 'TLS and plain text side by side',
      template: `
        Resources:
          Stream:
            Type: AWS::MSK::Cluster
            Properties: { EncryptionInfo: { EncryptionInTransit: { ClientBroker: TLS_PLAINTEXT, InCluster: true } } }`,
    },
  ],
  good: [
    {
      title: 'TLS',
      template: `
        Resources:
          Stream:
            Type: AWS::MSK::Cluster
            Properties: { EncryptionInfo: { EncryptionInTransit: { ClientBroker: TLS } } }`,
    },
    {
      title: 'nothing said, which means TLS',
      template: `
        Resources:
          Stream:
            Type: AWS::MSK::Cluster
            Properties: { ClusterName: claims, KafkaVersion: 3.6.0 }`,
    },
  ],
  unknown: [
    {
      title: 'the mode is a parameter',
      template: `
        Parameters:
          Mode: { Type: String }
        Resources:
          Stream:
            Type: AWS::MSK::Cluster
            Properties: { EncryptionInfo: { EncryptionInTransit: { ClientBroker: !Ref Mode } } }`,
    },
  ],
});
