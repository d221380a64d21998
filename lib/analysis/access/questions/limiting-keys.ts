import { isSymbolLetter, type SymbolTable } from '../policy/symbols';
import type { Statement } from '../policy/statement';
import type { AskedTest } from './asked-condition';
import { narrowRanges } from './narrow-ranges';

/**
 * The condition keys that say whose a request is, and which of their values fix that.
 *
 * The list is the one by which Amazon S3 tells a public policy (Amazon S3 User Guide, "The meaning of public"), with the
 * younger keys of the same kind: account, organisation, VPC endpoint, VPC, source.
 */
export const LIMITING_KEYS: Readonly<Record<string, Fixed>> = {
  'aws:principalorgid': literal,
  'aws:principalorgpaths': beginsLiterally,
  'aws:sourceorgid': literal,
  'aws:sourceorgpaths': beginsLiterally,
  'aws:sourceaccount': literal,
  'aws:sourceowner': literal,
  'aws:sourcearn': namesAnOwner,
  'aws:sourcevpc': literal,
  'aws:sourcevpce': literal,
  'aws:sourcevpcarn': namesAnOwner,
  'aws:vpceaccount': literal,
  'aws:vpceorgid': literal,
  'aws:vpceorgpaths': beginsLiterally,
  'aws:userid': beginsLiterally,
  's3:dataaccesspointarn': namesAnOwner,
  's3:dataaccesspointaccount': literal,
  's3:x-amz-server-side-encryption-aws-kms-key-id': literal,
};

const VIA_MOUNT = 'elasticfilesystem:accessedviamounttarget';

/** Where a request comes from, not whose it is: whoever is there may ask. */
export const NETWORK_KEYS: readonly string[] = [
  'aws:sourceip',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:sourcevpcarn',
  'aws:vpceaccount',
  'aws:vpceorgid',
  'aws:vpceorgpaths',
  VIA_MOUNT,
];

/** Keys by which a service says for whom it asks. */
export const DEPUTY_KEYS: readonly string[] = [
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceowner',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
];

/** Does this value of a key, with wildcards or without, belong to somebody in particular? */
type Fixed = (value: string, symbols: SymbolTable) => boolean;

function literal(value: string, symbols: SymbolTable): boolean {
  return !/[*?]/.test(value) && !varies(value, symbols);
}

/** `o-a1b2c3d4e5/*`, `AROA…:*`: what stands before the first part that varies already names somebody. */
function beginsLiterally(value: string, symbols: SymbolTable): boolean {
  return literal(value.split(/[/:]/)[0] ?? '', symbols);
}

/** An ARN with its account, or the whole name of something whose ARN has none, such as a bucket. */
function namesAnOwner(value: string, symbols: SymbolTable): boolean {
  const [, , , , account = '', ...resource] = value.split(':');
  return account === '' ? resource.length > 0 && literal(value, symbols) : literal(account, symbols);
}

/** What differs from request to request fixes nothing. */
function varies(value: string, symbols: SymbolTable): boolean {
  return symbols.symbolsIn(value).some(({ kind }) => kind === 'variable');
}

/**
 * A test that says of a request: this key fixes nothing about whose it is. Undefined where no statement fixes anything.
 * It holds of an absent key, and of every value but the fixed ones.
 */
export function notFixed(key: string, statements: readonly Statement[], symbols: SymbolTable): AskedTest | undefined {
  const values = valuesAsked([key], statements);
  if (key === 'aws:sourceip') return unless(key, 'NotIpAddress', narrowRanges(values));
  // Who mounts a file system stands in its VPC (Amazon EFS User Guide, "The meaning of public").
  if (key === VIA_MOUNT && values.length > 0) return { key, operator: 'BoolIfExists', values: ['false'] };
  const isFixed = LIMITING_KEYS[key];
  if (!isFixed) return undefined;
  const fixed = values.filter((value) => isFixed(value, symbols));
  // Several values may be sent for the path in an organisation: none of them may be fixed.
  if (key.endsWith('orgpaths')) return unless(key, 'ForAllValues:StringNotLike', fixed);
  // Patterns stay patterns: the account of an ARN is fixed, what it names may be any.
  if (key.endsWith('arn')) return unless(key, 'ArnNotLike', fixed);
  return unless(key, fixed.some((value) => /[*?]/.test(value)) ? 'StringNotLike' : 'StringNotEqualsIgnoreCase', fixed);
}

function unless(key: string, operator: string, values: readonly string[]): AskedTest | undefined {
  return values.length === 0 ? undefined : { key, operator, values };
}

/** What the statements compare some keys with. */
export function valuesAsked(keys: readonly string[], statements: readonly Statement[]): string[] {
  const values = statements.flatMap(({ tests }) =>
    tests.filter(({ key, operator }) => keys.includes(key) && operator !== 'Null').flatMap((test) => test.values),
  );
  return [...new Set(values)];
}

/** Every key that some statement asks about, or compares with. */
export function keysAsked(statements: readonly Statement[], symbols: SymbolTable): ReadonlySet<string> {
  const keys = statements.flatMap(({ tests }) => tests.map(({ key }) => key));
  const letters = statements.flatMap(({ tests, resources, principals }) =>
    [...tests.flatMap(({ values }) => values), ...(resources?.patterns ?? []), ...(principals?.patterns ?? [])].flatMap(
      (text) => [...text].filter(isSymbolLetter),
    ),
  );
  const compared = [...new Set(letters)].flatMap((letter) => symbols.symbolOf(letter)?.key ?? []);
  return new Set([...keys, ...compared]);
}
