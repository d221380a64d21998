import { mustBeSet } from '../../judge';
import { defineRule } from '../../rule';

const WANT = 'the address of a bucket';

export default defineRule({
  id: 'emr-unlogged',
  topic: 'logging',
  severity: 'error',
  title: 'EMR cluster does not keep its logs',
  why: 'The logs of the steps that read the data end with the cluster.',
  fix: 'Set `LogUri` to a bucket.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-4', 'au-12'] },
  appliesTo: ['AWS::EMR::Cluster'],

  check(cluster, _world, report) {
    mustBeSet(cluster.read('LogUri'), WANT, report);
  },

  bad: [
    {
      title: 'no address',
      template: `
        Resources:
          Jobs:
            Type: AWS::EMR::Cluster
            Properties: { Name: claims }`,
    },
    {
      title: 'an empty address',
      template: `
        Resources:
          Jobs:
            Type: AWS::EMR::Cluster
            Properties: { LogUri: '' }`,
    },
  ],
  good: [
    {
      title: 'a bucket',
      template: `
        Resources:
          Jobs:
            Type: AWS::EMR::Cluster
            Properties: { LogUri: s3://logs/emr/ }`,
    },
    {
      title: 'a bucket of the template',
      template: `
        Resources:
          Jobs:
            Type: AWS::EMR::Cluster
            Properties: { LogUri: !Sub 's3://\${Logs}/emr/' }
          Logs:
            Type: AWS::S3::Bucket`,
    },
  ],
  unknown: [
    {
      title: 'the address is a parameter, which may be empty',
      template: `
        Parameters:
          Logs: { Type: String }
        Resources:
          Jobs:
            Type: AWS::EMR::Cluster
            Properties: { LogUri: !Ref Logs }`,
    },
  ],
});
