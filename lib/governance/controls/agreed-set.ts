import type { Manifest } from '../../manifest';
import { canonicalJson } from '../ledger/canonical-json';
import { type Digest, digestOf } from '../ledger/digest';
import { type Control, controlSet } from './control-set';

/** As much of a control's digest as the agreement keeps, so that a later change can be named. */
const DIGITS = 16;

/** What two parties sign: one digest over all, and the beginning of one for each control. */
export interface AgreedSet {
  readonly digest: Digest;
  readonly controls: Readonly<Record<string, string>>;
}

/** The digests of a control set as it holds now. The order of the manifest does not matter. */
export function agreedSet(manifest: Pick<Manifest, 'controls' | 'controlOwners'>): AgreedSet {
  const controls = controlSet(manifest)
    .map(signedPart)
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  return {
    digest: digestOf(canonicalJson(controls)),
    controls: Object.fromEntries(controls.map((part) => [part.id, beginningOf(digestOf(canonicalJson(part)))])),
  };
}

/** How the set of today differs from what was signed. */
export interface Drift {
  readonly changed: readonly string[];
  readonly added: readonly string[];
  readonly gone: readonly string[];
}

/** What changed since the parties signed; undefined where nothing did, or nobody has signed. */
export function driftOf(manifest: Pick<Manifest, 'controls' | 'controlOwners' | 'agreement'>): Drift | undefined {
  const { agreement } = manifest;
  if (!agreement) return undefined;
  const today = agreedSet(manifest);
  if (today.digest === agreement.digest) return undefined;
  const signed = Object.keys(agreement.controls);
  // An agreement written by hand may hold the digest alone: then nobody can say what changed.
  if (signed.length === 0) return { changed: [], added: [], gone: [] };
  return {
    changed: signed.filter((id) => today.controls[id] !== undefined && today.controls[id] !== agreement.controls[id]),
    added: Object.keys(today.controls).filter((id) => agreement.controls[id] === undefined),
    gone: signed.filter((id) => today.controls[id] === undefined),
  };
}

/** Have both parties signed the set as it is now? */
export function isAgreed(manifest: Pick<Manifest, 'controls' | 'controlOwners' | 'agreement'>): boolean {
  const signed = manifest.agreement?.signatures.map(({ party }) => party) ?? [];
  return signed.includes('client') && signed.includes('vendor') && driftOf(manifest) === undefined;
}

/** Says a drift in one line. */
export function describeDrift({ changed, added, gone }: Drift): string {
  const parts = Object.entries({ changed, added, gone }).filter(([, ids]) => ids.length > 0);
  if (parts.length === 0) return 'another digest; what changed is not on record';
  return parts.map(([verb, ids]) => `${verb}: ${ids.join(', ')}`).join('; ');
}

/** What binds the parties: the answers, the owner and the people; not where the product files it. */
function signedPart(control: Control) {
  const { id, statement, evaluation, approverRoles, approvers, verification, owner, split } = control;
  const { accountable, backup, metric, threshold, periodDays } = control;
  // What the product learns to verify later changes nothing that was agreed.
  const verified = verification.map(({ kind, name }) => ({ kind, name }));
  const answers = { statement, evaluation, approverRoles, approvers, verification: verified };
  return { id, ...answers, owner, split, accountable, backup, metric, threshold, periodDays };
}

function beginningOf(digest: Digest): string {
  return digest.slice('sha256:'.length, 'sha256:'.length + DIGITS);
}
