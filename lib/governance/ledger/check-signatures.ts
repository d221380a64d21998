import type { KeyObject } from 'node:crypto';
import type { Problem } from '../../common/user-error';
import { isSamePerson } from '../../manifest/same-person';
import { dayOfEntry, type LedgerEntry } from './entry';
import type { LedgerRules } from './ledger-rules';
import { fault, type Fault } from './read-entry';
import { fingerprintOf, isSignedBy, publicKeyOf } from './signatures';

/** One fault of many entries is told once: so many of their numbers are named. */
const NAMED_MAX = 5;

interface FaultyEntry extends Fault {
  readonly entry: LedgerEntry;
}

/**
 * Is each signature good, and is one there wherever the manifest demands it? An entry is signed by its own signature, or by
 * a later seal of the same person: a seal signs the hash before it, and with it everything before.
 */
export function checkSignatures(entries: readonly LedgerEntry[], rules: LedgerRules, ledger: string): Problem[] {
  const keys = new Map(
    rules.keys.map((key) => [fingerprintOf(key.publicKey), { ...key, key: publicKeyOf(key.publicKey) }]),
  );
  const faults: FaultyEntry[] = [];
  const unsigned: LedgerEntry[] = [];
  const sealed = new Set<string>();
  for (const entry of [...entries].reverse()) {
    const wrong = entry.signature && faultOf(entry, keys);
    if (wrong) faults.push({ ...wrong, entry });
    const isSigned = entry.signature !== undefined && !wrong;
    if (isSigned && entry.action === 'seal') sealed.add(entry.by.toLowerCase());
    const isDemanded = rules.signedFrom !== undefined && entry.time >= rules.signedFrom;
    if (entry.signature === undefined && isDemanded && !sealed.has(entry.by.toLowerCase())) unsigned.push(entry);
  }
  const missing = unsigned.map((entry) => ({ ...notSigned(entry), entry }));
  return tellOnce([...faults, ...missing].reverse(), ledger);
}

interface KnownKey {
  readonly email: string;
  readonly until?: string;
  readonly key: KeyObject;
}

function faultOf(entry: LedgerEntry, keys: ReadonlyMap<string, KnownKey>): Fault | undefined {
  const known = keys.get(entry.signature!.key);
  if (!known)
    return fault(
      'signature-unknown-key',
      'is signed with a key that the manifest does not list',
      `key ${entry.signature!.key}`,
      `a key of ${entry.by}’s under \`ledger.keys\``,
    );
  if (!isSamePerson(known.email, entry.by))
    return fault(
      'signature-of-another',
      'is signed by somebody else than it names',
      `the key of ${known.email}`,
      `a key of ${entry.by}’s`,
    );
  if (known.until !== undefined && dayOfEntry(entry) > known.until)
    return fault(
      'signature-after-key',
      'is signed with a key that was no longer good',
      `a key until ${known.until}`,
      'a key that was good that day',
    );
  if (!isSignedBy(known.key, entry))
    return fault(
      'signature-bad',
      'has a signature that does not fit what it says',
      `a signature of other bytes`,
      `a signature by ${entry.by}`,
    );
  return undefined;
}

function notSigned(entry: LedgerEntry): Fault {
  return fault(
    'signature-missing',
    'is not signed, which the manifest demands',
    `no signature by ${entry.by}`,
    'a signature in the entry, or a later seal by the same person',
  );
}

const MENDS: Readonly<Record<string, string>> = {
  'ledger/signature-missing': 'have this person run `enclave ledger sign --key <file>`',
  'ledger/signature-unknown-key': 'list the key if it is this person’s; keys that are no longer used stay listed',
};

function tellOnce(faults: readonly FaultyEntry[], ledger: string): Problem[] {
  const groups = new Map<string, FaultyEntry[]>();
  for (const one of faults) {
    const key = `${one.code} ${one.saw}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].map((group) => {
    const { entry, ...first } = group[0]!;
    return {
      where: `${ledger}:${entry.sequence}:1`,
      ...first,
      saw: group.length > 1 ? `${first.saw}, in entries ${numbersOf(group)}` : first.saw,
      mend: MENDS[first.code] ?? 'restore the ledger from version control, and ask who changed it',
    };
  });
}

function numbersOf(group: readonly FaultyEntry[]): string {
  const named = group.slice(0, NAMED_MAX).map(({ entry }) => entry.sequence);
  const more = group.length - named.length;
  return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
