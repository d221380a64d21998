import { mustNotSay } from '../../judge';
import { lists } from '../../questions/must-hold';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'docdb-audit-off',
  topic: 'logging',
  severity: 'error',
  title: 'DocumentDB writes no audit events, whatever it exports',
  why: 'The export of the audit log stays empty until the parameter is on, so it looks logged and is not.',
  fix: 'Set `audit_logs` to enabled in a cluster parameter group, and name the group in the cluster.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12'] },
  appliesTo: ['AWS::DocDB::DBClusterParameterGroup', 'AWS::DocDB::DBCluster'],

  check(resource, _world, report) {
    if (resource.type === 'AWS::DocDB::DBClusterParameterGroup') {
      // Amazon DocumentDB parameters: audit_logs is disabled by default; besides enabled it takes kinds such as ddl and dml.
      const expectation = { texts: ['disabled', 'none', ''], want: 'enabled' };
      return mustNotSay(resource.read('Parameters.audit_logs'), expectation, report);
    }
    const group = resource.read('DBClusterParameterGroupName');
    if (group.value.kind === 'absent' && lists(resource.read('EnableCloudwatchLogsExports'), 'audit')) {
      report.fail(group, { saw: 'the default group, which audits nothing', want: 'a group with audit_logs enabled' });
    }
  },

  bad: [
    {
      title: 'switched off',
      template: `
        Resources:
          Group:
            Type: AWS::DocDB::DBClusterParameterGroup
            Properties: { Family: docdb5.0, Parameters: { audit_logs: disabled } }`,
    },
    {
      title: 'none of the kinds',
      template: `
        Resources:
          Group:
            Type: AWS::DocDB::DBClusterParameterGroup
            Properties: { Family: docdb5.0, Parameters: { audit_logs: none } }`,
    },
    {
      title: 'an empty text',
      template: `
        Resources:
          Group:
            Type: AWS::DocDB::DBClusterParameterGroup
            Properties: { Family: docdb5.0, Parameters: { audit_logs: '' } }`,
    },
    {
      title: 'not mentioned, which means disabled',
      template: `
        Resources:
          Group:
            Type: AWS::DocDB::DBClusterParameterGroup
            Properties: { Family: docdb5.0, Parameters: { tls: enabled } }`,
    },
    {
      title: 'a cluster that exports audit events from the default group',
      template: `
        Resources:
          Records:
            Type: AWS::DocDB::DBCluster
            Properties: { EnableCloudwatchLogsExports: [audit] }`,
    },
  ],
  good: [
    {
      title: 'enabled, and chosen kinds',
      template: `
        Resources:
          Group:
            Type: AWS::DocDB::DBClusterParameterGroup
            Properties: { Family: docdb5.0, Parameters: { audit_logs: enabled } }
          Chosen:
            Type: AWS::DocDB::DBClusterParameterGroup
            Properties: { Family: docdb5.0, Parameters: { audit_logs: 'ddl,dml_write' } }`,
    },
    {
      title: 'a cluster with a group of its own, and one that exports nothing',
      template: `
        Resources:
          Records:
            Type: AWS::DocDB::DBCluster
            Properties: { EnableCloudwatchLogsExports: [audit], DBClusterParameterGroupName: audited }
          Silent:
            Type: AWS::DocDB::DBCluster
            Properties: { StorageEncrypted: true }`,
    },
  ],
  unknown: [
    {
      title: 'the switch is a parameter',
      template: `
        Parameters:
          Audit: { Type: String }
        Resources:
          Group:
            Type: AWS::DocDB::DBClusterParameterGroup
            Properties: { Family: docdb5.0, Parameters: { audit_logs: !Ref Audit } }`,
    },
  ],
});
