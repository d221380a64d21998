import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Change, readLedger, recordChange } from '../../../lib/governance/ledger';
import { NOW } from '../../support/manifests';
import { temporaryFolder } from '../../support/temporary';

const BEFORE = 'vendor: { id: acme }\n';
const AFTER = 'vendor: { id: acme }\nrequests: []\n';

function changeOf(folder: string, over: Partial<Change> = {}): Change {
  return {
    manifestFile: join(folder, 'enclave.yaml'),
    before: BEFORE,
    after: AFTER,
    entries: [{ action: 'request', by: 'ana@acme.example', subject: 'r-1', details: { reason: 'Daily work' } }],
    now: NOW,
    ...over,
  };
}

test('a change writes the manifest, and opens a ledger beside it with what was there before (R10) (R11)', () => {
  const folder = temporaryFolder({ 'enclave.yaml': BEFORE });
  recordChange(changeOf(folder));
  expect(readFileSync(join(folder, 'enclave.yaml'), 'utf8')).toBe(AFTER);
  expect(
    readLedger(join(folder, 'enclave.yaml')).map(({ sequence, action, by, subject }) => [
      sequence,
      action,
      by,
      subject,
    ]),
  ).toEqual([
    [1, 'open', 'ana@acme.example', 'enclave.yaml'],
    [2, 'request', 'ana@acme.example', 'r-1'],
  ]);
});
