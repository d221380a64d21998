import {
  type Property,
  RELATIONS,
  type Resource,
  type Statement,
  type World,
  describe,
  statementsOf,
} from '../../template';

/** Every statement that gives a role something, and every place where more may hide. */
export interface RolePolicies {
  readonly statements: readonly Statement[];
  /** Why we do not see everything, one reason each. */
  readonly hidden: readonly string[];
}

/**
 * Collects the identity policies of a role: inline, attached from either side, and managed in the same template.
 *
 * Limits: a managed policy by ARN is not in the template; its statements are hidden.
 */
export function policiesOfRole(world: World, role: Resource): RolePolicies {
  const attached = ATTACHMENTS.map((relation) => world.referrers(role, relation));
  const named = role.read('ManagedPolicyArns').each();
  const managed = named.map((property) => ({ property, policy: world.follow(property) }));
  const documents: Property[] = [
    ...role
      .read('Policies')
      .each()
      .map((policy) => policy.get('PolicyDocument')),
    ...attached.flatMap(({ certain }) => certain).map((policy) => policy.read('PolicyDocument')),
    ...managed.flatMap(({ policy }) =>
      policy?.type === 'AWS::IAM::ManagedPolicy' ? [policy.read('PolicyDocument')] : [],
    ),
  ];
  const read = documents.map(statementsOf);
  return {
    statements: read.flatMap(({ statements }) => statements),
    hidden: [
      ...read
        .flatMap(({ hidden }) => hidden)
        .map((property) => `${property.path} is hidden: ${describe(property.value)}`),
      ...attached.flatMap(({ possible }) => possible).map((policy) => `${policy.id} may be attached to this role`),
      ...managed.flatMap(({ property, policy }) =>
        policy ? [] : [`the managed policy ${describe(property.value)} is not in the template`],
      ),
    ],
  };
}

const ATTACHMENTS = [RELATIONS.rolePolicies, RELATIONS.roleManagedPolicies, RELATIONS.roleInlinePolicies];
