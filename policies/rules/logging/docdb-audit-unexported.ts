import { mustList } from '../../questions/must-hold';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'docdb-audit-unexported',
  topic: 'logging',
  severity: 'error',
  title: 'DocumentDB cluster exports other logs, but not the audit log',
  why: 'Slow queries are seen, but not who signed in, read or dropped a collection.',
  fix: 'Add audit to `EnableCloudwatchLogsExports`.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12'], fsbp: ['documentdb.4'] },
  appliesTo: ['AWS::DocDB::DBCluster'],

  check(cluster, _world, report) {
    const exports = cluster.read('EnableCloudwatchLogsExports');
    if (exports.each().length > 0) mustList(exports, ['audit'], report);
  },

  bad: [
    {
      title: 'the profiler alone',
      template: `
        Resources:
          Records:
            Type: AWS::DocDB::DBCluster
            Properties: { EnableCloudwatchLogsExports: [profiler] }`,
    },
    {
      title: 'a single text instead of a list',
      template: `
        Resources:
          Records:
            Type: AWS::DocDB::DBCluster
            Properties: { EnableCloudwatchLogsExports: profiler }`,
    },
  ],
  good: [
    {
      title: 'audit among others',
      template: `
        Resources:
          Records:
            Type: AWS::DocDB::DBCluster
            Properties: { EnableCloudwatchLogsExports: [profiler, audit] }`,
    },
    {
      title: "no exports at all is another rule's business",
      template: `
        Resources:
          Records:
            Type: AWS::DocDB::DBCluster
            Properties: { StorageEncrypted: true }`,
    },
  ],
  unknown: [
    {
      title: 'one of the logs is a parameter',
      template: `
        Parameters:
          Log: { Type: String }
        Resources:
          Records:
            Type: AWS::DocDB::DBCluster
            Properties: { EnableCloudwatchLogsExports: [profiler, !Ref Log] }`,
    },
  ],
});
