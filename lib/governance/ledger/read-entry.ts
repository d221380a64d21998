import { canonicalJson, NotCanonical } from './canonical-json';
import { type Digest, digestOf } from './digest';
import { entrySchema, LEDGER_VERSION, type LedgerEntry } from './entry';

/** What is wrong with a line or with its place; the file and the line are added by whoever knows them. */
export interface Fault {
  readonly code: string;
  readonly what: string;
  readonly saw: string;
  readonly want: string;
}

/** One line, judged alone: is it an entry, in the one spelling there is, with the hash of what it says? */
export function readEntry(line: Uint8Array): LedgerEntry | Fault {
  const text = decode(line);
  if (text === undefined) return fault('not-json', 'is not UTF-8 text', 'bytes that are not UTF-8', 'an entry in JSON');
  if (text === '') return fault('blank', 'is empty', 'an empty line', 'an entry');
  const value = parse(text);
  if (value === undefined) return fault('not-json', 'is not JSON', shorten(text), 'an entry in JSON');
  return judge(value, text);
}

export function isFault(result: LedgerEntry | Fault): result is Fault {
  return 'code' in result;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode(line: Uint8Array): string | undefined {
  try {
    return decoder.decode(line);
  } catch {
    return undefined;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function judge(value: unknown, text: string): LedgerEntry | Fault {
  const result = entrySchema.safeParse(value);
  if (!result.success) return misshapen(value, result.error.issues[0]!);
  // The value itself and not what the schema made of it: nothing in it may get lost on the way to its hash.
  const entry = value as LedgerEntry;
  try {
    if (canonicalJson(entry) !== text) return spelledOtherwise(text);
  } catch (error) {
    if (error instanceof NotCanonical) return spelledOtherwise(error.message);
    throw error;
  }
  const counted = digestOf(withoutHash(text, entry.hash));
  return counted === entry.hash
    ? entry
    : fault('edited', 'was changed after it was written', `hash ${entry.hash}`, `hash ${counted}`);
}

/**
 * The canonical text of everything but the hash, cut out of the line instead of spelled anew: half the time of a long
 * ledger went there. The last such member is the entry's own: keys are sorted, and what follows it holds no other; within a
 * text its quotes would be escaped.
 */
function withoutHash(text: string, hash: Digest): string {
  const member = `,"hash":"${hash}"`;
  const at = text.lastIndexOf(member);
  return text.slice(0, at) + text.slice(at + member.length);
}

function misshapen(value: unknown, issue: { readonly path: readonly PropertyKey[] }): Fault {
  const { version, by } = (value ?? {}) as { version?: unknown; by?: unknown };
  if (typeof version === 'number' && version !== LEDGER_VERSION)
    return fault('version', 'is of a version we do not know', `version ${version}`, `version ${LEDGER_VERSION}`);
  const place = issue.path.map(String).join('.');
  if (place === 'by')
    return fault('nobody', 'is by nobody', shorten(JSON.stringify(by) ?? 'no `by`'), 'the e-mail address of a person');
  return fault(
    'shape',
    'is not an entry as we write them',
    place === '' ? shorten(JSON.stringify(value)) : `\`${place}\` that is missing or strange`,
    'what docs/ledger.md lists, and no more',
  );
}

function spelledOtherwise(saw: string): Fault {
  return fault('spelling', 'is not spelled as we write entries', shorten(saw), 'sorted keys, no spaces, each key once');
}

export function fault(code: string, what: string, saw: string, want: string): Fault {
  return { code: `ledger/${code}`, what, saw, want };
}

const SAW_LENGTH_MAX = 80;

function shorten(text: string): string {
  return text.length > SAW_LENGTH_MAX ? `${text.slice(0, SAW_LENGTH_MAX)}…` : text;
}
