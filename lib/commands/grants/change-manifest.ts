import {
  agreedRules,
  changedRules,
  findRequest,
  firstRules,
  lapseAccess,
  unrecorded,
  type Verdict,
} from '../../governance/grants';
import type { LedgerEntry, LedgerRecord } from '../../governance/ledger';
import type { Manifest } from '../../manifest';
import type { Complaint } from '../../manifest/complaint';
import { editManifest } from '../../manifest/edit';
import { CLEAN, type Io, type Outcome } from '../io';
import { type ManifestAt, refuseFor } from './manifest-at';

/** What a command does to a manifest. */
export interface Deed {
  /** Who does it. */
  readonly by: string;
  /** File with the private key to sign the ledger with, or the key itself. */
  readonly key?: string;
  /**
   * Does it only take access away? Then rules that were changed without approval, and what is over elsewhere in the
   * manifest, are no reason to leave the access open.
   */
  readonly closes: boolean;
  /** The request whose approvals have to be those in the ledger. */
  readonly request?: string;
  decide(manifest: Manifest, entries: readonly LedgerEntry[]): Verdict;
}

/**
 * Takes out what has lapsed, does the deed, reads the result back, and writes manifest and ledger together. A refusal
 * writes nothing.
 */
export function changeManifest(at: ManifestAt, deed: Deed, io: Io): Outcome {
  const { loaded, swept, text } = tidied(at, deed.by, deed.closes, io);
  refuseFor(loaded, deed.closes ? [] : distrust(loaded.manifest, at.entries, deed.request));
  const verdict = deed.decide(loaded.manifest, at.entries);
  if (verdict.kind === 'refusal') {
    refuseFor(loaded, verdict.complaints);
    throw new Error('a refusal that says nothing');
  }
  const after = editManifest({ file: at.shown, text }, verdict.edits);
  at.read(after, deed.closes ? 'what is over' : 'nothing');
  const isFirst = agreedRules(at.entries) === undefined;
  const entries: LedgerRecord[] = [
    ...(isFirst ? [firstRules(loaded.manifest, deed.by)] : []),
    ...swept.records,
    ...verdict.records,
  ];
  at.write(after, entries, deed);
  for (const line of [...swept.says, ...verdict.says]) io.out(line);
  if (isFirst) io.err('the rules of approval stand in the ledger now; a change of them needs approval');
  return CLEAN;
}

/** The manifest as it is once what has lapsed is out of it; nothing is written yet. */
export function tidied(at: ManifestAt, by: string, closes: boolean, io: Io) {
  const swept = lapseAccess(at.read(at.text, 'what is over').manifest, by, io.now());
  const text = editManifest({ file: at.shown, text: at.text }, swept.edits);
  return { swept, text, loaded: at.read(text, closes ? 'what is over' : 'nothing') };
}

/** What was done to the manifest past these commands. */
export function distrust(
  manifest: Manifest,
  entries: readonly LedgerEntry[],
  id: string | undefined,
): readonly Complaint[] {
  const placed = id === undefined ? undefined : findRequest(manifest, id);
  return [...changedRules(manifest, entries), ...(placed ? unrecorded(placed, entries) : [])];
}
