import type { Property } from '../../../lib/template';
import { defineRule } from '../../rule';

/** Where a policy and a user meet without a group in between. */
const MEETINGS: Readonly<Record<string, readonly string[]>> = {
  'AWS::IAM::User': ['Policies', 'ManagedPolicyArns'],
  'AWS::IAM::Policy': ['Users'],
  'AWS::IAM::ManagedPolicy': ['Users'],
  'AWS::IAM::UserPolicy': ['UserName'],
};

const WANT = 'a policy on a group or role';

export default defineRule({
  id: 'user-policy-attached',
  topic: 'access',
  severity: 'warning',
  title: 'Policy is attached to a single user',
  why: 'What one person may do hides in that user, is copied by hand to the next, and stays when the job changes.',
  fix: 'Attach the policy to a group in `Groups` or to a role in `Roles`.',
  controls: { 'nist-800-53-r5': ['ac-2', 'ac-3', 'ac-6'], fsbp: ['iam.2'] },
  appliesTo: Object.keys(MEETINGS),

  check(resource, _world, report) {
    for (const path of MEETINGS[resource.type] ?? []) {
      const property = resource.read(path);
      const [first] = property.each();
      if (!first) continue;
      if (isHidden(property)) report.unknown(property, { want: WANT });
      else report.fail(property, { want: WANT });
    }
  },

  bad: [
    {
      title: 'an inline policy of a user',
      template: `
        Resources:
          Clerk:
            Type: AWS::IAM::User
            Properties: { Policies: [{ PolicyName: read, PolicyDocument: { Statement: [] } }] }`,
    },
    {
      title: 'a managed policy named by a user',
      template: `
        Resources:
          Clerk:
            Type: AWS::IAM::User
            Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }`,
    },
    {
      title: 'a policy that names a user of this template',
      template: `
        Resources:
          Clerk: { Type: AWS::IAM::User }
          Read:
            Type: AWS::IAM::Policy
            Properties: { Groups: [clerks], Users: [!Ref Clerk] }`,
    },
    {
      title: 'a managed policy that names a user by one text',
      template: `
        Resources:
          Read:
            Type: AWS::IAM::ManagedPolicy
            Properties: { Users: clerk }`,
    },
    {
      title: 'a policy that is made for a user',
      template: `
        Resources:
          Read:
            Type: AWS::IAM::UserPolicy
            Properties: { UserName: clerk }`,
    },
  ],
  good: [
    {
      title: 'a user that has policies through a group only, and a boundary',
      template: `
        Resources:
          Clerk:
            Type: AWS::IAM::User
            Properties:
              Groups: [clerks]
              Policies: []
              PermissionsBoundary: arn:aws:iam::111122223333:policy/boundary`,
    },
    {
      title: 'policies of groups and roles',
      template: `
        Resources:
          Read:
            Type: AWS::IAM::Policy
            Properties: { Groups: [clerks], Users: [] }
          Write:
            Type: AWS::IAM::ManagedPolicy
            Properties: { Roles: [writer], Users: [!Ref AWS::NoValue] }`,
    },
  ],
  unknown: [
    {
      title: 'the list of users is a parameter',
      template: `
        Parameters:
          Users: { Type: CommaDelimitedList }
        Resources:
          Read:
            Type: AWS::IAM::Policy
            Properties: { Users: !Ref Users }`,
    },
  ],
});

/** A list that is not known may be empty; one item that is not known is still a user. */
function isHidden({ path, value }: Property): boolean {
  return path !== 'UserName' && value.kind === 'unresolved';
}
