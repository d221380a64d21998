import { mustList } from '../../questions/must-hold';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'neptune-audit-unexported',
  topic: 'logging',
  severity: 'error',
  title: 'Neptune cluster does not export its audit log',
  why: 'Nobody can say who queried the graph, and what for.',
  fix: 'Add audit to `EnableCloudwatchLogsExports`.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12'], fsbp: ['neptune.2'] },
  appliesTo: ['AWS::Neptune::DBCluster'],

  check(cluster, _world, report) {
    mustList(cluster.read('EnableCloudwatchLogsExports'), ['audit'], report);
  },

  bad: [
    {
      title: 'no exports',
      template: `
        Resources:
          Graph:
            Type: AWS::Neptune::DBCluster
            Properties: { StorageEncrypted: true }`,
    },
    {
      title: 'slow queries only',
      template: `
        Resources:
          Graph:
            Type: AWS::Neptune::DBCluster
            Properties: { EnableCloudwatchLogsExports: [slowquery] }`,
    },
  ],
  good: [
    {
      title: 'audit',
      template: `
        Resources:
          Graph:
            Type: AWS::Neptune::DBCluster
            Properties: { EnableCloudwatchLogsExports: [audit] }`,
    },
    {
      title: 'audit and slow queries',
      template: `
        Resources:
          Graph:
            Type: AWS::Neptune::DBCluster
            Properties: { EnableCloudwatchLogsExports: [slowquery, audit] }`,
    },
  ],
  unknown: [
    {
      title: 'the list is a parameter',
      template: `
        Parameters:
          Logs: { Type: CommaDelimitedList }
        Resources:
          Graph:
            Type: AWS::Neptune::DBCluster
            Properties: { EnableCloudwatchLogsExports: !Ref Logs }`,
    },
  ],
});
