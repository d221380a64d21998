import { any, not, says } from '../../judge';
import { mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'build-unlogged',
  topic: 'logging',
  severity: 'error',
  title: 'Build project keeps no log',
  why: 'Whoever changed or leaked something from a build leaves no trace of what it ran.',
  fix: 'Set `CloudWatchLogs` or `S3Logs` of the project to ENABLED.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12'], fsbp: ['codebuild.4'] },
  appliesTo: ['AWS::CodeBuild::Project'],

  check(project, _world, report) {
    const log = project.read('LogsConfig');
    // AWS::CodeBuild::Project LogsConfig: "CloudWatch Logs are enabled by default. S3 logs are not enabled by default."
    const watched = not(says(log.read('CloudWatchLogs.Status'), 'DISABLED'));
    const stored = says(log.read('S3Logs.Status'), 'ENABLED');
    mustHold(
      any([watched, stored]),
      log,
      { saw: 'logs switched off', want: 'CloudWatchLogs or S3Logs ENABLED' },
      report,
    );
  },

  bad: [
    {
      title: 'both kinds switched off',
      template: `
        Resources:
          Build:
            Type: AWS::CodeBuild::Project
            Properties: { LogsConfig: { CloudWatchLogs: { Status: DISABLED }, S3Logs: { Status: DISABLED } } }`,
    },
    {
      title: 'CloudWatch switched off and nothing instead',
      template: `
        Resources:
          Build:
            Type: AWS::CodeBuild::Project
            Properties: { LogsConfig: { CloudWatchLogs: { Status: DISABLED } } }`,
    },
  ],
  good: [
    {
      title: 'logs to CloudWatch, which AWS does when nothing is said',
      template: `
        Resources:
          Build:
            Type: AWS::CodeBuild::Project
            Properties: { Name: release }
          Other:
            Type: AWS::CodeBuild::Project
            Properties: { LogsConfig: { CloudWatchLogs: { Status: ENABLED } } }`,
    },
    {
      title: 'logs to a bucket instead',
      template: `
        Resources:
          Build:
            Type: AWS::CodeBuild::Project
            Properties: { LogsConfig: { CloudWatchLogs: { Status: DISABLED }, S3Logs: { Status: ENABLED, Location: logs/build } } }`,
    },
  ],
  unknown: [
    {
      title: 'the status is a parameter',
      template: `
        Parameters:
          Status: { Type: String }
        Resources:
          Build:
            Type: AWS::CodeBuild::Project
            Properties: { LogsConfig: { CloudWatchLogs: { Status: !Ref Status } } }`,
    },
  ],
});
