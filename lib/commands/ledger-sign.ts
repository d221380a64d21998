import { readText } from '../common/read-text';
import { UserError } from '../common/user-error';
import { ledgerFileOf, ledgerRulesOf, repairChange, sealLedger, signerOf } from '../governance/ledger';
import { CLEAN, type Io, type Outcome } from './io';
import { ledgerTarget } from './ledger-target';
import { MANIFEST_LIMITS } from '../manifest/load-manifest';

export interface LedgerSignOptions {
  /** File with the private key, or the key itself. */
  readonly key?: string;
}

/** `enclave ledger sign`: somebody signs all that the ledger says so far. */
export async function ledgerSign(path: string, { key }: LedgerSignOptions, io: Io): Promise<Outcome> {
  if (key === undefined) throw new UserError([noKey()]);
  const { manifestFile, shownAs } = ledgerTarget(path, io);
  if (repairChange(manifestFile, shownAs)) io.err('completed a change that was interrupted');
  const { text } = readText(manifestFile, MANIFEST_LIMITS, shownAs);
  const signer = signerOf(key, ledgerRulesOf(text) ?? { keys: [] }, io.cwd);
  const seal = sealLedger({ manifestFile, shownAs, text, signer, now: io.now() }).at(-1)!;
  io.out(
    `${ledgerFileOf(shownAs)}  entry ${seal.sequence}: ${seal.by} signs everything before it\n  last  ${seal.hash}`,
  );
  return Promise.resolve(CLEAN);
}

function noKey() {
  return {
    where: 'enclave ledger sign',
    what: 'has nothing to sign with',
    saw: 'neither `--key` nor ENCLAVE_LEDGER_KEY',
    want: 'an Ed25519 private key',
    mend: 'make one with `openssl genpkey -algorithm ed25519 -out key.pem`, outside every repository',
    code: 'ledger/no-key',
  };
}
