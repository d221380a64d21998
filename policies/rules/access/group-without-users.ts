import type { Relation } from '../../../lib/template';
import { defineRule } from '../../rule';

const MEMBERS: Relation = { type: 'AWS::IAM::User', path: 'Groups', name: 'GroupName' };
const ADDITIONS: Relation = { type: 'AWS::IAM::UserToGroupAddition', path: 'GroupName', name: 'GroupName' };

export default defineRule({
  id: 'group-without-users',
  topic: 'access',
  severity: 'warning',
  tier: 'opinion',
  title: 'Group has no users in this template',
  why: 'Rights that wait for somebody are forgotten until the wrong user is added.',
  fix: 'Add a user by `Groups` or by an `AWS::IAM::UserToGroupAddition`, or remove the group.',
  controls: { 'nist-800-53-r5': ['ac-2', 'ac-6'] },
  appliesTo: ['AWS::IAM::Group'],

  check(group, world, report) {
    const members = world.referrers(group, MEMBERS);
    const additions = world.referrers(group, ADDITIONS);
    const filled = additions.certain.filter((addition) => addition.read('Users').each().length > 0);
    if (members.certain.length + filled.length > 0) return;
    const difference = { saw: 'nobody', want: 'at least one user' };
    if (members.possible.length + additions.possible.length > 0) report.unknown(group.properties, difference);
    else report.fail(group.properties, difference);
  },

  bad: [
    {
      title: 'nobody, while another group has a user',
      template: `
        Resources:
          Clerks:
            Type: AWS::IAM::Group
            Properties: { GroupName: clerks }
          Manager:
            Type: AWS::IAM::User
            Properties: { Groups: [managers] }`,
    },
    {
      title: 'an addition of nobody',
      template: `
        Resources:
          Clerks: { Type: AWS::IAM::Group }
          Addition:
            Type: AWS::IAM::UserToGroupAddition
            Properties: { GroupName: !Ref Clerks, Users: [] }`,
    },
  ],
  good: [
    {
      title: 'a user that names it',
      template: `
        Resources:
          Clerks:
            Type: AWS::IAM::Group
            Properties: { GroupName: clerks }
          Clerk:
            Type: AWS::IAM::User
            Properties: { Groups: [clerks] }`,
    },
    {
      title: 'an addition of a user',
      template: `
        Resources:
          Clerks:
            Type: AWS::IAM::Group
            Properties: { GroupName: clerks }
          Addition:
            Type: AWS::IAM::UserToGroupAddition
            Properties: { GroupName: clerks, Users: [clerk] }`,
    },
  ],
  unknown: [
    {
      title: 'a user whose groups are a parameter',
      template: `
        Parameters:
          Groups: { Type: CommaDelimitedList }
        Resources:
          Clerks: { Type: AWS::IAM::Group }
          Clerk:
            Type: AWS::IAM::User
            Properties: { Groups: !Ref Groups }`,
    },
    {
      title: 'an addition to a group that a parameter names',
      template: `
        Parameters:
          Group: { Type: String }
        Resources:
          Clerks: { Type: AWS::IAM::Group }
          Addition:
            Type: AWS::IAM::UserToGroupAddition
            Properties: { GroupName: !Ref Group, Users: [clerk] }`,
    },
  ],
});
