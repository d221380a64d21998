import { approveRequest, approveRules, findRequest, missing, needsOf, waitsFor } from '../../governance/grants';
import type { Manifest } from '../../manifest';
import { rolesOf } from '../../manifest/approvers';
import * as scalars from '../../manifest/schema/scalars';
import type { Io, Outcome } from '../io';
import { answer, whoDoesIt } from './answers';
import { changeManifest } from './change-manifest';
import { type ManifestAt, manifestAt } from './manifest-at';

export interface ApproveOptions {
  readonly manifest: string;
  readonly by?: string;
  readonly role?: string;
  /** Approve changed rules of approval instead of a request. */
  readonly rules?: boolean;
}

/** `enclave approve`: one person agrees to a request, or to changed rules of approval. */
export async function approve(id: string | undefined, options: ApproveOptions, io: Io): Promise<Outcome> {
  const at = manifestAt(options.manifest, io);
  if (options.rules) return approveChange(at, options, io);
  const { manifest } = at.read(at.text, 'what is over');
  const asked = await askRequest(manifest, id, io);
  tell(manifest, asked, io);
  const by = await whoDoesIt(options.by, io);
  const role = await askRole(manifest, { id: asked, by, role: options.role }, io);
  const decide = (now: Manifest) => approveRequest(now, { id: asked, by, role }, io.now());
  return changeManifest(at, { by, closes: false, request: asked, decide }, io);
}

async function approveChange(at: ManifestAt, options: ApproveOptions, io: Io): Promise<Outcome> {
  const by = await whoDoesIt(options.by, io);
  return changeManifest(
    at,
    {
      by,
      // The change itself must not keep its own approval from being given.
      closes: true,
      decide: (manifest, entries) => approveRules(manifest, { by, role: options.role, entries }, io.now()),
    },
    io,
  );
}

/** The id of a request: given, or chosen from those that are there. */
export function askRequest(manifest: Manifest, id: string | undefined, io: Io): Promise<string> {
  const ids = manifest.requests.map((request) => request.id);
  const choices = id === undefined && ids.length > 0 ? ids : undefined;
  return answer({ flag: 'id', ask: 'Which request', schema: scalars.id, choices }, id, io);
}

/** Nobody shall approve what they have not seen. */
function tell(manifest: Manifest, id: string, io: Io): void {
  const request = findRequest(manifest, id)?.request;
  if (!io.interactive || !request) return;
  const { jobFunction, boundary, verbs, days, requestedBy, requestedOn, reason, approvals } = request;
  const needs = needsOf(manifest, request);
  io.err(`${requestedBy} asked on ${requestedOn}: ${jobFunction} may ${verbs.join(', ')} ${boundary} for ${days} days`);
  io.err(`  because: ${reason}`);
  io.err(`  waits for ${waitsFor(needs, missing(needs, approvals))}`);
}

/** Asked only where somebody could approve in more than one role. */
async function askRole(manifest: Manifest, { id, by, role }: { id: string; by: string; role?: string }, io: Io) {
  const request = findRequest(manifest, id)?.request;
  if (role !== undefined || !request || !io.interactive) return role;
  const open = missing(needsOf(manifest, request), request.approvals).map((need) => need.role);
  const choices = rolesOf(by, manifest).filter((one) => open.includes(one));
  if (choices.length < 2) return role;
  return answer({ flag: '--role', ask: 'In which role', schema: scalars.id, choices }, role, io);
}
