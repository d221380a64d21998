import { cannotSign, describeDrift, driftOf, PARTIES, signAgreement } from '../governance/controls';
import { editManifest } from '../manifest/edit';
import * as scalars from '../manifest/schema/scalars';
import { answer, whoDoesIt } from './grants/answers';
import { manifestAt, refuseFor } from './grants/manifest-at';
import { CLEAN, type Io, type Outcome } from './io';

export interface SignOptions {
  readonly manifest: string;
  readonly party?: string;
  readonly name?: string;
  readonly by?: string;
  /** File with the private key to sign the ledger with, or the key itself. */
  readonly key?: string;
}

/** `enclave sign`: one party signs the set of controls as it is now; the manifest and its ledger say so. */
export async function sign(options: SignOptions, io: Io): Promise<Outcome> {
  const at = manifestAt(options.manifest, io);
  const loaded = at.read(at.text, 'nothing');
  const { manifest } = loaded;
  const party = PARTIES.find((one) => one === options.party) ?? (await askParty(options.party, io));
  const name = await answer({ flag: '--name', ask: 'Your name', schema: scalars.text }, options.name, io);
  const by = await whoDoesIt(options.by, io);
  refuseFor(loaded, cannotSign(manifest, { party, name, by }));
  const drift = driftOf(manifest);
  const agreement = signAgreement(manifest, { party, name, by }, io.now());
  const after = editManifest({ file: at.shown, text: at.text }, [
    { kind: 'set', path: ['agreement'], value: agreement },
  ]);
  at.read(after, 'nothing');
  const details = { party, name, digest: agreement.digest };
  const entries = [{ action: 'sign' as const, by, subject: 'controls', details }];
  at.write(after, entries, { by, key: options.key });
  if (drift) io.out(`earlier signatures fall away: ${describeDrift(drift)}`);
  io.out(
    `${name} signed ${Object.keys(agreement.controls).length} controls for the ${party}\n  digest  ${agreement.digest}`,
  );
  const missing = PARTIES.filter((one) => !agreement.signatures.some((signature) => signature.party === one));
  io.out(missing.length > 0 ? `  the ${missing.join(' and the ')} has not signed yet` : '  both parties have signed');
  return CLEAN;
}

async function askParty(given: string | undefined, io: Io): Promise<(typeof PARTIES)[number]> {
  const choices = PARTIES.map((value) => ({ value, description: '' }));
  const question = { flag: '--party', ask: 'For which party', schema: scalars.text, choices };
  return (await answer(question, given, io)) as (typeof PARTIES)[number];
}
