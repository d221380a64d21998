import { mustNotBeTrue } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'replication-instance-public',
  topic: 'exposure',
  severity: 'error',
  title: 'Database migration instance has a public address',
  why: 'The machine that holds passwords of both databases and copies all rows stands on the internet.',
  fix: 'Set `PubliclyAccessible` to false.',
  controls: { 'nist-800-53-r5': ['ac-4', 'sc-7'], fsbp: ['dms.1'] },
  appliesTo: ['AWS::DMS::ReplicationInstance'],

  // The default: title "AWS::DMS::ReplicationInstance" of the CloudFormation reference.
  check(resource, _world, report) {
    mustNotBeTrue(resource.read('PubliclyAccessible'), { want: 'false', preset: true }, report);
  },

  bad: [
    {
      title: 'a public address',
      template: `
        Resources:
          M:
            Type: AWS::DMS::ReplicationInstance
            Properties: { ReplicationInstanceClass: dms.t3.medium, PubliclyAccessible: true }`,
    },
    {
      title: 'nothing said, which means public',
      template: `
        Resources:
          M:
            Type: AWS::DMS::ReplicationInstance
            Properties: { ReplicationInstanceClass: dms.t3.medium }`,
    },
  ],
  good: [
    {
      title: 'a private address',
      template: `
        Resources:
          M:
            Type: AWS::DMS::ReplicationInstance
            Properties: { ReplicationInstanceClass: dms.t3.medium, PubliclyAccessible: false }`,
    },
    {
      title: 'a private address, as a text',
      template: `
        Resources:
          M:
            Type: AWS::DMS::ReplicationInstance
            Properties: { ReplicationInstanceClass: dms.t3.medium, PubliclyAccessible: 'false' }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Public: { Type: String }
        Resources:
          M:
            Type: AWS::DMS::ReplicationInstance
            Properties: { PubliclyAccessible: !Ref Public }`,
    },
  ],
});
