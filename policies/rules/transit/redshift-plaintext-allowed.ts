import { mustHoldTrue } from '../../questions/named-parameters';
import { resourceNamedBy } from '../../questions/resource-named-by';
import { defineRule } from '../../rule';

const GROUP = 'AWS::Redshift::ClusterParameterGroup';

export default defineRule({
  id: 'redshift-plaintext-allowed',
  topic: 'transit',
  severity: 'error',
  title: 'Redshift takes connections without TLS',
  why: 'Queries, results and passwords pass the network in plain text whenever a client does not insist on TLS.',
  fix: 'Set the parameter `require_ssl` to true in the cluster’s own parameter group.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'], fsbp: ['redshift.2'] },
  appliesTo: ['AWS::Redshift::Cluster', GROUP],

  check(resource, world, report) {
    if (resource.type === GROUP) {
      return mustHoldTrue(resource.read('Parameters'), { key: 'ParameterName', name: 'require_ssl' }, report);
    }
    const group = resource.read('ClusterParameterGroupName');
    const want = 'a parameter group with require_ssl';
    // A group of this template is judged by itself.
    if (resourceNamedBy(group, world, GROUP, 'ParameterGroupName')) return;
    const { value } = group;
    const preset = value.kind === 'known' && /^default\./i.test(String(value.value));
    // "Amazon Redshift parameter groups": default.redshift-1.0, which older clusters keep, does not require TLS.
    if (preset || value.kind === 'absent') report.fail(group, { want });
    else report.unknown(group, { want });
  },

  bad: [
    {
      title: 'a cluster with no group of its own',
      template: `
        Resources:
          Warehouse:
            Type: AWS::Redshift::Cluster
            Properties: { ClusterType: single-node, DBName: claims, NodeType: ra3.xlplus }`,
    },
    {
      title: 'a cluster with the default group',
      template: `
        Resources:
          Warehouse:
            Type: AWS::Redshift::Cluster
            Properties: { ClusterType: single-node, ClusterParameterGroupName: default.redshift-1.0 }`,
    },
    {
      title: 'a group that says something else',
      template: `
        Resources:
          Group:
            Type: AWS::Redshift::ClusterParameterGroup
            Properties:
              Description: claims
              ParameterGroupFamily: redshift-1.0
              Parameters: [{ ParameterName: enable_user_activity_logging, ParameterValue: 'true' }]`,
    },
    {
      title: 'a group that says nothing',
      template: `
        Resources:
          Group:
            Type: AWS::Redshift::ClusterParameterGroup
            Properties: { Description: claims, ParameterGroupFamily: redshift-1.0 }`,
    },
    {
      title: 'a group that says false',
      template: `
        Resources:
          Group:
            Type: AWS::Redshift::ClusterParameterGroup
            Properties: { Parameters: [{ ParameterName: require_ssl, ParameterValue: 'false' }] }`,
    },
  ],
  good: [
    {
      title: 'a cluster with a group that requires TLS',
      template: `
        Resources:
          Group:
            Type: AWS::Redshift::ClusterParameterGroup
            Properties:
              Description: claims
              ParameterGroupName: claims
              ParameterGroupFamily: redshift-1.0
              Parameters:
                - { ParameterName: auto_analyze, ParameterValue: 'false' }
                - { ParameterName: require_ssl, ParameterValue: 'true' }
          Warehouse:
            Type: AWS::Redshift::Cluster
            Properties: { ClusterType: single-node, ClusterParameterGroupName: !Ref Group }
          Named:
            Type: AWS::Redshift::Cluster
            Properties: { ClusterType: single-node, ClusterParameterGroupName: claims }`,
    },
    {
      title: 'a boolean in a single parameter',
      template: `
        Resources:
          Group:
            Type: AWS::Redshift::ClusterParameterGroup
            Properties: { Parameters: { ParameterName: REQUIRE_SSL, ParameterValue: true } }`,
    },
  ],
  unknown: [
    {
      title: 'a group of another stack, by its name',
      template: `
        Resources:
          Warehouse:
            Type: AWS::Redshift::Cluster
            Properties: { ClusterType: single-node, ClusterParameterGroupName: claims }`,
    },
    {
      title: 'a group of another stack',
      template: `
        Resources:
          Warehouse:
            Type: AWS::Redshift::Cluster
            Properties: { ClusterType: single-node, ClusterParameterGroupName: !ImportValue warehouse-group }`,
    },
    {
      title: 'the value is a parameter',
      template: `
        Parameters:
          Encrypt: { Type: String }
        Resources:
          Group:
            Type: AWS::Redshift::ClusterParameterGroup
            Properties: { Parameters: [{ ParameterName: require_ssl, ParameterValue: !Ref Encrypt }] }`,
    },
    {
      title: 'the name is a parameter',
      template: `
        Parameters:
          Name: { Type: String }
        Resources:
          Group:
            Type: AWS::Redshift::ClusterParameterGroup
            Properties: { Parameters: [{ ParameterName: !Ref Name, ParameterValue: 'true' }] }`,
    },
  ],
});
