import type { Property } from '../../lib/template';
import { type Ternary, any, not, says } from '../judge';

const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'head', 'trace', 'x-amazon-apigateway-any-method'];

/** An operation of an OpenAPI document, and whether API Gateway lets anybody call it. */
export interface Operation {
  readonly property: Property;
  readonly open: Ternary;
}

/**
 * The operations of an OpenAPI document and who may call them. OPTIONS is left out: browsers ask it before they sign in.
 *
 * Limits: a `security` for the whole document may or may not count, so the answer is unknown. So is it for documents
 * that stand elsewhere.
 */
export function operationsOf(document: Property): readonly Operation[] {
  const { value } = document.get('paths');
  if (value.kind !== 'map') return [];
  return [...value.entries.values()].flatMap((path) =>
    METHODS.map((method) => path.get(method))
      .filter((property) => property.value.kind !== 'absent')
      .map((property) => ({ property, open: isOpen(property, document) })),
  );
}

function isOpen(operation: Property, document: Property): Ternary {
  const security = operation.get('security');
  const auth = operation.get('x-amazon-apigateway-auth').get('type');
  if (auth.value.kind !== 'absent') return says(auth, 'NONE');
  if (security.value.kind !== 'absent') return not(any(security.each().map((one) => authorizes(one, document))));
  return document.get('security').value.kind === 'absent' ? true : undefined;
}

/** Does one of the schemes have an authorizer? An API key alone says which plan pays, not who calls. */
function authorizes(requirement: Property, document: Property): Ternary {
  if (requirement.value.kind !== 'map') return requirement.value.kind === 'unresolved' ? undefined : false;
  return any([...requirement.value.entries.keys()].map((name) => hasAuthorizer(schemeOf(name, document))));
}

function schemeOf(name: string, document: Property): Property {
  const older = document.get('securityDefinitions').get(name);
  return older.value.kind === 'absent' ? document.read('components.securitySchemes').get(name) : older;
}

function hasAuthorizer(scheme: Property): Ternary {
  if (scheme.value.kind === 'unresolved') return undefined;
  return ['x-amazon-apigateway-authorizer', 'x-amazon-apigateway-authtype'].some(
    (name) => scheme.get(name).value.kind !== 'absent',
  );
}
