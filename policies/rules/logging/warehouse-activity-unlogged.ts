import { type Property, type World, asText } from '../../../lib/template';
import type { Ternary } from '../../judge';
import { listsEntry, mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'warehouse-activity-unlogged',
  topic: 'logging',
  severity: 'error',
  title: 'Redshift cluster does not log the queries of its users',
  why: 'The log shows that somebody connected, but not what was read.',
  fix: 'Set `enable_user_activity_logging` to true in a parameter group, and name the group in the cluster.',
  controls: { 'nist-800-53-r5': ['au-3', 'au-12'] },
  appliesTo: ['AWS::Redshift::Cluster'],

  check(cluster, world, report) {
    const group = cluster.read('ClusterParameterGroupName');
    mustHold(logsActivity(group, world), group, { want: 'a group with enable_user_activity_logging true' }, report);
  },

  bad: [
    {
      title: 'the default group, because none is named',
      template: `
        Resources:
          House:
            Type: AWS::Redshift::Cluster
            Properties: { ClusterType: single-node }`,
    },
    {
      title: 'the default group by name',
      template: `
        Resources:
          House:
            Type: AWS::Redshift::Cluster
            Properties: { ClusterParameterGroupName: default.redshift-1.0 }`,
    },
    {
      title: 'a group that does not mention it',
      template: `
        Resources:
          House:
            Type: AWS::Redshift::Cluster
            Properties: { ClusterParameterGroupName: !Ref Group }
          Group:
            Type: AWS::Redshift::ClusterParameterGroup
            Properties: { ParameterGroupFamily: redshift-1.0, Parameters: [{ ParameterName: require_ssl, ParameterValue: 'true' }] }`,
    },
    {
      title: 'a group that switches it off',
      template: `
        Resources:
          House:
            Type: AWS::Redshift::Cluster
            Properties: { ClusterParameterGroupName: !Ref Group }
          Group:
            Type: AWS::Redshift::ClusterParameterGroup
            Properties: { ParameterGroupFamily: redshift-1.0, Parameters: [{ ParameterName: enable_user_activity_logging, ParameterValue: 'false' }] }`,
    },
  ],
  good: [
    {
      title: 'a group that switches it on',
      template: `
        Resources:
          House:
            Type: AWS::Redshift::Cluster
            Properties: { ClusterParameterGroupName: !Ref Group }
          Group:
            Type: AWS::Redshift::ClusterParameterGroup
            Properties: { ParameterGroupFamily: redshift-1.0, Parameters: [{ ParameterName: enable_user_activity_logging, ParameterValue: 'true' }] }`,
    },
    {
      title: 'a group that switches it on with a boolean, among others',
      template: `
        Resources:
          House:
            Type: AWS::Redshift::Cluster
            Properties: { ClusterParameterGroupName: !Ref Group }
          Group:
            Type: AWS::Redshift::ClusterParameterGroup
            Properties:
                Parameters:
                  - { ParameterName: require_ssl, ParameterValue: 'true' }
                  - { ParameterName: enable_user_activity_logging, ParameterValue: true }`,
    },
  ],
  unknown: [
    {
      title: 'a group of another stack',
      template: `
        Resources:
          House:
            Type: AWS::Redshift::Cluster
            Properties: { ClusterParameterGroupName: audited }`,
    },
  ],
});

/** Amazon Redshift, "Parameter groups": enable_user_activity_logging is false by default, and the default groups cannot be changed. */
function logsActivity(group: Property, world: World): Ternary {
  const followed = world.follow(group);
  if (followed) {
    const entry = { ParameterName: 'enable_user_activity_logging', ParameterValue: 'true' };
    return listsEntry(followed.read('Parameters'), entry);
  }
  const name = asText(group.value);
  const isDefault = name.kind === 'absent' || (name.kind === 'known' && name.value.startsWith('default.'));
  return isDefault ? false : undefined;
}
