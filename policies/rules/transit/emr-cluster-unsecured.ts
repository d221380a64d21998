import { mustBeSet } from '../../judge';
import { defineRule } from '../../rule';

const WANT = 'the name of a security configuration';

export default defineRule({
  id: 'emr-cluster-unsecured',
  topic: 'transit',
  severity: 'error',
  title: 'EMR cluster has no security configuration',
  why: 'Without one nothing is encrypted, neither between the nodes nor on their disks.',
  fix: 'Name a security configuration in `SecurityConfiguration`.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1', 'sc-28'] },
  appliesTo: ['AWS::EMR::Cluster'],

  check(cluster, _world, report) {
    mustBeSet(cluster.read('SecurityConfiguration'), WANT, report);
  },

  bad: [
    {
      title: 'nothing said',
      template: `
        Resources:
          Cluster:
            Type: AWS::EMR::Cluster
            Properties: { Name: claims, ReleaseLabel: emr-7.1.0 }`,
    },
    {
      title: 'an empty name',
      template: `
        Resources:
          Cluster:
            Type: AWS::EMR::Cluster
            Properties: { Name: claims, SecurityConfiguration: '' }`,
    },
  ],
  good: [
    {
      title: 'a configuration of this template',
      template: `
        Resources:
          Secure:
            Type: AWS::EMR::SecurityConfiguration
          Cluster:
            Type: AWS::EMR::Cluster
            Properties: { Name: claims, SecurityConfiguration: !Ref Secure }`,
    },
    {
      title: 'a configuration by its name',
      template: `
        Resources:
          Cluster:
            Type: AWS::EMR::Cluster
            Properties: { Name: claims, SecurityConfiguration: secure }`,
    },
  ],
  unknown: [
    {
      title: 'the name is a parameter, which may be empty',
      template: `
        Parameters:
          Secure: { Type: String }
        Resources:
          Cluster:
            Type: AWS::EMR::Cluster
            Properties: { Name: claims, SecurityConfiguration: !Ref Secure }`,
    },
  ],
});
