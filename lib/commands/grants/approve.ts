import { dayOf } from '../../common/clock';
import { approveRequest, findRequest, missing, needsOf } from '../../governance/grants';
import type { AccessRequest, Manifest } from '../../manifest';
import { rolesOf } from '../../manifest/approvers';
import * as scalars from '../../manifest/schema/scalars';
import { type Choice, confirmed, type Io, type Outcome } from '../io';
import { approving } from './about-requests';
import { answer } from './answers';
import { approveChange } from './approve-change';
import { changeManifest } from './change-manifest';
import { manifestAt } from './manifest-at';
import { untilWhen, whoApproves, whoGains } from './summary';
import { whoAndWhich } from './who-and-which';

export interface ApproveOptions {
  readonly manifest: string;
  readonly by?: string;
  readonly key?: string;
  readonly role?: string;
  /** Approve changed rules of approval instead of a request. */
  readonly rules?: boolean;
}

/** `enclave approve`: one person agrees to a request, or to changed rules of approval. */
export async function approve(id: string | undefined, options: ApproveOptions, io: Io): Promise<Outcome> {
  const at = manifestAt(options.manifest, io);
  if (options.rules) return approveChange(at, options, io);
  const { manifest } = at.read(at.text, 'what is over');
  const { id: asked, by } = await whoAndWhich(approving(at, io), { id, by: options.by }, at, io);
  const request = findRequest(manifest, asked)?.request;
  // Nobody shall approve what they have not seen.
  if (io.interactive && request) for (const line of described(manifest, request, io)) io.err(line);
  const roles = request && options.role === undefined && io.interactive ? openRoles(manifest, request, by) : [];
  const role = roles.length > 1 ? await askRole(roles, io) : options.role;
  const decide = (now: Manifest) => approveRequest(now, { id: asked, by, role }, io.now());
  const isSaid = id !== undefined && options.by !== undefined && roles.length < 2;
  if (io.interactive && !isSaid && decide(manifest).kind === 'edit') await confirmed('Approve it?', [], io);
  return changeManifest(at, { by, key: options.key, closes: false, request: asked, decide }, io);
}

function described(manifest: Manifest, request: AccessRequest, io: Io): string[] {
  const { requestedBy, requestedOn, reason } = request;
  const today = dayOf(io.now());
  return [
    `${requestedBy} asked on ${requestedOn}, because: ${reason}`,
    ...whoGains(manifest, request, today),
    ...untilWhen(manifest, request, today),
    ...whoApproves(manifest, request),
  ];
}

/** Roles that this person has and the request still waits for. */
function openRoles(manifest: Manifest, request: AccessRequest, by: string): Choice[] {
  const open = missing(needsOf(manifest, request), request.approvals);
  return rolesOf(by, manifest).flatMap((role) => {
    const need = open.find((one) => one.role === role);
    return need ? [{ value: role, description: `waits for ${need.count}` }] : [];
  });
}

function askRole(choices: readonly Choice[], io: Io): Promise<string> {
  return answer({ flag: '--role', ask: 'In which role', schema: scalars.id, choices }, undefined, io);
}
