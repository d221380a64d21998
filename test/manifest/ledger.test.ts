import { complaintsOf, parse, SHORT_MANIFEST } from '../support/manifests';

const KEY = `MCowBQYDK2VwAyEA${'A'.repeat(43)}=`;

const withLedger = (ledger: string) => `${SHORT_MANIFEST}ledger: ${ledger}\n`;

test('a manifest without a word about its ledger demands no signatures', () => {
  expect(parse(SHORT_MANIFEST).manifest.ledger).toEqual({ keys: [] });
});

test('a manifest says from when on its ledger is signed, and by whom (R11)', () => {
  const text = withLedger(`{ signedFrom: 2026-12-01, keys: [{ email: owner@client.example, publicKey: "${KEY}" }] }`);
  expect(complaintsOf(text)).toEqual([]);
});

test.each([
  ['{ signedFrom: 2026-12-01 }', 'manifest/ledger-keys-missing @ 2026-12-01'],
  ['{ keys: [{ email: a@b.example, publicKey: ssh-ed25519 }] }', 'manifest/ledger-key @ ssh-ed25519'],
  [
    `{ keys: [{ email: a@b.example, publicKey: "${KEY}" }, { email: c@b.example, publicKey: "${KEY}" }] }`,
    `manifest/ledger-key-shared @ "${KEY}"`,
  ],
  ['{ signatures: required }', 'manifest/unknown-key @ signatures: required'],
])('%s is a mistake (R11)', (ledger, complaint) => {
  expect(complaintsOf(withLedger(ledger))).toEqual([complaint]);
});
