import { mustSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'dax-plaintext',
  topic: 'transit',
  severity: 'error',
  title: 'DynamoDB Accelerator answers in plain text',
  why: 'Items of the tables behind it pass the network in plain text, though DynamoDB itself would use TLS.',
  fix: 'Set `ClusterEndpointEncryptionType` to TLS.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'], fsbp: ['dynamodb.7'] },
  appliesTo: ['AWS::DAX::Cluster'],

  check(cluster, _world, report) {
    // AWS::DAX::Cluster, ClusterEndpointEncryptionType: "The default value is NONE".
    mustSay(cluster.read('ClusterEndpointEncryptionType'), { texts: ['TLS'], want: 'TLS' }, report);
  },

  bad: [
    {
      title: 'encryption never mentioned',
      template: `
        Resources:
          Cache:
            Type: AWS::DAX::Cluster
            Properties: { NodeType: dax.t3.small, ReplicationFactor: 3, IAMRoleARN: arn:aws:iam::111122223333:role/dax }`,
    },
    {
      title: 'no encryption',
      template: `
        Resources:
          Cache:
            Type: AWS::DAX::Cluster
            Properties: { NodeType: dax.t3.small, ReplicationFactor: 3, ClusterEndpointEncryptionType: NONE }`,
    },
  ],
  good: [
    {
      title: 'TLS',
      template: `
        Resources:
          Cache:
            Type: AWS::DAX::Cluster
            Properties: { NodeType: dax.t3.small, ReplicationFactor: 3, ClusterEndpointEncryptionType: TLS }`,
    },
    {
      title: 'a parameter whose default is TLS',
      template: `
        Parameters:
          Encryption: { Type: String, Default: TLS }
        Resources:
          Cache:
            Type: AWS::DAX::Cluster
            Properties: { NodeType: dax.t3.small, ReplicationFactor: 3, ClusterEndpointEncryptionType: !Ref Encryption }`,
    },
  ],
  unknown: [
    {
      title: 'the encryption is a parameter',
      template: `
        Parameters:
          Encryption: { Type: String }
        Resources:
          Cache:
            Type: AWS::DAX::Cluster
            Properties: { NodeType: dax.t3.small, ReplicationFactor: 3, ClusterEndpointEncryptionType: !Ref Encryption }`,
    },
  ],
});
