import type { Relation } from '../../../lib/template';
import { whyPossible } from '../../judge';
import { defineRule } from '../../rule';

const ADDITIONS: Relation = { type: 'AWS::IAM::UserToGroupAddition', path: 'Users', name: 'UserName' };
const WANT = 'at least one group';

export default defineRule({
  id: 'user-outside-groups',
  topic: 'access',
  severity: 'warning',
  tier: 'opinion',
  title: 'User is in no group',
  why: 'Its rights are its own, so a review by job function does not see them.',
  fix: 'Name a group in `Groups`, or replace the user by a role that people take.',
  controls: { 'nist-800-53-r5': ['ac-2', 'ac-3'] },
  appliesTo: ['AWS::IAM::User'],

  check(user, world, report) {
    const groups = user.read('Groups');
    if (groups.value.kind === 'unresolved') return report.unknown(groups, { want: WANT });
    if (groups.each().length > 0) return;
    const { certain, possible } = world.referrers(user, ADDITIONS);
    if (certain.length > 0) return;
    const [hiding] = possible;
    if (hiding) report.unknown(groups, { saw: `addition ${hiding.id} ${whyPossible(hiding, 'Users')}`, want: WANT });
    else report.fail(groups, { want: WANT });
  },

  bad: [
    {
      title: 'an empty list of groups, while another user is added to one',
      template: `
        Resources:
          Clerk:
            Type: AWS::IAM::User
            Properties: { UserName: clerk, Groups: [] }
          Addition:
            Type: AWS::IAM::UserToGroupAddition
            Properties: { GroupName: clerks, Users: [manager] }`,
    },
    {
      title: 'nothing said about groups',
      template: `
        Resources:
          Clerk: { Type: AWS::IAM::User }`,
    },
  ],
  good: [
    {
      title: 'a group that the user names',
      template: `
        Parameters:
          Group: { Type: String }
        Resources:
          Clerk:
            Type: AWS::IAM::User
            Properties: { Groups: [!Ref Group] }`,
    },
    {
      title: 'an addition that names the user',
      template: `
        Resources:
          Clerk: { Type: AWS::IAM::User }
          Addition:
            Type: AWS::IAM::UserToGroupAddition
            Properties: { GroupName: clerks, Users: [!Ref Clerk] }`,
    },
  ],
  unknown: [
    {
      title: 'the list of groups is a parameter',
      template: `
        Parameters:
          Groups: { Type: CommaDelimitedList }
        Resources:
          Clerk:
            Type: AWS::IAM::User
            Properties: { Groups: !Ref Groups }`,
    },
    {
      title: 'an addition of users that a parameter lists',
      template: `
        Parameters:
          Users: { Type: CommaDelimitedList }
        Resources:
          Clerk: { Type: AWS::IAM::User }
          Addition:
            Type: AWS::IAM::UserToGroupAddition
            Properties: { GroupName: clerks, Users: !Ref Users }`,
    },
  ],
});
