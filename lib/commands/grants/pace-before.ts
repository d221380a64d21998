import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Day } from '../../common/clock';
import { UserError } from '../../common/user-error';
import { type Pace, paceOf } from '../../governance/grants/pace';
import { ledgerFileOf, readLedger } from '../../governance/ledger';
import { MANIFEST_NAME } from '../targets';

/** How fast access was given in the engagement that another started from; or why nobody knows. */
export type PaceBefore =
  { readonly manifest: string; readonly pace: Pace } | { readonly manifest: string; readonly unknown: string };

/** Reads the ledger of the earlier engagement. That it cannot be read is no reason to stop: the answer is then unknown. */
export function paceBefore(manifestFile: string, shown: string, until: Day): PaceBefore {
  if (!existsSync(ledgerFileOf(manifestFile))) return { manifest: shown, unknown: `no ledger beside ${shown}` };
  try {
    return { manifest: shown, pace: paceOf(readLedger(manifestFile, shown), until) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { manifest: shown, unknown: `its ledger does not hold (${error.problems[0]!.code})` };
  }
}

/** The manifest that is meant by a path: a file, or the one in a folder. */
export function manifestFileAt(path: string, from: string): string {
  const full = resolve(from, path);
  return statSync(full, { throwIfNoEntry: false })?.isDirectory() ? join(full, MANIFEST_NAME) : full;
}

/** How a new manifest names an earlier one: from its own folder, with `/`, wherever it is read later. */
export function pathFrom(manifestFile: string, earlier: string): string {
  return relative(dirname(manifestFile), earlier).replaceAll('\\', '/');
}

/** `approved in 2 days (median of 3, longest 5), activated in …`: as a person says it. */
export function paceInWords({ toApproval, toActivation, firstAccessDays }: Pace): string {
  const spread = (what: string, one: Pace['toApproval']) =>
    one === null
      ? `nothing ${what} yet`
      : `${what} in ${counted(one.medianDays)} (median of ${one.count}, longest ${one.longestDays})`;
  const first = firstAccessDays === null ? [] : [`first access ${counted(firstAccessDays)} after the ledger began`];
  return [spread('approved', toApproval), spread('activated', toActivation), ...first].join('; ');
}

function counted(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}
