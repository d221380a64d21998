import type { Property, Resource } from '../../../template';
import type { SourcedPolicy } from '../policy/json-policy';
import type { ManagedPolicies, NamedPolicy } from './managed-policies';
import { anything, policyOf, readDocument } from './read-document';
import type { TemplateTexts } from './template-texts';

/** A permissions boundary. One that cannot be read may allow everything or nothing, and is told. */
export interface ReadBoundary {
  readonly boundary?: SourcedPolicy;
  readonly unread: readonly string[];
}

/** The boundary that a role, user or permission set names. */
export function boundaryOf(
  named: NamedPolicy | undefined,
  whose: string,
  policies: ManagedPolicies,
  texts: TemplateTexts,
): ReadBoundary {
  if (!named) return { unread: [] };
  const { arn, resource } = named;
  const where = `${whose}, boundary ${resource?.id ?? policies.shown(arn)}`;
  if (!resource) return { boundary: anything(where), unread: [where] };
  const document = readDocument(resource.read('PolicyDocument'), resource, texts);
  const boundary = policyOf(document, where, resource.existence === 'certain');
  return { boundary, unread: document.hidden === undefined ? [] : [`${where}: ${document.hidden}`] };
}

/** The managed policy that a property names; undefined where it names none. */
export function namedIn(holder: Resource, property: Property, policies: ManagedPolicies): NamedPolicy | undefined {
  return property.value.kind === 'absent' ? undefined : policies.find(holder, property);
}
