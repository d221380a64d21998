import { says } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'access-key-issued',
  topic: 'access',
  severity: 'warning',
  title: 'Access key of a user is made by the template',
  why: 'The key never expires, works from anywhere without a second factor, and lies in the outputs of the stack.',
  fix: 'Replace the user by a role that people or machines take, or set `Status` to Inactive.',
  controls: { 'nist-800-53-r5': ['ac-2', 'ia-2', 'ia-5'] },
  appliesTo: ['AWS::IAM::AccessKey'],

  // An absent status is Active ("AWS::IAM::AccessKey", CloudFormation User Guide).
  check(key, _world, report) {
    const status = key.read('Status');
    const inactive = says(status, 'Inactive');
    const difference = { want: 'a role instead of the key, or Inactive' };
    if (inactive === undefined) report.unknown(status, difference);
    else if (!inactive) report.fail(status, difference);
  },

  bad: [
    {
      title: 'nothing said about its status',
      template: `
        Resources:
          Key:
            Type: AWS::IAM::AccessKey
            Properties: { UserName: deployer }`,
    },
    {
      title: 'active',
      template: `
        Resources:
          Key:
            Type: AWS::IAM::AccessKey
            Properties: { UserName: deployer, Status: Active }`,
    },
  ],
  good: [
    {
      title: 'inactive, before it is removed',
      template: `
        Resources:
          Key:
            Type: AWS::IAM::AccessKey
            Properties: { UserName: deployer, Status: Inactive }`,
    },
    {
      title: 'inactive by the default of a parameter',
      template: `
        Parameters:
          Status: { Type: String, Default: Inactive }
        Resources:
          Key:
            Type: AWS::IAM::AccessKey
            Properties: { UserName: deployer, Status: !Ref Status }`,
    },
  ],
  unknown: [
    {
      title: 'the status is a parameter',
      template: `
        Parameters:
          Status: { Type: String }
        Resources:
          Key:
            Type: AWS::IAM::AccessKey
            Properties: { UserName: deployer, Status: !Ref Status }`,
    },
  ],
});
