import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSignatures } from '../../../lib/governance/ledger/check-signatures';
import type { LedgerEntry } from '../../../lib/governance/ledger/entry';
import { extendChain, type Deed } from '../../../lib/governance/ledger/extend-chain';
import type { LedgerRules } from '../../../lib/governance/ledger/ledger-rules';
import { signAs } from '../../../lib/governance/ledger/signer';
import { readSigningKey } from '../../../lib/governance/ledger/signing-key';
import { verifyChain } from '../../../lib/governance/ledger/verify-chain';
import { problemsOf } from '../../support/manifests';
import { temporaryFolder } from '../../support/temporary';
import { bytesOf, deed, forged, ledgerOf, linesOf } from './chain';

const ANA = 'ana@client.example';
const BEN = 'ben@client.example';

function pemOf(kind: 'ed25519' | 'x25519'): string {
  // The overloads of Node's types name each kind apart.
  return generateKeyPairSync(kind as 'ed25519')
    .privateKey.export({ format: 'pem', type: 'pkcs8' })
    .toString();
}

const PEM: Readonly<Record<string, string>> = { [ANA]: pemOf('ed25519'), [BEN]: pemOf('ed25519') };
const keyOf = (email: string) => readSigningKey(PEM[email]!, '/');

const RULES: LedgerRules = {
  signedFrom: '2026-11-03',
  keys: [ANA, BEN].map((email) => ({ email, publicKey: keyOf(email).publicKey })),
};

/** Two entries of before signatures were demanded, then the given ones, one a day: who signs which, and what it is. */
function signedLedger(...deeds: readonly [over: Partial<Deed>, signedBy?: string][]): LedgerEntry[] {
  const entries = ledgerOf(2);
  for (const [index, [over, signedBy]] of deeds.entries()) {
    const now = new Date(Date.UTC(2026, 10, 3 + index));
    entries.push(...extendChain(entries.at(-1), [deed(over)], now, signedBy ? keyOf(signedBy).sign : undefined));
  }
  return entries;
}

function faultsOf(entries: readonly LedgerEntry[], rules = RULES): string[] {
  return checkSignatures(entries, rules, 'l').map(({ where, code, saw }) => `${where} ${code.slice(17)}: ${saw}`);
}

const codesOf = (run: () => unknown) => problemsOf(run).map((problem) => problem.replace(/^.* /, ''));
const approval = { by: ANA };

test('a signed ledger is a chain like any other, and its signatures are good (R11)', () => {
  const entries = signedLedger([approval, ANA], [{ by: BEN }, BEN]);
  expect(verifyChain(bytesOf(linesOf(entries)))).toEqual({ entries });
  expect(faultsOf(entries)).toEqual([]);
});

test.each<[title: string, entries: LedgerEntry[], faults: string[]]>([
  [
    'an entry without one, from the day on that the manifest names',
    signedLedger([approval]),
    [`l:3:1 missing: no signature by ${ANA}`],
  ],
  [
    'many without one are told once',
    signedLedger(...Array.from({ length: 8 }, (): [Partial<Deed>] => [approval])),
    [`l:3:1 missing: no signature by ${ANA}, in entries 3, 4, 5, 6, 7 and 3 more`],
  ],
  ['one by somebody else', signedLedger([approval, BEN]), [`l:3:1 of-another: the key of ${BEN}`]],
  [
    'one that a later seal of the same person makes good',
    signedLedger([approval], [{ by: ANA, action: 'seal' }, ANA]),
    [],
  ],
  [
    'one that a seal of somebody else does not make good',
    signedLedger([approval], [{ by: BEN, action: 'seal' }, BEN]),
    [`l:3:1 missing: no signature by ${ANA}`],
  ],
  [
    'one that came after the seal',
    signedLedger([{ by: ANA, action: 'seal' }, ANA], [approval]),
    [`l:4:1 missing: no signature by ${ANA}`],
  ],
  [
    'a seal without a signature seals nothing',
    signedLedger([approval], [{ by: ANA, action: 'seal' }]),
    [`l:3:1 missing: no signature by ${ANA}, in entries 3, 4`],
  ],
  [
    'an entry whose words were changed under its signature',
    [...signedLedger(), forged(signedLedger([approval, ANA])[2]!, { subject: 'r-9' })],
    ['l:3:1 bad: a signature of other bytes'],
  ],
])('%s (R11)', (_, entries, faults) => {
  expect(faultsOf(entries)).toEqual(faults);
});

test('a signature taken away shows in the chain (R11)', () => {
  const entries = signedLedger([approval, ANA]);
  const stripped = ({ signature: _, ...rest }: LedgerEntry): LedgerEntry => rest;
  const lines = linesOf([...entries.slice(0, 2), stripped(entries[2]!)]);
  expect(verifyChain(bytesOf(lines)).broken).toMatchObject({ line: 3, code: 'ledger/edited' });
});

test('a key that the manifest does not list proves nothing (R11)', () => {
  const entries = signedLedger([approval, ANA]);
  expect(faultsOf(entries, { keys: [] })).toEqual([expect.stringContaining('unknown-key')]);
});

test('a key is good until its last day, and what was signed till then stays good (R11)', () => {
  const [first, other] = RULES.keys;
  const rules = { ...RULES, keys: [{ ...first!, until: '2026-11-03' }, other!] };
  expect(faultsOf(signedLedger([approval, ANA]), rules)).toEqual([]);
  expect(faultsOf(signedLedger([{ by: BEN }, BEN], [approval, ANA]), rules)).toEqual([
    'l:4:1 after-key: a key until 2026-11-03',
  ]);
});

test('where the manifest demands nothing, nothing is missing', () => {
  expect(faultsOf(signedLedger([approval]), { keys: [] })).toEqual([]);
});

describe('a private key', () => {
  test('is refused inside a Git work tree, by whatever name (R11)', () => {
    const folder = temporaryFolder({ 'repo/keys/ana.pem': PEM[ANA]!, 'outside.pem': PEM[ANA]! });
    mkdirSync(join(folder, 'repo/.git'));
    symlinkSync(join(folder, 'repo/keys/ana.pem'), join(folder, 'link.pem'));
    symlinkSync(join(folder, 'outside.pem'), join(folder, 'repo/link.pem'));
    for (const name of ['repo/keys/ana.pem', 'link.pem', 'repo/link.pem'])
      expect([name, codesOf(() => readSigningKey(name, folder))]).toEqual([name, ['ledger/key-in-repository']]);
    expect(readSigningKey('outside.pem', folder).publicKey).toBe(keyOf(ANA).publicKey);
  });

  test('is refused in a work tree whose repository lies elsewhere', () => {
    const folder = temporaryFolder({ '.git': 'gitdir: /elsewhere\n', 'ana.pem': PEM[ANA]! });
    expect(codesOf(() => readSigningKey('ana.pem', folder))).toEqual(['ledger/key-in-repository']);
  });

  test.each([
    ['a key of another kind', pemOf('x25519')],
    ['half a key', PEM[ANA]!.slice(0, 60)],
    ['a text', 'no key at all'],
  ])('%s signs nothing, and no message repeats it', (_, text) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'key.pem'), text);
    try {
      readSigningKey('key.pem', folder);
    } catch (error) {
      expect(JSON.stringify(error)).not.toContain(text.split('\n')[1] ?? text);
    }
    expect(codesOf(() => readSigningKey('key.pem', folder))).toEqual(['ledger/key-unusable']);
  });

  test('that is not there is a missing file', () => {
    expect(codesOf(() => readSigningKey('key.pem', temporaryFolder()))).toEqual(['file/missing']);
  });

  test('signs only for the person whom the manifest gives it to (R11)', () => {
    expect(signAs(ANA.toUpperCase(), PEM[ANA], RULES, '/')).toBeDefined();
    expect(signAs(ANA, undefined, RULES, '/')).toBeUndefined();
    expect(codesOf(() => signAs(ANA, PEM[BEN], RULES, '/'))).toEqual(['ledger/key-of-another']);
    expect(codesOf(() => signAs(ANA, PEM[ANA], { keys: [] }, '/'))).toEqual(['ledger/key-unlisted']);
  });
});
