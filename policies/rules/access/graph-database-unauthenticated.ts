import { mustBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'graph-database-unauthenticated',
  topic: 'access',
  severity: 'error',
  title: 'Graph database asks nobody who they are',
  why: 'Without IAM authentication everybody who reaches the port reads and changes the whole graph: there are no passwords.',
  fix: 'Set `IamAuthEnabled` to true.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ia-2'], fsbp: ['neptune.7'] },
  appliesTo: ['AWS::Neptune::DBCluster'],

  check(resource, _world, report) {
    mustBeTrue(resource.read('IamAuthEnabled'), { want: 'true' }, report);
  },

  bad: [
    {
      title: 'authentication is off',
      template: `
        Resources:
          G:
            Type: AWS::Neptune::DBCluster
            Properties: { IamAuthEnabled: false }`,
    },
    {
      title: 'nothing said, which means off',
      template: `
        Resources:
          G:
            Type: AWS::Neptune::DBCluster
            Properties: { StorageEncrypted: true }`,
    },
  ],
  good: [
    {
      title: 'authentication is on',
      template: `
        Resources:
          G:
            Type: AWS::Neptune::DBCluster
            Properties: { IamAuthEnabled: true }`,
    },
    {
      title: 'the same as a text',
      template: `
        Resources:
          G:
            Type: AWS::Neptune::DBCluster
            Properties: { IamAuthEnabled: 'true' }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Auth: { Type: String }
        Resources:
          G:
            Type: AWS::Neptune::DBCluster
            Properties: { IamAuthEnabled: !Ref Auth }`,
    },
  ],
});
