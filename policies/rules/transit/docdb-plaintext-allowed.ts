import { mustNotSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'docdb-plaintext-allowed',
  topic: 'transit',
  severity: 'error',
  title: 'DocumentDB takes connections without TLS',
  why: 'Documents and passwords pass the network in plain text wherever this parameter group is used.',
  fix: 'Remove the parameter `tls` or set it to enabled, tls1.2+ or tls1.3+.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'], fsbp: ['documentdb.6'] },
  appliesTo: ['AWS::DocDB::DBClusterParameterGroup'],

  check(group, _world, report) {
    // "Managing Amazon DocumentDB cluster TLS settings": enabled unless it is set to disabled.
    mustNotSay(group.read('Parameters.tls'), { texts: ['disabled'], want: 'enabled, or tls1.2+ and newer' }, report);
  },

  bad: [
    {
      title: 'TLS switched off',
      template: `
        Resources:
          Group:
            Type: AWS::DocDB::DBClusterParameterGroup
            Properties: { Family: docdb5.0, Description: claims, Parameters: { tls: disabled } }`,
    },
    {
      title: 'TLS switched off in pilots',
      template: `
        Parameters:
          Stage: { Type: String }
        Conditions:
          Pilot: !Equals [!Ref Stage, pilot]
        Resources:
          Group:
            Type: AWS::DocDB::DBClusterParameterGroup
            Properties: { Family: docdb5.0, Description: claims, Parameters: { tls: !If [Pilot, disabled, enabled] } }`,
    },
  ],
  good: [
    {
      title: 'nothing said, enabled, and newer versions only',
      template: `
        Resources:
          Silent:
            Type: AWS::DocDB::DBClusterParameterGroup
            Properties: { Family: docdb5.0, Description: claims, Parameters: { audit_logs: enabled } }
          Enabled:
            Type: AWS::DocDB::DBClusterParameterGroup
            Properties: { Family: docdb5.0, Description: claims, Parameters: { tls: enabled } }`,
    },
    {
      title: 'TLS 1.3 only',
      template: `
        Resources:
          Group:
            Type: AWS::DocDB::DBClusterParameterGroup
            Properties: { Family: docdb5.0, Description: claims, Parameters: { tls: tls1.3+ } }`,
    },
  ],
  unknown: [
    {
      title: 'the setting is a parameter',
      template: `
        Parameters:
          Tls: { Type: String }
        Resources:
          Group:
            Type: AWS::DocDB::DBClusterParameterGroup
            Properties: { Family: docdb5.0, Description: claims, Parameters: { tls: !Ref Tls } }`,
    },
  ],
});
