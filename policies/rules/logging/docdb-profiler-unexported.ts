import { mustList } from '../../questions/must-hold';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'docdb-profiler-unexported',
  topic: 'logging',
  severity: 'warning',
  tier: 'opinion',
  title: 'DocumentDB cluster exports no profiler log',
  why: 'Queries that read whole collections pass without a trace of how long they took.',
  fix: 'Add profiler to `EnableCloudwatchLogsExports`.',
  controls: { 'nist-800-53-r5': ['si-4'] },
  appliesTo: ['AWS::DocDB::DBCluster'],

  check(cluster, _world, report) {
    mustList(cluster.read('EnableCloudwatchLogsExports'), ['profiler'], report);
  },

  bad: [
    {
      title: 'audit alone',
      template: `
        Resources:
          Records:
            Type: AWS::DocDB::DBCluster
            Properties: { EnableCloudwatchLogsExports: [audit] }`,
    },
    {
      title: 'no exports',
      template: `
        Resources:
          Records:
            Type: AWS::DocDB::DBCluster
            Properties: { StorageEncrypted: true }`,
    },
  ],
  good: [
    {
      title: 'both logs',
      template: `
        Resources:
          Records:
            Type: AWS::DocDB::DBCluster
            Properties: { EnableCloudwatchLogsExports: [audit, profiler] }`,
    },
    {
      title: 'the profiler alone',
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
