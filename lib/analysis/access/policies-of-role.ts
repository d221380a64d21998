import { type Resource, type Statement, type World, describe, identityPoliciesFor, statementsOf } from '../../template';

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
  const { certain, possible, outside } = identityPoliciesFor(role, world);
  const read = certain.map(statementsOf);
  return {
    statements: read.flatMap(({ statements }) => statements),
    hidden: [
      ...read.flatMap(({ hidden }) => hidden).map(({ path, value }) => `${path} is hidden: ${describe(value)}`),
      ...possible.map(({ path }) => `a policy (${path}) may be attached to this role`),
      ...outside.map(({ value }) => `the managed policy ${describe(value)} is not in the template`),
    ],
  };
}
