import { defineRule } from '../../rule';

/** Where a principal holds policies of its own. */
const HELD: Readonly<Record<string, string>> = {
  'AWS::IAM::Role': 'Policies',
  'AWS::IAM::User': 'Policies',
  'AWS::IAM::Group': 'Policies',
  'AWS::SSO::PermissionSet': 'InlinePolicy',
};

/** Resources that put an inline policy into a principal; `AWS::IAM::ManagedPolicy` is the one that does not. */
const INLINE = ['AWS::IAM::Policy', 'AWS::IAM::RolePolicy', 'AWS::IAM::UserPolicy', 'AWS::IAM::GroupPolicy'];

const WANT = 'a managed policy';

export default defineRule({
  id: 'policy-inline',
  topic: 'access',
  severity: 'warning',
  tier: 'opinion',
  title: 'Policy is inline',
  why: 'It has no versions to go back to, and the same rights must be read again in every principal that has them.',
  fix: 'Move the statements into an `AWS::IAM::ManagedPolicy`.',
  controls: { 'nist-800-53-r5': ['ac-2', 'ac-6'] },
  appliesTo: [...Object.keys(HELD), ...INLINE],

  check(resource, _world, report) {
    const held = resource.read(HELD[resource.type] ?? 'PolicyDocument');
    const [first] = held.each();
    if (INLINE.includes(resource.type)) report.fail(held, { saw: resource.type, want: WANT });
    else if (held.value.kind === 'unresolved') report.unknown(held, { want: WANT });
    else if (first && held.value.kind !== 'absent') report.fail(held, { want: WANT });
  },

  bad: [
    ...['AWS::IAM::Policy', 'AWS::IAM::RolePolicy', 'AWS::IAM::UserPolicy', 'AWS::IAM::GroupPolicy'].map((type) => ({
      title: `a resource of type ${type}`,
      template: `
        Resources:
          Read:
            Type: ${type}
            Properties: { PolicyDocument: { Statement: { Effect: Allow, Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/b' } } }`,
    })),
    ...['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'].map((type) => ({
      title: `a policy inside of a resource of type ${type}`,
      template: `
        Resources:
          Reader:
            Type: ${type}
            Properties: { Policies: [{ PolicyName: read, PolicyDocument: { Statement: [] } }] }`,
    })),
    {
      title: 'the inline policy of a permission set',
      template: `
        Resources:
          Reader:
            Type: AWS::SSO::PermissionSet
            Properties: { InlinePolicy: '{"Statement":[]}' }`,
    },
  ],
  good: [
    {
      title: 'managed policies',
      template: `
        Resources:
          Read:
            Type: AWS::IAM::ManagedPolicy
            Properties: { PolicyDocument: { Statement: [] }, Roles: [!Ref Reader] }
          Reader:
            Type: AWS::IAM::Role
            Properties: { Policies: [], ManagedPolicyArns: [!Ref Read] }`,
    },
    {
      title: 'a permission set of managed policies',
      template: `
        Resources:
          Reader:
            Type: AWS::SSO::PermissionSet
            Properties: { ManagedPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }`,
    },
  ],
  unknown: [
    {
      title: 'the inline policy of a permission set is imported',
      template: `
        Resources:
          Reader:
            Type: AWS::SSO::PermissionSet
            Properties: { InlinePolicy: !ImportValue reader-policy }`,
    },
  ],
});
