import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoadedManifest } from '../manifest/load-manifest';
import { signInStackOf, vaultStackOf } from '../manifest/names';
import { loadTargets, type Target } from '../template';
import type { Io } from './io';

/** A manifest and the template that was made from it. */
export interface BuiltEnclave {
  readonly loaded: LoadedManifest;
  readonly target: Target;
  /** The template of the log vault, where the manifest wants one. */
  readonly vault?: Target;
  /** The template of the permission sets, where people sign in by IAM Identity Center. */
  readonly signIn?: Target;
}

/** Synthesises manifests into `<folder>/cdk.out` and reads the templates back. */
export async function buildEnclaves(
  manifests: readonly LoadedManifest[],
  folder: string,
  io: Io,
): Promise<BuiltEnclave[]> {
  if (manifests.length === 0) return [];
  io.progress(`building ${manifests.length} of them`);
  // The CDK costs a quarter of a second to load: who only judges templates shall not wait for it.
  const { assemble, stackNameOf } = await import('./assemble.js');
  const outdir = join(folder, 'cdk.out');
  assemble(manifests, { outdir, validated: false, now: io.now() }).synth();
  const byName = new Map(loadTargets([outdir]).map((target) => [target.name, target]));
  return manifests.map((loaded) => {
    const name = stackNameOf(loaded.manifest);
    const vault = byName.get(vaultStackOf(name));
    const signIn = byName.get(signInStackOf(name));
    return { loaded, target: byName.get(name)!, ...(vault && { vault }), ...(signIn && { signIn }) };
  });
}

/** Lends a folder: the named one, which stays, or a temporary one, which is gone afterwards. */
export async function inFolder<T>(named: string | undefined, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = named ?? mkdtempSync(join(tmpdir(), 'enclave-'));
  try {
    return await work(folder);
  } finally {
    if (named === undefined) rmSync(folder, { recursive: true, force: true });
  }
}
