import { show } from './show-text';
import type { Request } from './request';

/** A request whose every part is what it should be. */
export interface ReadRequest {
  readonly action: string;
  readonly resource: string;
  readonly principal?: string;
  /** Keys in lower case. A key without values is not here: AWS counts it as absent. */
  readonly context: ReadonlyMap<string, readonly string[]>;
}

/** No name, ARN or value that AWS knows of is longer; it bounds the time that a comparison takes. */
const LETTERS_MAX = 4096;

/** The request, or in words why it cannot be judged. */
export function readRequest(request: Request): ReadRequest | string {
  const { action, resource, principal, context } = request as { readonly [part in keyof Request]: unknown };
  if (!isText(action)) return 'the action of the request is not a text';
  if (/[*?]/.test(action)) return `the request asks for ${show(action)}, which is more than one action`;
  if (!isText(resource)) return 'the resource of the request is not a text';
  if (principal !== undefined && !isText(principal)) return 'the principal of the request is not a text';
  if (typeof context !== 'object' || context === null) return 'the request has no context';

  const read = new Map<string, readonly string[]>();
  for (const [name, value] of Object.entries(context)) {
    const values = (Array.isArray(value) ? value : [value]).map(textOf);
    if (!values.every(isText)) return `the request's value of ${show(name)} is not a text`;
    if (values.length > 0) read.set(name.toLowerCase(), values);
  }
  return { action, resource, context: read, ...(principal === undefined ? {} : { principal }) };
}

function textOf(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LETTERS_MAX;
}
