import { isRecord, listOf } from '../policy/json-policy';
import { isSymbolLetter } from '../policy/symbols';

/**
 * A policy in which a resource that is one unreadable part, and nothing more, may be anything that is called so: what
 * `${var.role_arn}` allows to hand over is a role. Only an Allow grows by it; a Deny of something unreadable denies nothing.
 */
export function withOpenResources(document: unknown): unknown {
  if (!isRecord(document)) return document;
  const statements = listOf(document['Statement']);
  if (!statements.some(hasOpenResource)) return document;
  const widened = statements.map((statement) => {
    if (!hasOpenResource(statement)) return statement;
    const resources = listOf(statement['Resource']).flatMap((resource) =>
      isOpen(resource) ? [resource, `arn:*:*:*:*:*${resource}`] : [resource],
    );
    return { ...statement, Resource: resources };
  });
  return { ...document, Statement: widened };
}

function hasOpenResource(statement: unknown): statement is Record<string, unknown> {
  return isRecord(statement) && statement['Effect'] === 'Allow' && listOf(statement['Resource']).some(isOpen);
}

function isOpen(resource: unknown): resource is string {
  return typeof resource === 'string' && resource.length === 1 && isSymbolLetter(resource);
}
