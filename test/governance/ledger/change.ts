import { join } from 'node:path';
import type { Change } from '../../../lib/governance/ledger';

export const BEFORE = 'vendor: { id: acme }\n';
export const AFTER = 'vendor: { id: acme }\nrequests: []\n';

/** A request of Ana's; tests change one thing in it. */
export function changeOf(folder: string, over: Partial<Change> = {}): Change {
  return {
    manifestFile: join(folder, 'enclave.yaml'),
    before: BEFORE,
    after: AFTER,
    entries: [{ action: 'request', by: 'ana@acme.example', subject: 'r-1', details: { reason: 'Daily work' } }],
    now: new Date('2026-11-21T12:00:00Z'),
    ...over,
  };
}
