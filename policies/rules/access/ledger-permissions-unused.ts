import { mustSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'ledger-permissions-unused',
  topic: 'access',
  severity: 'warning',
  tier: 'opinion',
  title: 'Ledger lets every caller do everything',
  why: 'In the older mode whoever may send commands to the ledger may send all of them, and policies on tables do nothing.',
  fix: 'Set `PermissionsMode` to STANDARD.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6'] },
  appliesTo: ['AWS::QLDB::Ledger'],

  check(resource, _world, report) {
    mustSay(resource.read('PermissionsMode'), { texts: ['STANDARD'], want: 'STANDARD' }, report);
  },

  bad: [
    {
      title: 'all commands for all callers',
      template: `
        Resources:
          L:
            Type: AWS::QLDB::Ledger
            Properties: { PermissionsMode: ALLOW_ALL }`,
    },
    {
      title: 'nothing said',
      template: `
        Resources:
          L:
            Type: AWS::QLDB::Ledger
            Properties: { Name: claims }`,
    },
  ],
  good: [
    {
      title: 'policies decide',
      template: `
        Resources:
          L:
            Type: AWS::QLDB::Ledger
            Properties: { PermissionsMode: STANDARD }`,
    },
    {
      title: 'a parameter whose default is STANDARD',
      template: `
        Parameters:
          Mode: { Type: String, Default: STANDARD }
        Resources:
          L:
            Type: AWS::QLDB::Ledger
            Properties: { PermissionsMode: !Ref Mode }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Mode: { Type: String }
        Resources:
          L:
            Type: AWS::QLDB::Ledger
            Properties: { PermissionsMode: !Ref Mode }`,
    },
  ],
});
