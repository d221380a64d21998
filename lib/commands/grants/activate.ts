import { activateRequest } from '../../governance/grants';
import type { Io, Outcome } from '../io';
import { whoDoesIt } from './answers';
import { askRequest } from './approve';
import { changeManifest } from './change-manifest';
import { manifestAt } from './manifest-at';

export interface ActivateOptions {
  readonly manifest: string;
  readonly by?: string;
}

/** `enclave activate`: the time of an approved access begins. */
export async function activate(id: string | undefined, options: ActivateOptions, io: Io): Promise<Outcome> {
  const at = manifestAt(options.manifest, io);
  const asked = await askRequest(at.read(at.text, 'what is over').manifest, id, io);
  const by = await whoDoesIt(options.by, io);
  return changeManifest(
    at,
    { by, closes: false, request: asked, decide: (manifest) => activateRequest(manifest, { id: asked, by }, io.now()) },
    io,
  );
}
