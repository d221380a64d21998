import { mustSay } from '../../judge';
import { lists } from '../../questions/must-hold';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'neptune-audit-off',
  topic: 'logging',
  severity: 'error',
  title: 'Neptune writes no audit events, whatever it exports',
  why: 'The export of the audit log stays empty until the parameter is on, so it looks logged and is not.',
  fix: 'Set `neptune_enable_audit_log` to 1 in a cluster parameter group, and name the group in the cluster.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12'] },
  appliesTo: ['AWS::Neptune::DBClusterParameterGroup', 'AWS::Neptune::DBCluster'],

  check(resource, _world, report) {
    if (resource.type === 'AWS::Neptune::DBClusterParameterGroup') {
      // Amazon Neptune parameters, neptune_enable_audit_log: "Allowed values: 0, 1. Default: 0."
      const expectation = { texts: ['1'], want: '1' };
      return mustSay(resource.read('Parameters.neptune_enable_audit_log'), expectation, report);
    }
    const group = resource.read('DBClusterParameterGroupName');
    if (group.value.kind === 'absent' && lists(resource.read('EnableCloudwatchLogsExports'), 'audit')) {
      report.fail(group, {
        saw: 'the default group, which audits nothing',
        want: 'a group with neptune_enable_audit_log 1',
      });
    }
  },

  bad: [
    {
      title: 'switched off',
      template: `
        Resources:
          Group:
            Type: AWS::Neptune::DBClusterParameterGroup
            Properties: { Family: neptune1.3, Parameters: { neptune_enable_audit_log: 0 } }`,
    },
    {
      title: 'not mentioned, which means off',
      template: `
        Resources:
          Group:
            Type: AWS::Neptune::DBClusterParameterGroup
            Properties: { Family: neptune1.3, Parameters: { neptune_query_timeout: 120000 } }`,
    },
    {
      title: 'a cluster that exports audit events from the default group',
      template: `
        Resources:
          Graph:
            Type: AWS::Neptune::DBCluster
            Properties: { EnableCloudwatchLogsExports: [audit] }`,
    },
  ],
  good: [
    {
      title: 'switched on',
      template: `
        Resources:
          Group:
            Type: AWS::Neptune::DBClusterParameterGroup
            Properties: { Family: neptune1.3, Parameters: { neptune_enable_audit_log: 1 } }`,
    },
    {
      title: 'a cluster with a group of its own, and one that exports nothing',
      template: `
        Resources:
          Graph:
            Type: AWS::Neptune::DBCluster
            Properties: { EnableCloudwatchLogsExports: [audit], DBClusterParameterGroupName: audited }
          Silent:
            Type: AWS::Neptune::DBCluster
            Properties: { StorageEncrypted: true }`,
    },
  ],
  unknown: [
    {
      title: 'the switch is a parameter',
      template: `
        Parameters:
          Audit: { Type: Number }
        Resources:
          Group:
            Type: AWS::Neptune::DBClusterParameterGroup
            Properties: { Family: neptune1.3, Parameters: { neptune_enable_audit_log: !Ref Audit } }`,
    },
  ],
});
