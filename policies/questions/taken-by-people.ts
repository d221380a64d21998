import { type Principal, type Resource, type Statement, describe, statementsOf } from '../../lib/template';
import { type Ternary, all, any, isIdentity, says } from '../judge';

/**
 * Can people take a role: through an identity provider, or from an account, their own or another?
 *
 * A service that works for the account cannot, nor a pod of Kubernetes, nor a role of the same template.
 */
export function takenByPeople(role: Resource): Ternary {
  const { statements, hidden } = statementsOf(role.read('AssumeRolePolicyDocument'));
  return any([...statements.map(letsPeopleIn), ...hidden.map(() => undefined)]);
}

function letsPeopleIn({ effect, principals = [], notPrincipals }: Statement): Ternary {
  return all([says(effect, 'Allow'), notPrincipals ? true : any(principals.map(isPeople))]);
}

function isPeople({ kind, property: { value } }: Principal): Ternary {
  if (kind === '?') return undefined;
  if (kind === 'Service' || kind === 'CanonicalUser') return false;
  if (value.kind === 'reference' && isIdentity(value)) return kind === 'Federated';
  return !/oidc\.eks\./.test(describe(value));
}
