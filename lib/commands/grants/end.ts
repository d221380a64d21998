import { lapseAccess, nameOfGrant, rejectRequest, revokeAccess } from '../../governance/grants';
import { UserError } from '../../common/user-error';
import { z } from 'zod';
import { CLEAN, type Io, type Outcome } from '../io';
import { answer, reasonOf, whoDoesIt } from './answers';
import { askRequest } from './approve';
import { changeManifest } from './change-manifest';
import { type ManifestAt, manifestAt } from './manifest-at';

export interface EndOptions {
  readonly manifest: string;
  readonly by?: string;
  readonly reason?: string;
}

/** `enclave reject`: says no to a request. */
export async function reject(id: string | undefined, options: EndOptions, io: Io): Promise<Outcome> {
  const at = manifestAt(options.manifest, io);
  const asked = await askRequest(at.read(at.text, 'what is over').manifest, id, io);
  const by = await whoDoesIt(options.by, io);
  const ending = { id: asked, by, reason: await reasonOf(options.reason, io) };
  return changeManifest(at, { by, closes: true, decide: (manifest) => rejectRequest(manifest, ending) }, io);
}

/** `enclave revoke`: takes access away, or back what was approved. */
export async function revoke(id: string | undefined, options: EndOptions, io: Io): Promise<Outcome> {
  const at = manifestAt(options.manifest, io);
  const asked = await askAccess(at, id, io);
  const by = await whoDoesIt(options.by, io);
  const ending = { id: asked, by, reason: await reasonOf(options.reason, io) };
  return changeManifest(at, { by, closes: true, decide: (manifest) => revokeAccess(manifest, ending, io.now()) }, io);
}

/** `enclave lapse`: takes out what is over, for whoever does so every night. */
export async function lapse(path: string, options: Pick<EndOptions, 'by'>, io: Io): Promise<Outcome> {
  const at = manifestAt(path, io);
  const { manifest } = at.read(at.text, 'what is over');
  const by = await whoDoesIt(options.by, io);
  if (lapseAccess(manifest, by, io.now()).edits.length === 0) {
    io.out('nothing is over');
    return CLEAN;
  }
  const nothingMore = { kind: 'edit', edits: [], records: [], says: [] } as const;
  return changeManifest(at, { by, closes: true, decide: () => nothingMore }, io);
}

function askAccess(at: ManifestAt, id: string | undefined, io: Io): Promise<string> {
  const { manifest } = at.read(at.text, 'what is over');
  const names = [
    ...manifest.grants.map((grant) => nameOfGrant(grant)),
    ...manifest.requests.map((request) => request.id),
  ];
  if (id === undefined && names.length === 0) throw new UserError([nothingThere(at.shown)]);
  const choices = id === undefined ? names : undefined;
  // By place, where a grant has no id.
  const schema = z.string().min(1);
  return answer({ flag: 'id', ask: 'Which access', schema, choices }, id, io);
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
