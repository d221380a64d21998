import { mustBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'workgroup-metrics-off',
  topic: 'logging',
  severity: 'warning',
  title: 'Athena workgroup publishes nothing about its queries',
  why: 'A vendor who scans far more than the work needs does not show anywhere.',
  fix: 'Set `PublishCloudWatchMetricsEnabled` to true.',
  controls: { 'nist-800-53-r5': ['au-12', 'si-4'], fsbp: ['athena.4'] },
  appliesTo: ['AWS::Athena::WorkGroup'],

  check(group, _world, report) {
    // Athena, "Enable CloudWatch query metrics": workgroups made by API publish only when told to.
    const metrics = group.read('WorkGroupConfiguration.PublishCloudWatchMetricsEnabled');
    mustBeTrue(metrics, { want: 'true' }, report);
  },

  bad: [
    {
      title: 'no configuration',
      template: `
        Resources:
          Team:
            Type: AWS::Athena::WorkGroup
            Properties: { Name: team }`,
    },
    {
      title: 'switched off',
      template: `
        Resources:
          Team:
            Type: AWS::Athena::WorkGroup
            Properties: { WorkGroupConfiguration: { PublishCloudWatchMetricsEnabled: false } }`,
    },
  ],
  good: [
    {
      title: 'switched on',
      template: `
        Resources:
          Team:
            Type: AWS::Athena::WorkGroup
            Properties: { WorkGroupConfiguration: { PublishCloudWatchMetricsEnabled: true } }`,
    },
    {
      title: 'switched on, as text',
      template: `
        Resources:
          Team:
            Type: AWS::Athena::WorkGroup
            Properties: { WorkGroupConfiguration: { PublishCloudWatchMetricsEnabled: 'true' } }`,
    },
  ],
  unknown: [
    {
      title: 'the switch is a parameter',
      template: `
        Parameters:
          Publish: { Type: String }
        Resources:
          Team:
            Type: AWS::Athena::WorkGroup
            Properties: { WorkGroupConfiguration: { PublishCloudWatchMetricsEnabled: !Ref Publish } }`,
    },
  ],
});
