import { any, isText, says } from '../../judge';
import { mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'warehouse-unlogged',
  topic: 'logging',
  severity: 'error',
  title: 'Redshift cluster keeps no audit log',
  why: 'Nobody can say who connected to the warehouse.',
  fix: 'Set `LoggingProperties` to a bucket, or to CloudWatch.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12'], fsbp: ['redshift.4'] },
  appliesTo: ['AWS::Redshift::Cluster'],

  check(cluster, _world, report) {
    const logging = cluster.read('LoggingProperties');
    const set = any([isText(logging.get('BucketName').value), says(logging.get('LogDestinationType'), 'cloudwatch')]);
    mustHold(set, logging, { want: 'a bucket, or cloudwatch' }, report);
  },

  bad: [
    {
      title: 'nothing about logs',
      template: `
        Resources:
          House:
            Type: AWS::Redshift::Cluster
            Properties: { ClusterType: single-node }`,
    },
    {
      title: 'a prefix alone',
      template: `
        Resources:
          House:
            Type: AWS::Redshift::Cluster
            Properties: { LoggingProperties: { S3KeyPrefix: audit/ } }`,
    },
    {
      title: 'a bucket as destination, but which one is not said',
      template: `
        Resources:
          House:
            Type: AWS::Redshift::Cluster
            Properties: { LoggingProperties: { LogDestinationType: s3 } }`,
    },
  ],
  good: [
    {
      title: 'a bucket of the template',
      template: `
        Resources:
          House:
            Type: AWS::Redshift::Cluster
            Properties: { LoggingProperties: { BucketName: !Ref Logs } }
          Logs:
            Type: AWS::S3::Bucket`,
    },
    {
      title: 'CloudWatch',
      template: `
        Resources:
          House:
            Type: AWS::Redshift::Cluster
            Properties: { LoggingProperties: { LogDestinationType: cloudwatch, LogExports: [connectionlog, userlog] } }`,
    },
  ],
  unknown: [
    {
      title: 'the bucket is a parameter, which may be empty',
      template: `
        Parameters:
          Logs: { Type: String }
        Resources:
          House:
            Type: AWS::Redshift::Cluster
            Properties: { LoggingProperties: { BucketName: !Ref Logs } }`,
    },
  ],
});
