import { mustBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'kafka-broker-plaintext',
  topic: 'transit',
  severity: 'error',
  title: 'Kafka brokers replicate to each other in plain text',
  why: 'Brokers stand in several Availability Zones, and every message crosses between them.',
  fix: 'Remove `EncryptionInfo.EncryptionInTransit.InCluster` or set it to true.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'], fsbp: ['msk.1'] },
  appliesTo: ['AWS::MSK::Cluster'],

  check(cluster, _world, report) {
    // AWS::MSK::Cluster EncryptionInTransit, InCluster: "The default value is true".
    mustBeTrue(cluster.read('EncryptionInfo.EncryptionInTransit.InCluster'), { want: 'true', preset: true }, report);
  },

  bad: [
    {
      title: 'plain text between brokers',
      template: `
        Resources:
          Stream:
            Type: AWS::MSK::Cluster
            Properties: { EncryptionInfo: { EncryptionInTransit: { ClientBroker: TLS, InCluster: false } } }`,
    },
    {
      title: 'plain text between brokers, in words',
      template: `
        Resources:
          Stream:
            Type: AWS::MSK::Cluster
            Properties: { EncryptionInfo: { EncryptionInTransit: { InCluster: 'False' } } }`,
    },
  ],
  good: [
    {
      title: 'TLS between brokers',
      template: `
        Resources:
          Stream:
            Type: AWS::MSK::Cluster
            Properties: { EncryptionInfo: { EncryptionInTransit: { InCluster: 'true' } } }`,
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
      title: 'the switch is imported',
      template: `
        Resources:
          Stream:
            Type: AWS::MSK::Cluster
            Properties: { EncryptionInfo: { EncryptionInTransit: { InCluster: !ImportValue encrypt-brokers } } }`,
    },
  ],
});
