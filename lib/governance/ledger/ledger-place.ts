import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { UserError } from '../../common/user-error';

/** The files of one ledger, and what messages call them. */
export interface LedgerPlace {
  /** The manifest itself, not a link to it: one manifest has one ledger, whatever it is called by. */
  readonly manifestFile: string;
  readonly ledgerFile: string;
  /** Exists while somebody writes. */
  readonly lockFile: string;
  /** Exists from the moment a change is decided until both files hold it. */
  readonly pendingFile: string;
  readonly shown: Readonly<Record<'manifest' | 'ledger' | 'lock' | 'pending', string>>;
}

export function placeOf(manifestFile: string, shownAs = manifestFile): LedgerPlace {
  const real = realPath(manifestFile, shownAs);
  const ledgerFile = ledgerFileOf(real);
  const ledger = ledgerFileOf(shownAs);
  refuseOther(ledgerFile, ledger);
  return {
    manifestFile: real,
    ledgerFile,
    ...besides(ledgerFile),
    shown: { manifest: shownAs, ledger, lock: besides(ledger).lockFile, pending: besides(ledger).pendingFile },
  };
}

/**
 * Name of the ledger of a manifest: `ledger.jsonl` beside `enclave.yaml`, and `acme.ledger.jsonl` beside `acme.yaml`,
 * for folders that hold one manifest per vendor.
 */
export function ledgerFileOf(manifestFile: string): string {
  const name = basename(manifestFile, extname(manifestFile));
  return join(dirname(manifestFile), name === 'enclave' ? 'ledger.jsonl' : `${name}.ledger.jsonl`);
}

/** Does a manifest, though it may be gone, have a ledger, or a change that was interrupted? */
export function hasLedger(manifestFile: string): boolean {
  const ledgerFile = ledgerFileOf(manifestFile);
  return existsSync(ledgerFile) || existsSync(besides(ledgerFile).pendingFile);
}

function besides(ledgerFile: string): { readonly lockFile: string; readonly pendingFile: string } {
  return { lockFile: `${ledgerFile}.lock`, pendingFile: `${ledgerFile}.pending` };
}

/** A manifest that is gone keeps its ledger: then the path is what it would be. */
function realPath(file: string, shownAs: string): string {
  if (existsSync(file)) return realpathSync(file);
  const folder = dirname(file);
  if (existsSync(folder)) return join(realpathSync(folder), basename(file));
  throw new UserError([
    {
      where: shownAs,
      what: 'is in a folder that does not exist',
      saw: 'no such folder',
      want: 'a manifest, or the folder with one',
      mend: 'check the path',
      code: 'file/missing',
    },
  ]);
}

/** Through a link our lines would land in a file that somebody else chose; a folder holds none. */
function refuseOther(ledgerFile: string, shownAs: string): void {
  const found = lstatSync(ledgerFile, { throwIfNoEntry: false });
  if (found === undefined || found.isFile()) return;
  const want = 'the ledger itself, beside its manifest';
  throw new UserError([
    found.isSymbolicLink()
      ? {
          where: shownAs,
          what: 'is a link to another place',
          saw: 'a symbolic link',
          want,
          mend: 'put the file itself in place of the link',
          code: 'ledger/link-to-elsewhere',
        }
      : {
          where: shownAs,
          what: 'is not a file',
          saw: found.isDirectory() ? 'a folder' : 'a device or a pipe',
          want,
          mend: 'move it aside; where there was a ledger, put it back from the version control',
          code: 'ledger/no-file',
        },
  ]);
}
