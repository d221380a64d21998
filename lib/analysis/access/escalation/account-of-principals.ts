import type { Account, Identity } from '../account/account';
import { type JsonPolicy, type SourcedPolicy, listOf } from '../policy/json-policy';
import { managedPolicy } from '../data/managed-policies';
import { SymbolTable } from '../policy/symbols';
import { accountNamed } from './account-named';
import { type Nameable, resolveReferences } from './terraform-references';

/** One principal as it stands on a line, of which nothing is believed yet. */
export interface PrincipalLine {
  readonly id?: unknown;
  readonly type?: unknown;
  readonly name?: unknown;
  /** What Terraform calls it, where that is another name. */
  readonly key?: unknown;
  readonly arn?: unknown;
  readonly policies?: unknown;
  readonly boundary?: unknown;
  readonly trust?: unknown;
}

/** The document of a managed policy by its ARN, where it is known. */
export type Managed = (arn: string) => JsonPolicy | undefined;

const DEPTH_MAX = 100;
const ADMINISTRATOR = /^arn:[^:]+:iam::aws:policy\/AdministratorAccess$/;
const EVERYTHING: JsonPolicy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };

/**
 * Principals and their policies as one account.
 *
 * Policies are documents, texts of documents, or `{managed: arn}`. References of Terraform to a principal of the set are its
 * ARN, other references open parts. Where no ARN says the account, one stands in for it.
 *
 * Limits: of managed policies that are only named, those that `managed` knows are read (many of AWS); the others
 * are `unread`. Documents nested deeper than any policy are `unread` too.
 */
export function accountOfPrincipals(lines: readonly PrincipalLine[], managed: Managed = managedPolicy): Account {
  const symbols = new SymbolTable();
  const principals = lines.map((line, index) =>
    readLine(isObject(line) ? line : { policies: line ?? 'nothing' }, index),
  );
  const { id, guess } = accountNamed(principals, lines);
  const known = principals.map((principal): Nameable => ({ ...principal, arn: arnOf(principal, id ?? guess) }));
  const place = { account: id ?? guess, partition: 'aws', symbols, known };
  const identities = principals.map((principal, index) =>
    identityOf(principal, known[index]!.arn, { managed, resolve: (text) => resolveReferences(text, place) }),
  );
  return {
    id: id ?? symbols.letterOf({ name: '${account}', kind: 'opaque' })!,
    partition: 'aws',
    region: 'us-east-1',
    identities,
    guarded: [],
    endpoints: [],
    workloads: [],
    serviceControl: [],
    resourceControl: [],
    symbols,
    unseen: [],
  };
}

/** A line whose head is read. */
export interface ReadLine {
  readonly id: string;
  readonly type: 'role' | 'user' | 'group';
  readonly name: string;
  readonly names: readonly string[];
  readonly arn?: string;
  readonly line: PrincipalLine;
}

function readLine(line: PrincipalLine, index: number): ReadLine {
  const arn = typeof line.arn === 'string' && line.arn.startsWith('arn:') ? line.arn : undefined;
  const id = typeof line.id === 'string' && line.id !== '' ? line.id : (arn ?? `principal ${index + 1}`);
  const name = typeof line.name === 'string' && line.name !== '' ? line.name : (arn ?? id).split('/').at(-1)!;
  const type = line.type === 'user' || line.type === 'group' ? line.type : 'role';
  const names = [name, ...(typeof line.key === 'string' ? [line.key] : [])];
  return { id, type, name, names, line, ...(arn !== undefined && { arn }) };
}

function arnOf({ arn, type, name }: ReadLine, account: string): string {
  return arn ?? `arn:aws:iam::${account}:${type}/${name}`;
}

interface Reader {
  readonly managed: Managed;
  readonly resolve: (text: string) => string;
}

function identityOf({ id, type, name, line }: ReadLine, arn: string, reader: Reader): Identity {
  const called = `${type} ${name}`;
  const policies = listOf(line.policies ?? []).map((policy, index) =>
    readPolicyOf(policy, `${called}, policy ${index + 1}`, reader),
  );
  const boundary = line.boundary ? readPolicyOf(line.boundary, `${called}, boundary`, reader) : undefined;
  const trust = line.trust ? readPolicyOf(line.trust, `${called}, trust policy`, reader) : undefined;
  const all = [...policies, boundary, trust];
  return {
    id,
    kind: type,
    name,
    arn,
    policies: policies.filter((policy) => typeof policy !== 'string'),
    ...(boundary !== undefined && typeof boundary !== 'string' && { boundary }),
    ...(trust !== undefined && typeof trust !== 'string' && { trust }),
    unread: all.filter((policy) => typeof policy === 'string'),
    tags: {},
  };
}

/** The policy, or what it is called where its content cannot be known. */
function readPolicyOf(policy: unknown, where: string, reader: Reader): SourcedPolicy | string {
  if (typeof policy === 'string' && policy.startsWith('arn:')) return readManaged(policy, where, reader);
  const parsed = typeof policy === 'string' && policy.trimStart().startsWith('{') ? parse(policy) : policy;
  if (!isObject(parsed)) return `${where}, which is no document`;
  const { managed, document } = parsed as { managed?: unknown; document?: unknown };
  if (typeof managed === 'string') return readManaged(managed, where, reader);
  const read = isDeep(parsed) ? undefined : resolveAll(isObject(document) ? document : parsed, reader.resolve);
  return read === undefined
    ? `${where}, which is nested too deep`
    : { document: read as JsonPolicy, where, certain: true };
}

function readManaged(written: string, where: string, { managed, resolve }: Reader): SourcedPolicy | string {
  const arn = resolve(written);
  const document = ADMINISTRATOR.test(arn) ? EVERYTHING : managed(arn);
  if (!document) return `${where}: managed policy ${written}`;
  return { document, where: `${where} (${arn.split('/').at(-1)})`, certain: true };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Goes level by level, so that no depth is too much for it. */
function isDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEPTH_MAX) return true;
    level = level.flatMap((one): unknown[] => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
}

/** Resolves every text in it, names of conditions' keys as well; names such as `__proto__` stay plain properties. */
function resolveAll(value: unknown, resolve: (text: string) => string): unknown {
  if (typeof value === 'string') return resolve(value);
  if (Array.isArray(value)) return (value as unknown[]).map((one) => resolveAll(one, resolve));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [resolve(key), resolveAll(one, resolve)]));
}
