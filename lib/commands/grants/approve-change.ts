import { agreedRules, approveRules, rulesOf, sinceAgreed } from '../../governance/grants';
import type { LedgerEntry } from '../../governance/ledger';
import type { Manifest } from '../../manifest';
import { confirmed, type Io, type Outcome } from '../io';
import { whoDoesIt } from './answers';
import type { ApproveOptions } from './approve';
import { changeManifest } from './change-manifest';
import type { ManifestAt } from './manifest-at';
import { rulesInGit } from './rules-in-git';

/** `enclave approve --rules`: one person agrees to changed rules of approval. */
export async function approveChange(at: ManifestAt, options: ApproveOptions, io: Io): Promise<Outcome> {
  const by = await whoDoesIt(options.by, io);
  const { agreed } = sinceAgreed(at.entries);
  const commits = agreed ? rulesInGit(at.file, agreed.time) : [];
  const decide = (manifest: Manifest, entries: readonly LedgerEntry[]) =>
    approveRules(manifest, { by, role: options.role, entries, commits }, io.now());
  const { manifest } = at.read(at.text, 'what is over');
  if (io.interactive && decide(manifest, at.entries).kind === 'edit') {
    const lines = whatChanged(manifest, at.entries);
    if (options.by === undefined) await confirmed('Approve the changed rules?', lines, io);
    else for (const line of lines) io.err(line);
  }
  // The change itself must not keep its own approval from being given.
  return changeManifest(at, { by, key: options.key, closes: true, decide }, io);
}

/** The rules that differ, as they were agreed to and as they are now. */
function whatChanged(manifest: Manifest, entries: readonly LedgerEntry[]): string[] {
  const before = agreedRules(entries);
  const now = rulesOf(manifest);
  if (!before) return [];
  const pairs: [name: string, before: unknown, now: unknown][] = [
    ['owner', before.owner, now.owner],
    ['roles', before.approval.roles, now.approval.roles],
    ['needs', before.approval.needs, now.approval.needs],
    ['daysMax', before.approval.daysMax, now.approval.daysMax],
  ];
  return pairs
    .map(([name, ...both]) => [name, ...both.map((one) => JSON.stringify(one))] as const)
    .filter(([, was, is]) => was !== is)
    .flatMap(([name, was, is]) => [`${name} before  ${was}`, `${name} now     ${is}`]);
}
