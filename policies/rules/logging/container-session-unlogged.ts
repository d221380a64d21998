import { any, isText, mustNotSay, says } from '../../judge';
import { mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'container-session-unlogged',
  topic: 'logging',
  severity: 'error',
  title: 'Shell sessions in containers are not logged',
  why: 'Whoever opens a shell in a running container works without witness.',
  fix: 'Set `ExecuteCommandConfiguration.Logging` to OVERRIDE and name a log group or bucket.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12', 'ac-17.1'] },
  appliesTo: ['AWS::ECS::Cluster'],

  check(cluster, _world, report) {
    const execution = cluster.read('Configuration.ExecuteCommandConfiguration');
    const logging = execution.get('Logging');
    // ExecuteCommandConfiguration Logging: DEFAULT takes the log of the task, and is taken when nothing is said.
    if (says(logging, 'OVERRIDE') !== true) {
      return mustNotSay(logging, { texts: ['NONE'], want: 'OVERRIDE or DEFAULT' }, report);
    }
    const places = ['CloudWatchLogGroupName', 'S3BucketName'].map((name) =>
      execution.get('LogConfiguration').get(name),
    );
    mustHold(any(places.map(({ value }) => isText(value))), logging, { want: 'a log group or a bucket' }, report);
  },

  bad: [
    {
      title: 'switched off',
      template: `
        Resources:
          Cluster:
            Type: AWS::ECS::Cluster
            Properties: { Configuration: { ExecuteCommandConfiguration: { Logging: NONE } } }`,
    },
    {
      title: 'a log of its own that goes nowhere',
      template: `
        Resources:
          Cluster:
            Type: AWS::ECS::Cluster
            Properties: { Configuration: { ExecuteCommandConfiguration: { Logging: OVERRIDE, LogConfiguration: { S3KeyPrefix: shell/ } } } }`,
    },
  ],
  good: [
    {
      title: 'a log group, and a bucket',
      template: `
        Resources:
          One:
            Type: AWS::ECS::Cluster
            Properties: { Configuration: { ExecuteCommandConfiguration: { Logging: OVERRIDE, LogConfiguration: { CloudWatchLogGroupName: shell } } } }
          Two:
            Type: AWS::ECS::Cluster
            Properties: { Configuration: { ExecuteCommandConfiguration: { Logging: OVERRIDE, LogConfiguration: { S3BucketName: shell } } } }`,
    },
    {
      title: 'the log of the task, said or not',
      template: `
        Resources:
          One:
            Type: AWS::ECS::Cluster
            Properties: { Configuration: { ExecuteCommandConfiguration: { Logging: DEFAULT } } }
          Two:
            Type: AWS::ECS::Cluster
            Properties: { ClusterName: two }`,
    },
  ],
  unknown: [
    {
      title: 'the switch is a parameter',
      template: `
        Parameters:
          Log: { Type: String }
        Resources:
          Cluster:
            Type: AWS::ECS::Cluster
            Properties: { Configuration: { ExecuteCommandConfiguration: { Logging: !Ref Log } } }`,
    },
    {
      title: 'the log group is a parameter, which may be empty',
      template: `
        Parameters:
          Shell: { Type: String }
        Resources:
          Cluster:
            Type: AWS::ECS::Cluster
            Properties: { Configuration: { ExecuteCommandConfiguration: { Logging: OVERRIDE, LogConfiguration: { CloudWatchLogGroupName: !Ref Shell } } } }`,
    },
  ],
});
