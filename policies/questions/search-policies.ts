import type { Property, Resource, Value, World } from '../../lib/template';
import { resourcePoliciesOf } from './resource-policies';
import { HOLE, OWN_ACCOUNT, spell } from './spelling';

/** The access policies of a search domain, and what may be one that nobody can read. */
export interface SearchPolicies {
  readonly documents: readonly Property[];
  readonly hidden: readonly Property[];
}

/** The CDK sets the policy with a call of its own after the domain is there, because the policy names the domain. */
const SETTERS = ['Custom::OpenSearchAccessPolicy', 'Custom::ElasticsearchAccessPolicy'];

/**
 * Reads the policies of a search domain: its own, and those that a custom resource of the CDK sets on it.
 *
 * Limits: a custom resource counts when its call names the domain by `Ref`.
 */
export function searchPoliciesOf(domain: Resource, world: World): SearchPolicies {
  const documents = [...resourcePoliciesOf(domain)];
  const hidden: Property[] = [];
  for (const setter of world.ofType(...SETTERS)) {
    const call = setter.read('Create');
    if (!mentions(call.value, domain)) continue;
    const document = policyIn(call);
    if (document) documents.push(document);
    else hidden.push(call);
  }
  return { documents, hidden };
}

function mentions(value: Value, domain: Resource): boolean {
  const parts = value.kind === 'composed' ? value.parts : [];
  return parts.some((part) => typeof part !== 'string' && part.kind === 'reference' && part.logicalId === domain.id);
}

/** The policy in the call, which is JSON in a text in JSON. A name of this template stays some name. */
function policyIn(call: Property): Property | undefined {
  const text = spell(call.value)?.replaceAll(OWN_ACCOUNT, 'own-account');
  if (text === undefined || text.includes(HOLE)) return undefined;
  try {
    const { parameters } = JSON.parse(text) as { parameters: { AccessPolicies: string } };
    return call.holding(JSON.parse(parameters.AccessPolicies));
  } catch {
    return undefined;
  }
}
