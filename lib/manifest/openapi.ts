import type { Path } from '../common/yaml-source';
import { type Complaint, describeInput } from './complaint';

/** A route as the manifest would have it, and where its operation stands in the document. */
export interface DescribedRoute {
  readonly route: Readonly<Record<string, unknown>>;
  readonly path: Path;
}

type Json = Readonly<Record<string, unknown>>;

const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete'];

/** What stands beside the operations of a path. */
const BESIDE = ['description', 'parameters', 'servers', 'summary'];

/** Words for readers, which check nothing. */
const ANNOTATIONS = ['deprecated', 'example', 'externalDocs', 'xml'];

/**
 * The routes an OpenAPI document describes. Who may call one is said by `x-job-functions` of its operation, because OpenAPI
 * has no word for it.
 *
 * `servers` is not read: the manifest names the backend. Nor is `security`: callers sign with IAM whatever it says.
 */
export function describedRoutes(document: unknown): { routes: DescribedRoute[]; complaints: Complaint[] } {
  const root = mapOf(document);
  const complaints: Complaint[] = [];
  if (!/^3\.0\.\d+$/.test(String(root['openapi']))) {
    return { routes: [], complaints: [badVersion(root['openapi'])] };
  }
  const routes = Object.entries(mapOf(root['paths'])).flatMap(([path, item]) =>
    Object.entries(mapOf(item))
      .filter(([method]) => !BESIDE.includes(method) && !method.startsWith('x-'))
      .flatMap(([method, operation]) => {
        const at = ['paths', path, method];
        const shared = mapOf(item)['parameters'];
        const read = operationOf(root, method, mapOf(operation), listOf(shared), at);
        complaints.push(...read.complaints);
        return [{ route: { path, ...read.route }, path: at }];
      }),
  );
  return { routes, complaints };
}

function operationOf(root: Json, method: string, operation: Json, shared: readonly unknown[], at: Path) {
  const parameters = [...shared, ...listOf(operation['parameters'])].map((one) => resolved(root, one));
  const required = (place: string) =>
    parameters.filter((one) => one['in'] === place && one['required'] === true).map((one) => one['name']);
  const body = mapOf(operation['requestBody']);
  const content = mapOf(resolved(root, body)['content']);
  const kinds = Object.keys(content);
  const schema = mapOf(content['application/json'])['schema'];
  const complaints = [
    ...(METHODS.includes(method) ? [] : [cannot(at, 'an operation of a private API', method, METHODS.join(', '))]),
    ...(Array.isArray(operation['x-job-functions'])
      ? []
      : [cannot(at, 'an operation that anybody may call', 'no `x-job-functions`', 'a list of job functions')]),
    ...(required('cookie').length === 0
      ? []
      : [cannot(at, 'a cookie as part of a call', String(required('cookie')[0]), 'a query parameter or a header')]),
    ...(kinds.length === 0 || (kinds.length === 1 && schema !== undefined)
      ? []
      : [
          cannot([...at, 'requestBody'], 'a body that is not JSON alone', kinds.join(', '), '`application/json` alone'),
        ]),
  ];
  const route = {
    method: method.toUpperCase(),
    jobFunctions: operation['x-job-functions'],
    queryRequired: required('query'),
    headersRequired: required('header'),
    ...(schema === undefined ? {} : { bodySchema: withDefinitions(root, schema) }),
  };
  return { route, complaints };
}

const SCHEMA_REF = '#/components/schemas/';

/** A schema of OpenAPI 3.0 in the words of JSON Schema draft 4, with every schema it leads to. */
function withDefinitions(root: Json, schema: unknown): unknown {
  const known = mapOf(mapOf(root['components'])['schemas']);
  const definitions: Record<string, unknown> = {};
  const read = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const entries = Object.entries(value).filter(([key]) => !ANNOTATIONS.includes(key) && !key.startsWith('x-'));
    return Object.fromEntries(entries.map(([key, inner]) => [key, inside(key, inner)]));
  };
  const inside = (key: string, inner: unknown): unknown => {
    if (key === '$ref' && typeof inner === 'string' && inner.startsWith(SCHEMA_REF)) {
      const name = inner.slice(SCHEMA_REF.length);
      if (!Object.hasOwn(definitions, name) && Object.hasOwn(known, name)) {
        // Before it is read: a schema may lead to itself.
        definitions[name] = {};
        definitions[name] = read(known[name]);
      }
      return `#/definitions/${name}`;
    }
    if (key === 'properties') {
      return Object.fromEntries(Object.entries(mapOf(inner)).map(([name, one]) => [name, read(one)]));
    }
    if (['allOf', 'anyOf', 'oneOf'].includes(key)) return listOf(inner).map(read);
    return ['additionalProperties', 'items', 'not'].includes(key) ? read(inner) : inner;
  };
  const whole = read(schema) as object;
  return Object.keys(definitions).length > 0 ? { ...whole, definitions } : whole;
}

/** What a reference into `components` stands for. */
function resolved(root: Json, value: unknown): Json {
  const { $ref } = mapOf(value);
  if (typeof $ref !== 'string') return mapOf(value);
  const [kind = '', name = ''] = $ref.replace('#/components/', '').split('/');
  return mapOf(mapOf(mapOf(root['components'])[kind])[name]);
}

function mapOf(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

function badVersion(version: unknown): Complaint {
  return cannot(
    ['openapi'],
    'a document of another version',
    describeInput(version),
    'OpenAPI 3.0, such as `openapi: 3.0.3`',
  );
}

function cannot(path: Path, what: string, saw: string, want: string): Complaint {
  return {
    path,
    what: `the manifest cannot take over ${what}`,
    saw,
    want,
    mend: 'change the document, or write the routes into the manifest',
    code: 'manifest/openapi',
  };
}
