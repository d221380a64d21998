import { statSync } from 'node:fs';
import { readText } from '../../common/read-text';
import { UserError } from '../../common/user-error';
import { formatPosition } from '../../common/yaml-source';
import {
  type LedgerEntry,
  type LedgerRecord,
  type SignEntry,
  ledgerRulesOf,
  readLedger,
  recordChange,
  repairChange,
  signAs,
} from '../../governance/ledger';
import type { Complaint } from '../../manifest/complaint';
import { beside, type LoadedManifest, MANIFEST_LIMITS, parseManifest } from '../../manifest/load-manifest';
import type { Io } from '../io';
import { ledgerTarget } from '../ledger-target';

/**
 * What stands in the way of every other command, and must not stand in the way of these: they take it out of the
 * manifest.
 */
const OVER: readonly string[] = [
  'manifest/grant-expired',
  'manifest/grant-outlives-engagement',
  'manifest/grant-too-long',
  'manifest/engagement-ended',
  'manifest/approver-without-role',
  'manifest/control-owner-left',
];

/** A manifest on disk, with what its ledger remembers. */
export interface ManifestAt {
  /** Where it is. */
  readonly file: string;
  /** What the user calls it. */
  readonly shown: string;
  readonly text: string;
  readonly entries: readonly LedgerEntry[];
  /** Was a change completed that a crash had interrupted? */
  readonly wasRepaired: boolean;
  /** Reads a text as this manifest: also one that is about to be written. */
  read(text: string, forgives: Forgives): LoadedManifest;
  /** Signs entries of the ledger as somebody; undefined where no key is given. */
  signer(who: Writer): SignEntry | undefined;
  /** Writes another text and what the ledger says of the change: both or neither. */
  write(after: string, records: readonly LedgerRecord[], who: Writer): void;
}

/** Who writes, and with which private key: a file with it, or the key itself. */
export interface Writer {
  readonly by: string;
  readonly key?: string | undefined;
}

/** Whether what is over may still stand there. */
export type Forgives = 'what is over' | 'nothing';

/** Finds a manifest by its path or its folder, and repairs what a crash may have left of a change. */
export function manifestAt(path: string, io: Io): ManifestAt {
  const { manifestFile: file, shownAs: shown } = ledgerTarget(path, io);
  // Before anything is read of it; a file that is not there is told by the next line.
  const wasRepaired = statSync(file, { throwIfNoEntry: false }) !== undefined && repairChange(file, shown);
  const { text } = readText(file, MANIFEST_LIMITS, shown);
  const signer = ({ by, key }: Writer) => signAs(by, key, ledgerRulesOf(text) ?? { keys: [] }, io.cwd);
  return {
    file,
    shown,
    text,
    entries: readLedger(file, shown),
    wasRepaired,
    signer,
    read: (one, forgives) =>
      parseManifest({ file: shown, text: one }, io.now(), beside(file, shown), forgives === 'nothing' ? [] : OVER),
    write(after, entries, who) {
      const sign = signer(who);
      recordChange({
        manifestFile: file,
        shownAs: shown,
        before: text,
        after,
        entries,
        now: io.now(),
        ...(sign && { sign }),
      });
    },
  };
}

/** @throws UserError for complaints about a manifest, each at its place */
export function refuseFor(loaded: LoadedManifest, complaints: readonly Complaint[]): void {
  if (complaints.length === 0) return;
  throw new UserError(
    complaints.map(({ path, ...words }) => ({ where: formatPosition(loaded.locate(path)), ...words })),
  );
}
