import { lists, mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'docdb-unlogged',
  topic: 'logging',
  severity: 'error',
  title: 'DocumentDB cluster exports no log at all',
  why: 'Nobody can say who opened which collection of the document database.',
  fix: 'Name audit in `EnableCloudwatchLogsExports`.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12'] },
  appliesTo: ['AWS::DocDB::DBCluster'],

  check(cluster, _world, report) {
    const exports = cluster.read('EnableCloudwatchLogsExports');
    mustHold(lists(exports, 'audit', 'profiler'), exports, { want: 'audit' }, report);
  },

  bad: [
    {
      title: 'no exports',
      template: `
        Resources:
          Records:
            Type: AWS::DocDB::DBCluster
            Properties: { StorageEncrypted: true }`,
    },
    {
      title: 'an empty list',
      template: `
        Resources:
          Records:
            Type: AWS::DocDB::DBCluster
            Properties: { EnableCloudwatchLogsExports: [] }`,
    },
    {
      title: 'logs that DocumentDB does not have',
      template: `
        Resources:
          Records:
            Type: AWS::DocDB::DBCluster
            Properties: { EnableCloudwatchLogsExports: [general] }`,
    },
  ],
  good: [
    {
      title: 'the audit log',
      template: `
        Resources:
          Records:
            Type: AWS::DocDB::DBCluster
            Properties: { EnableCloudwatchLogsExports: [audit] }`,
    },
    {
      title: "the profiler alone is another rule's business",
      template: `
        Resources:
          Records:
            Type: AWS::DocDB::DBCluster
            Properties: { EnableCloudwatchLogsExports: [profiler] }`,
    },
  ],
  unknown: [
    {
      title: 'the list is a parameter',
      template: `
        Parameters:
          Logs: { Type: CommaDelimitedList }
        Resources:
          Records:
            Type: AWS::DocDB::DBCluster
            Properties: { EnableCloudwatchLogsExports: !Ref Logs }`,
    },
  ],
});
