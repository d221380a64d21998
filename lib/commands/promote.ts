import { resolve } from 'node:path';
import { dayOf } from '../common/clock';
import { readText } from '../common/read-text';
import { UserError } from '../common/user-error';
import { recordChange } from '../governance/ledger';
import { domainOf, vendorDomains } from '../governance/mail-domains';
import { nextStage } from '../governance/stages/gates';
import type { Stage } from '../manifest';
import { beside, type LoadedManifest, parseManifest } from '../manifest/load-manifest';
import { textInStage, textWithPromotion } from '../manifest/promoted-text';
import { email } from '../manifest/schema/scalars';
import { type GateResult, gateResults } from './gate-results';
import { CLEAN, FINDINGS, type Io, type Outcome } from './io';
import { findManifests } from './targets';

export interface PromoteOptions {
  readonly to: Stage;
  /** Who answers for the step, at the client. */
  readonly by: string;
  readonly format?: 'text' | 'json';
}

const MANIFEST_LIMITS = { what: 'a manifest', bytesMax: 1024 * 1024 };

/** `enclave promote`: opens the gates to the next stage, or says what shuts them. */
export function promote(path: string, options: PromoteOptions, io: Io): Outcome {
  const [loaded] = findManifests([path], io) as [LoadedManifest];
  const { to, by } = options;
  refuse(loaded, options);
  const from = loaded.manifest.engagement.stage;
  const file = resolve(io.cwd, loaded.file);
  const before = readText(file, MANIFEST_LIMITS, loaded.file).text;
  const parse = (text: string) => parseManifest({ file: loaded.file, text }, io.now(), beside(file, loaded.file));
  const moved = textInStage(before, to);
  const gates = gateResults(parse(moved), io.now());
  const passed = gates.every((gate) => gate.passed);
  if (passed) {
    const promotion = { from, to, by, on: dayOf(io.now()), gates: gates.map(({ title }) => title) };
    const after = textWithPromotion(moved, promotion);
    // What is written must be read back as what was meant, or nothing is written.
    const { engagement } = parse(after).manifest;
    if (engagement.stage !== to || engagement.promotions.at(-1)?.by !== by) throw new Error('the promotion was lost');
    const details = { from, gates: gates.map(({ gate }) => gate) };
    const entries = [{ action: 'promote' as const, by, subject: to, details }];
    recordChange({ manifestFile: file, before, after, entries, now: io.now() });
  }
  if (options.format === 'json') io.out(JSON.stringify({ schemaVersion: '1', from, to, by, passed, gates }, null, 2));
  else print(gates, loaded, options, io);
  return passed ? CLEAN : FINDINGS;
}

function refuse({ manifest, file }: LoadedManifest, { to, by }: PromoteOptions): void {
  const { stage, principalClass } = manifest.engagement;
  const next = nextStage(stage);
  if (to !== next) {
    throw new UserError([
      {
        where: file,
        what: `cannot go from the stage \`${stage}\` to \`${to}\``,
        saw: to,
        want: next ? `${next}, the next stage` : 'nothing: this is the last stage',
        mend: next ? `write \`--to ${next}\`` : 'leave the stage as it is',
        code: 'promote/stage-order',
      },
    ]);
  }
  const known = email.safeParse(by).success;
  const isVendors = principalClass === 'vendor' && vendorDomains(manifest).has(domainOf(by));
  if (known && !isVendors) return;
  throw new UserError([
    {
      where: '--by',
      what: 'is nobody who may answer for the step',
      saw: by,
      want: 'the e-mail address of somebody at the client',
      mend: isVendors ? 'have somebody of the client promote: a vendor cannot promote itself' : 'write an address',
      code: 'promote/by',
    },
  ]);
}

function print(gates: readonly GateResult[], { file }: LoadedManifest, { to, by }: PromoteOptions, io: Io): void {
  const { good, bad, strong } = io.paint;
  for (const { gate, title, passed, obstacles } of gates) {
    io.out(`${passed ? good('open') : bad('shut')}  ${strong(gate)}  ${title}`);
    for (const { saw, mend, rule, where } of obstacles) {
      const source = rule === undefined ? '' : `  ${where}  ${rule}\n`;
      io.out(`${source}    saw   ${saw}\n    mend  ${mend}`);
    }
  }
  const shut = gates.filter(({ passed }) => !passed).length;
  if (shut === 0) io.out(`wrote ${file}: ${strong(to)}, by ${by}\nnext  enclave check ${file}`);
  else io.out(`${shut} of ${gates.length} gates shut; nothing was written`);
}
