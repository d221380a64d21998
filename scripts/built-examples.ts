import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type BuiltEnclave, buildEnclaves } from '../lib/commands/build-enclaves';
import type { Io } from '../lib/commands/io';
import { loadManifest } from '../lib/manifest/load-manifest';
import { noPaint } from '../lib/reports/paint';

/** The day everything is built for: the examples must not grow old. */
const NOW = new Date('2026-11-21T12:00:00Z');

/** Builds every example that has a manifest. */
export async function buildExamples(
  root: string,
  folder: string,
  io: Io,
): Promise<{ readonly example: string; readonly built: BuiltEnclave }[]> {
  const examples = readdirSync(join(root, 'examples')).sort();
  const found = examples.filter((name) => existsSync(join(root, 'examples', name, 'enclave.yaml')));
  const examplesBuilt: { readonly example: string; readonly built: BuiltEnclave }[] = [];
  // Each in a call of its own: they are examples, and share an account and a range that real neighbours could not.
  for (const example of found) {
    const loaded = loadManifest(join(root, 'examples', example, 'enclave.yaml'), io.now(), example);
    const [built] = await buildEnclaves([loaded], join(folder, example), io);
    if (built) examplesBuilt.push({ example, built });
  }
  return examplesBuilt;
}

export function silent(root: string): Io {
  const nothing = () => undefined;
  return {
    out: nothing,
    err: nothing,
    progress: nothing,
    paint: noPaint,
    now: () => NOW,
    input: () => Readable.from([]),
    cwd: root,
    interactive: false,
    ask: () => Promise.resolve(''),
    select: () => Promise.resolve(''),
    checkbox: () => Promise.resolve([]),
    confirm: () => Promise.resolve(false),
  };
}
