import { mustNotSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'neptune-plaintext-allowed',
  topic: 'transit',
  severity: 'error',
  title: 'Neptune takes connections without TLS',
  why: 'Queries and answers pass the network in plain text wherever this parameter group is used.',
  fix: 'Remove the parameter `neptune_enforce_ssl` or set it to 1.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'] },
  appliesTo: ['AWS::Neptune::DBClusterParameterGroup'],

  check(group, _world, report) {
    // "Neptune cluster parameters", neptune_enforce_ssl: allowed 0 and 1, default 1.
    mustNotSay(group.read('Parameters.neptune_enforce_ssl'), { texts: ['0', 'false'], want: '1' }, report);
  },

  bad: [
    {
      title: 'TLS not enforced',
      template: `
        Resources:
          Group:
            Type: AWS::Neptune::DBClusterParameterGroup
            Properties: { Family: neptune1.3, Description: claims, Parameters: { neptune_enforce_ssl: 0 } }`,
    },
    {
      title: 'TLS not enforced, as a boolean',
      template: `
        Resources:
          Group:
            Type: AWS::Neptune::DBClusterParameterGroup
            Properties: { Family: neptune1.3, Description: claims, Parameters: { neptune_enforce_ssl: false } }`,
    },
  ],
  good: [
    {
      title: 'TLS enforced',
      template: `
        Resources:
          Group:
            Type: AWS::Neptune::DBClusterParameterGroup
            Properties: { Family: neptune1.3, Description: claims, Parameters: { neptune_enforce_ssl: 1 } }`,
    },
    {
      title: 'nothing said, which means enforced',
      template: `
        Resources:
          Group:
            Type: AWS::Neptune::DBClusterParameterGroup
            Properties: { Family: neptune1.3, Description: claims, Parameters: { neptune_enable_audit_log: 1 } }`,
    },
  ],
  unknown: [
    {
      title: 'the setting is imported',
      template: `
        Resources:
          Group:
            Type: AWS::Neptune::DBClusterParameterGroup
            Properties: { Family: neptune1.3, Description: claims, Parameters: { neptune_enforce_ssl: !ImportValue enforce } }`,
    },
  ],
});
