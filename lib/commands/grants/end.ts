import { z } from 'zod';
import { dayOf } from '../../common/clock';
import { UserError } from '../../common/user-error';
import {
  findGrant,
  findRequest,
  lapseAccess,
  nameOfGrant,
  othersThatGive,
  rejectRequest,
  revokeAccess,
} from '../../governance/grants';
import type { Manifest } from '../../manifest';
import { CLEAN, confirmed, type Io, type Outcome } from '../io';
import { rejecting } from './about-requests';
import { reasonOf, whoDoesIt } from './answers';
import { changeManifest } from './change-manifest';
import { manifestAt } from './manifest-at';
import { whoGains } from './summary';
import { type Act, whoAndWhich } from './who-and-which';

export interface EndOptions {
  readonly manifest: string;
  readonly by?: string;
  readonly key?: string;
  readonly reason?: string;
}

/** `enclave reject`: says no to a request. */
export async function reject(id: string | undefined, options: EndOptions, io: Io): Promise<Outcome> {
  const at = manifestAt(options.manifest, io);
  const { manifest } = at.read(at.text, 'what is over');
  const { id: asked, by } = await whoAndWhich(rejecting(), { id, by: options.by }, at, io);
  const ending = { id: asked, by, reason: await reasonOf(options.reason, io) };
  const decide = (now: Manifest) => rejectRequest(now, ending);
  if (isAsking(id, options, io) && decide(manifest).kind === 'edit')
    await confirmed('Reject it?', whoLoses(manifest, asked, io), io);
  return changeManifest(at, { by, key: options.key, closes: true, decide }, io);
}

/** `enclave revoke`: takes access away, or back what was approved. */
export async function revoke(id: string | undefined, options: EndOptions, io: Io): Promise<Outcome> {
  const at = manifestAt(options.manifest, io);
  const { manifest } = at.read(at.text, 'what is over');
  if (id === undefined && REVOKING.candidates(manifest).length === 0) throw new UserError([nothingThere(at.shown)]);
  const { id: asked, by } = await whoAndWhich(REVOKING, { id, by: options.by }, at, io);
  const ending = { id: asked, by, reason: await reasonOf(options.reason, io) };
  const decide = (now: Manifest) => revokeAccess(now, ending, io.now());
  if (isAsking(id, options, io) && decide(manifest).kind === 'edit')
    await confirmed('Take it away?', whoLoses(manifest, asked, io), io);
  return changeManifest(at, { by, key: options.key, closes: true, decide }, io);
}

/** Did the command have to ask for anything? Who says all in flags is asked for no yes either. */
function isAsking(id: string | undefined, { by, reason }: EndOptions, io: Io): boolean {
  return io.interactive && [id, by, reason].includes(undefined);
}

/** Who can no longer do what, and what of it stays by other grants. */
function whoLoses(manifest: Manifest, id: string, io: Io): string[] {
  const today = dayOf(io.now());
  const placed = findGrant(manifest, id);
  const access = placed?.grant ?? findRequest(manifest, id)?.request;
  return [
    ...(access ? whoGains(manifest, access, today) : []),
    ...(placed ? othersThatGive(manifest, placed.index, today).map((line) => `  ${line}`) : []),
  ];
}

/** `enclave lapse`: takes out what is over, for whoever does so every night. */
export async function lapse(path: string, options: Pick<EndOptions, 'by' | 'key'>, io: Io): Promise<Outcome> {
  const at = manifestAt(path, io);
  const { manifest } = at.read(at.text, 'what is over');
  const by = await whoDoesIt(options.by, io);
  if (lapseAccess(manifest, by, io.now()).edits.length === 0) {
    io.out('nothing is over');
    return CLEAN;
  }
  const nothingMore = { kind: 'edit', edits: [], records: [], says: [] } as const;
  return changeManifest(at, { by, key: options.key, closes: true, decide: () => nothingMore }, io);
}

/** Anybody may take away anything. */
const REVOKING: Act = {
  verb: 'revoke',
  ask: 'Which access',
  // By what it says, where a grant has no id.
  schema: z.string().min(1),
  closes: true,
  candidates: ({ grants, requests }) => [
    ...grants.map((grant) => ({ id: nameOfGrant(grant), description: `${said(grant)} until ${grant.expires}` })),
    ...requests.map((request) => ({ id: request.id, description: `${said(request)}, not yet in force` })),
  ],
  bars: () => [],
};

function said({ jobFunction, verbs, boundary }: { jobFunction: string; verbs: readonly string[]; boundary: string }) {
  return `${jobFunction} may ${verbs.join(', ')} ${boundary}`;
}

function nothingThere(file: string) {
  return {
    where: `${file}:1:1`,
    what: 'has nothing that could be revoked',
    saw: 'neither a grant nor a request',
    want: 'at least one',
    mend: 'see `enclave list`',
    code: 'grants/unknown-access',
  };
}
