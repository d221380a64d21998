import { resolve } from 'node:path';
import { type Evidence, lastDays } from '../governance/controls';
import { readLedger } from '../governance/ledger';
import type { Manifest } from '../manifest';
import { type KeptCheck, readCheckEvidence } from './check-evidence';
import type { Io } from './io';
import { findManifests } from './targets';

/** A manifest with all the evidence that is at hand. */
export interface GovernedManifest {
  readonly file: string;
  readonly manifest: Manifest;
  readonly evidence: Evidence;
  readonly check?: KeptCheck;
}

/** Reads a manifest, the ledger beside it, and the report of the last check. */
export function controlsAt(path: string, evidenceFile: string | undefined, io: Io): GovernedManifest {
  const [loaded] = findManifests([path], io);
  const { file, manifest } = loaded!;
  const entries = readLedger(resolve(io.cwd, file), file);
  const check = readCheckEvidence(evidenceFile, loaded!, io);
  return { file, manifest, evidence: { ...(check && { check }), ledger: lastDays(entries) }, ...(check && { check }) };
}
