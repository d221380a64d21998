import { dayOf } from '../../common/clock';
import { activateRequest, findRequest } from '../../governance/grants';
import type { Manifest } from '../../manifest';
import { confirmed, type Io, type Outcome } from '../io';
import { activating } from './about-requests';
import { changeManifest } from './change-manifest';
import { manifestAt } from './manifest-at';
import { untilWhen, whoGains } from './summary';
import { whoAndWhich } from './who-and-which';

export interface ActivateOptions {
  readonly manifest: string;
  readonly by?: string;
  readonly key?: string;
}

/** `enclave activate`: the time of an approved access begins. */
export async function activate(id: string | undefined, options: ActivateOptions, io: Io): Promise<Outcome> {
  const at = manifestAt(options.manifest, io);
  const { manifest } = at.read(at.text, 'what is over');
  const { id: asked, by } = await whoAndWhich(activating(at, io), { id, by: options.by }, at, io);
  const decide = (now: Manifest) => activateRequest(now, { id: asked, by }, io.now());
  const request = findRequest(manifest, asked)?.request;
  const isSaid = id !== undefined && options.by !== undefined;
  if (io.interactive && !isSaid && request && decide(manifest).kind === 'edit') {
    const today = dayOf(io.now());
    await confirmed(
      'Activate it?',
      [...whoGains(manifest, request, today), ...untilWhen(manifest, request, today)],
      io,
    );
  }
  return changeManifest(at, { by, key: options.key, closes: false, request: asked, decide }, io);
}
