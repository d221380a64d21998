import { mustHoldTrue } from '../../questions/named-parameters';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'redshift-serverless-plaintext-allowed',
  topic: 'transit',
  severity: 'error',
  title: 'Redshift Serverless takes connections without TLS',
  why: 'Queries, results and passwords pass the network in plain text whenever a client does not insist on TLS.',
  fix: 'Add `require_ssl` with the value true to `ConfigParameters`.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'], fsbp: ['redshiftserverless.2'] },
  appliesTo: ['AWS::RedshiftServerless::Workgroup'],

  check(workgroup, _world, report) {
    mustHoldTrue(workgroup.read('ConfigParameters'), { key: 'ParameterKey', name: 'require_ssl' }, report);
  },

  bad: [
    {
      title: 'nothing said',
      template: `
        Resources:
          Warehouse:
            Type: AWS::RedshiftServerless::Workgroup
            Properties: { WorkgroupName: claims }`,
    },
    {
      title: 'TLS not required',
      template: `
        Resources:
          Warehouse:
            Type: AWS::RedshiftServerless::Workgroup
            Properties: { WorkgroupName: claims, ConfigParameters: [{ ParameterKey: require_ssl, ParameterValue: 'false' }] }`,
    },
  ],
  good: [
    {
      title: 'TLS required',
      template: `
        Resources:
          Warehouse:
            Type: AWS::RedshiftServerless::Workgroup
            Properties: { WorkgroupName: claims, ConfigParameters: [{ ParameterKey: require_ssl, ParameterValue: 'true' }] }`,
    },
    {
      title: 'TLS required among other settings',
      template: `
        Resources:
          Warehouse:
            Type: AWS::RedshiftServerless::Workgroup
            Properties:
              WorkgroupName: claims
              ConfigParameters:
                - { ParameterKey: datestyle, ParameterValue: ISO }
                - { ParameterKey: require_ssl, ParameterValue: true }`,
    },
  ],
  unknown: [
    {
      title: 'the settings are imported',
      template: `
        Resources:
          Warehouse:
            Type: AWS::RedshiftServerless::Workgroup
            Properties: { WorkgroupName: claims, ConfigParameters: !ImportValue warehouse-settings }`,
    },
  ],
});
