import { dayOf } from '../common/clock';
import { type Problem, UserError } from '../common/user-error';
import { domainOf, vendorDomains } from '../governance/mail-domains';
import { nextStage } from '../governance/stages/gates';
import type { Manifest, Stage } from '../manifest';
import type { Complaint } from '../manifest/complaint';
import { editManifest } from '../manifest/edit';
import type { LoadedManifest } from '../manifest/load-manifest';
import { isSamePerson } from '../manifest/same-person';
import { email } from '../manifest/schema/scalars';
import { manifestAt, refuseFor } from './grants/manifest-at';
import { type GateResult, gateResults } from './gate-results';
import { CLEAN, FINDINGS, type Io, type Outcome } from './io';
import { ledgerBeside } from './ledger-beside';

export interface PromoteOptions {
  readonly to: Stage;
  /** Who answers for the step, at the client. */
  readonly by: string;
  /** File with the private key to sign the ledger with, or the key itself. */
  readonly key?: string;
  readonly format?: 'text' | 'json';
}

/** `enclave promote`: opens the gates to the next stage, or says what shuts them. */
export function promote(path: string, options: PromoteOptions, io: Io): Outcome {
  const at = manifestAt(path, io);
  const loaded = at.read(at.text, 'nothing');
  const { to, by } = options;
  refuse(loaded, options);
  const from = loaded.manifest.engagement.stage;
  const moved = editManifest({ file: at.shown, text: at.text }, [
    { kind: 'set', path: [...ENGAGEMENT, 'stage'], value: to },
  ]);
  const gates = gateResults(at.read(moved, 'nothing'), ledgerBeside(at.file, at.shown, io.now()), io.now());
  const passed = gates.every((gate) => gate.passed);
  if (passed) {
    const entry = { from, to, by, on: dayOf(io.now()), gates: gates.map(({ title }) => title) };
    const after = editManifest({ file: at.shown, text: moved }, [
      { kind: 'add', path: [...ENGAGEMENT, 'promotions'], entry },
    ]);
    at.read(after, 'nothing');
    const details = { from, gates: gates.map(({ gate }) => gate) };
    at.write(after, [{ action: 'promote', by, subject: to, details }], options);
  }
  if (options.format === 'json') io.out(JSON.stringify({ schemaVersion: '1', from, to, by, passed, gates }, null, 2));
  else print(gates, loaded, options, io);
  return passed ? CLEAN : FINDINGS;
}

const ENGAGEMENT = ['engagement'] as const;

function refuse(loaded: LoadedManifest, { to, by }: PromoteOptions): void {
  const { manifest } = loaded;
  const { stage, principalClass } = manifest.engagement;
  const next = nextStage(stage);
  if (to !== next) {
    refuseFor(loaded, [
      {
        path: [...ENGAGEMENT, 'stage'],
        what: `cannot go from the stage \`${stage}\` to \`${to}\``,
        saw: to,
        want: next ? `${next}, the next stage` : 'nothing: this is the last stage',
        mend: next ? `write \`--to ${next}\`` : 'leave the stage as it is',
        code: 'promote/stage-order',
      },
    ]);
  }
  if (!email.safeParse(by).success) throw new UserError([noAddress(by)]);
  if (principalClass === 'vendor' && vendorDomains(manifest).has(domainOf(by)))
    refuseFor(loaded, [ofVendor(manifest, by)]);
}

function noAddress(by: string): Problem {
  return {
    where: '--by',
    what: 'is nobody who may answer for the step',
    saw: by,
    want: 'the e-mail address of somebody at the client',
    mend: 'write an address',
    code: 'promote/by',
  };
}

/** Told where the manifest says that the address is the vendor's. */
function ofVendor({ people }: Manifest, by: string): Complaint {
  const person = people.findIndex((one) => isSamePerson(one.email, by));
  return {
    path: person === -1 ? ['vendor'] : ['people', person, 'email'],
    what: 'a vendor cannot promote itself',
    saw: by,
    want: 'the e-mail address of somebody at the client',
    mend: 'have somebody of the client promote',
    code: 'promote/by',
  };
}

function print(gates: readonly GateResult[], { file }: LoadedManifest, { to, by }: PromoteOptions, io: Io): void {
  const { good, bad, strong } = io.paint;
  for (const { gate, title, passed, obstacles } of gates) {
    io.out(`${passed ? good('open') : bad('shut')}  ${strong(gate)}  ${title}`);
    for (const { saw, mend, rule, where } of obstacles) {
      io.out(`  ${where}  ${rule}\n    saw   ${saw}\n    mend  ${mend}`);
    }
  }
  const shut = gates.filter(({ passed }) => !passed).length;
  if (shut === 0) io.out(`wrote ${file}: ${strong(to)}, by ${by}\nnext  enclave check ${file}`);
  else io.out(`${shut} of ${gates.length} gates shut; nothing was written`);
}
