import { mustBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'memorydb-plaintext-allowed',
  topic: 'transit',
  severity: 'error',
  title: 'MemoryDB cluster takes connections without TLS',
  why: 'What the cluster holds can be read from the network, by whoever shares a path with a vendor.',
  fix: 'Remove `TLSEnabled` or set it to true.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'] },
  appliesTo: ['AWS::MemoryDB::Cluster', 'AWS::MemoryDB::MultiRegionCluster'],

  check(cluster, _world, report) {
    // "In-transit encryption (TLS) in MemoryDB": enabled unless a cluster says otherwise.
    mustBeTrue(cluster.read('TLSEnabled'), { want: 'true', preset: true }, report);
  },

  bad: [
    {
      title: 'a cluster without TLS',
      template: `
        Resources:
          Cache:
            Type: AWS::MemoryDB::Cluster
            Properties: { ClusterName: claims, NodeType: db.t4g.small, ACLName: claims, TLSEnabled: false }`,
    },
    {
      title: 'a cluster of many regions without TLS, in words',
      template: `
        Resources:
          Cache:
            Type: AWS::MemoryDB::MultiRegionCluster
            Properties: { NodeType: db.r7g.large, TLSEnabled: 'false' }`,
    },
  ],
  good: [
    {
      title: 'a cluster that says nothing',
      template: `
        Resources:
          Cache:
            Type: AWS::MemoryDB::Cluster
            Properties: { ClusterName: claims, NodeType: db.t4g.small, ACLName: claims }`,
    },
    {
      title: 'TLS, in words',
      template: `
        Resources:
          Cache:
            Type: AWS::MemoryDB::Cluster
            Properties: { ClusterName: claims, NodeType: db.t4g.small, ACLName: claims, TLSEnabled: 'true' }`,
    },
  ],
  unknown: [
    {
      title: 'the switch is a parameter',
      template: `
        Parameters:
          Encrypt: { Type: String }
        Resources:
          Cache:
            Type: AWS::MemoryDB::Cluster
            Properties: { ClusterName: claims, NodeType: db.t4g.small, ACLName: claims, TLSEnabled: !Ref Encrypt }`,
    },
  ],
});
