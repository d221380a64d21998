import { listsEntry, mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'cluster-insights-off',
  topic: 'logging',
  severity: 'warning',
  tier: 'opinion',
  title: 'Container cluster does not collect insights',
  why: 'A container that suddenly works or talks far more than before shows nowhere.',
  fix: 'Set the cluster setting `containerInsights` to enhanced or enabled.',
  controls: { 'nist-800-53-r5': ['si-4'], fsbp: ['ecs.12'] },
  appliesTo: ['AWS::ECS::Cluster'],

  check(cluster, _world, report) {
    const settings = cluster.read('ClusterSettings');
    const on = listsEntry(settings, { Name: 'containerInsights', Value: ['enhanced', 'enabled'] });
    mustHold(on, settings, { want: 'containerInsights enhanced or enabled' }, report);
  },

  bad: [
    {
      title: 'no settings',
      template: `
        Resources:
          Cluster:
            Type: AWS::ECS::Cluster
            Properties: { ClusterName: claims }`,
    },
    {
      title: 'switched off',
      template: `
        Resources:
          Cluster:
            Type: AWS::ECS::Cluster
            Properties: { ClusterSettings: [{ Name: containerInsights, Value: disabled }] }`,
    },
  ],
  good: [
    {
      title: 'enabled and enhanced',
      template: `
        Resources:
          One:
            Type: AWS::ECS::Cluster
            Properties: { ClusterSettings: [{ Name: containerInsights, Value: enabled }] }
          Two:
            Type: AWS::ECS::Cluster
            Properties: { ClusterSettings: [{ Name: containerInsights, Value: enhanced }] }`,
    },
    {
      title: 'on by the default of a parameter',
      template: `
        Parameters:
          Insights: { Type: String, Default: enhanced }
        Resources:
          Cluster:
            Type: AWS::ECS::Cluster
            Properties: { ClusterSettings: [{ Name: containerInsights, Value: !Ref Insights }] }`,
    },
  ],
  unknown: [
    {
      title: 'the value is a parameter',
      template: `
        Parameters:
          Insights: { Type: String }
        Resources:
          Cluster:
            Type: AWS::ECS::Cluster
            Properties: { ClusterSettings: [{ Name: containerInsights, Value: !Ref Insights }] }`,
    },
  ],
});
