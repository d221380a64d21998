import { mustNotBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'warehouse-public',
  topic: 'exposure',
  severity: 'error',
  title: 'Data warehouse has a public endpoint',
  why: 'The warehouse, where all data comes together, answers anybody on the internet.',
  fix: 'Set `PubliclyAccessible` to false.',
  controls: { 'nist-800-53-r5': ['ac-4', 'sc-7'], fsbp: ['redshift.1'] },
  appliesTo: ['AWS::Redshift::Cluster', 'AWS::RedshiftServerless::Workgroup'],

  // The default: title "CreateCluster" of the Redshift API reference.
  check(resource, _world, report) {
    mustNotBeTrue(resource.read('PubliclyAccessible'), { want: 'false' }, report);
  },

  bad: [
    {
      title: 'a cluster with a public address',
      template: `
        Resources:
          W:
            Type: AWS::Redshift::Cluster
            Properties: { NodeType: ra3.large, PubliclyAccessible: true }`,
    },
    {
      title: 'a serverless workgroup with one',
      template: `
        Resources:
          W:
            Type: AWS::RedshiftServerless::Workgroup
            Properties: { WorkgroupName: claims, PubliclyAccessible: 'true' }`,
    },
  ],
  good: [
    {
      title: 'a private address',
      template: `
        Resources:
          W:
            Type: AWS::Redshift::Cluster
            Properties: { NodeType: ra3.large, PubliclyAccessible: false }
          S:
            Type: AWS::RedshiftServerless::Workgroup
            Properties: { WorkgroupName: claims, PubliclyAccessible: false }`,
    },
    {
      title: 'nothing said, which means private',
      template: `
        Resources:
          W:
            Type: AWS::Redshift::Cluster
            Properties: { NodeType: ra3.large }
          S:
            Type: AWS::RedshiftServerless::Workgroup
            Properties: { WorkgroupName: claims }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Public: { Type: String }
        Resources:
          W:
            Type: AWS::Redshift::Cluster
            Properties: { PubliclyAccessible: !Ref Public }`,
    },
  ],
});
