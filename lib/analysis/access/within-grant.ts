import type { Value, Statement, World } from '../../template';
import { asText, describe } from '../../template';
import type { GrantedAccess } from './granted-access';

/** A resource ARN of one API route, read back from a template. */
export interface RouteArn {
  /** Literal name of the REST API. */
  readonly api: string;
  readonly method: string;
  readonly path: string;
}

/** Does one grant cover an action on a resource, with every condition the grant itself demands? */
export function allows(grant: GrantedAccess, action: string, resource: Value, statement: Statement): boolean {
  const text = asText(resource);
  return (
    text.kind === 'known' &&
    grant.actions.some((granted) => granted.toLowerCase() === action.toLowerCase()) &&
    grant.resources.some((granted) => covers(granted, text.value)) &&
    Object.entries(grant.conditions).every(([operator, tests]) =>
      Object.entries(tests).every(([key, values]) => demands(statement, operator, key, [values].flat())),
    )
  );
}

/** Equal, or below a pattern whose only wildcard is its last character. */
export function covers(granted: string, resource: string): boolean {
  if (granted === resource) return true;
  const prefix = granted.slice(0, -1);
  return granted.endsWith('*') && !/[*?]/.test(prefix) && resource.startsWith(prefix);
}

/** Does a statement test this key with this operator, against no more values than these? */
function demands(statement: Statement, operator: string, key: string, values: readonly string[]): boolean {
  return statement.conditions.some(
    (test) =>
      test.operator === operator &&
      test.key.toLowerCase() === key.toLowerCase() &&
      test.values.length > 0 &&
      test.values.every((value) => values.includes(describe(value.value))),
  );
}

/**
 * Reads `arn:…:execute-api:<region>:<account>:<RestApi>/<stage>/<METHOD>/<path>`, where the API is a reference.
 *
 * Limits: undefined for any other form, which then counts as beyond the grants.
 */
export function readRouteArn(world: World, value: Value): RouteArn | undefined {
  if (value.kind !== 'composed') return undefined;
  const api = value.parts
    .map((part) => (typeof part !== 'string' && part.kind === 'reference' ? world.resource(part.logicalId) : undefined))
    .find((resource) => resource?.type === 'AWS::ApiGateway::RestApi');
  const name = api && asText(api.read('Name').value);
  const text = value.parts.map((part) => (typeof part === 'string' ? part : `{${describe(part)}}`)).join('');
  const match = /:execute-api:[^:]*:[^:]*:\{[^}]+\}\/(?:\{[^}]+\}|[a-z0-9_-]+)\/([A-Z]+)(\/[^{}]*)$/i.exec(text);
  if (!match || name?.kind !== 'known') return undefined;
  return { api: name.value, method: match[1]!, path: match[2]! };
}
