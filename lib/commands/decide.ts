import { dayOf } from '../common/clock';
import { formatPosition } from '../common/yaml-source';
import { decide as decideOn, type Decision } from '../governance/decide/decide';
import decisionAgainst from '../governance/rules/decision-against';
import type { LoadedManifest } from '../manifest/load-manifest';
import { CLEAN, FINDINGS, type Io, type Outcome } from './io';
import { findManifests } from './targets';

export interface DecideOptions {
  readonly format?: 'text' | 'json';
}

/** `enclave decide`: move forward, escalate or restructure, with a reason for each concern. */
export function decide(path: string, { format }: DecideOptions, io: Io): Outcome {
  const [loaded] = findManifests([path], io) as [LoadedManifest];
  const decision = decideOn(loaded.manifest, dayOf(io.now()));
  if (format === 'json') io.out(JSON.stringify(asData(decision, loaded), null, 2));
  else print(decision, loaded, io);
  return decision.outcome === 'move-forward' || decision.override ? CLEAN : FINDINGS;
}

function asData({ outcome, concerns, objections, override }: Decision, loaded: LoadedManifest) {
  return {
    schemaVersion: '1',
    vendor: loaded.manifest.vendor.id,
    outcome,
    concerns: concerns.map(({ path: _, ...concern }) => concern),
    objections: objections.map(({ path, ...objection }) => ({ ...objection, ...loaded.locate(path) })),
    ...(override && { override }),
  };
}

function print({ outcome, concerns, objections, override }: Decision, loaded: LoadedManifest, io: Io): void {
  const { good, bad, strong, unsure } = io.paint;
  const mark = (holds: boolean | 'unknown', word: string) =>
    holds === 'unknown' ? unsure(`perhaps ${word}`) : holds ? good(word) : bad(`not ${word}`);
  io.out(outcome === 'move-forward' ? good(outcome) : bad(outcome));
  for (const { text, specific, controllable, agreed, controls } of concerns) {
    const marks = [mark(specific, 'specific'), mark(controllable, 'controllable'), mark(agreed, 'agreed')];
    io.out(`  ${strong(text)}\n    ${marks.join(', ')}; answered by ${controls.join(', ') || 'nothing'}`);
  }
  for (const { path, outcome: calls, reason, mend } of objections) {
    const where = formatPosition(loaded.locate(path));
    io.out(`  ${where}  ${calls}: ${reason}\n    mend  ${mend}\n    rule  ${decisionAgainst.id}`);
  }
  if (!override) return;
  io.out(
    unsure(`goes forward all the same: ${override.by.join(' and ')} until ${override.expires}, ${override.reason}`),
  );
}
