import { UserError } from '../../common/user-error';
import { manifestDigest } from './digest';
import { type Disk, realDisk } from './disk';
import type { LedgerEntry } from './entry';
import { PATIENCE_MS } from './lock';
import { readLedger } from './read-ledger';
import type { Change } from './record-change';
import type { Signer } from './signer';
import { writeChange } from './write-change';

export interface Seal extends Pick<Change, 'manifestFile' | 'shownAs' | 'now'> {
  /** Text of the manifest on disk. */
  readonly text: string;
  readonly signer: Signer;
}

/**
 * Adds an entry by which somebody signs everything up to there: what they recorded without a key counts as signed from then on.
 * @throws UserError when the manifest is not what the ledger says: nobody shall sign an edit unseen
 */
export function sealLedger({ text, signer, ...rest }: Seal, disk: Disk = realDisk): LedgerEntry[] {
  const last = readLedger(rest.manifestFile, rest.shownAs).at(-1);
  if (last?.manifest !== manifestDigest(text))
    throw new UserError([nothingToSeal(rest.shownAs ?? rest.manifestFile, last)]);
  const details = { through: last.sequence, head: last.hash };
  const entries = [{ action: 'seal' as const, by: signer.email, subject: 'ledger', details }];
  return writeChange({ ...rest, before: text, after: text, entries, sign: signer.sign }, disk, PATIENCE_MS);
}

function nothingToSeal(where: string, last: LedgerEntry | undefined) {
  return {
    where: `${where}:1:1`,
    what: last ? 'is not what the ledger says' : 'has no ledger to sign',
    saw: last ? `a manifest that changed since entry ${last.sequence}` : 'no ledger beside it',
    want: 'a manifest as the last entry of its ledger left it',
    mend: 'record it first with `enclave ledger note --by you@client.example --reason "…"`',
    code: 'ledger/not-recorded',
  };
}
