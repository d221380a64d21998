import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { writeWhole } from '../common/write-file';
import { documentsOf } from '../governance/documents/all-documents';
import type { LoadedManifest } from '../manifest/load-manifest';
import { CLEAN, FINDINGS, type Io, type Outcome } from './io';
import { findManifests } from './targets';

export interface DocumentsOptions {
  /** Folder to write into; each vendor has a folder of its own in it. */
  readonly out: string;
  /** Write nothing; say which files are not what the manifest makes. */
  readonly check?: boolean;
}

/** `enclave documents`: runbooks, lists and the calendar, made from manifests. With `check` nothing is written. */
export function documents(paths: readonly string[], options: DocumentsOptions, io: Io): Outcome {
  const files = findManifests(paths, io).flatMap((loaded) => filesOf(loaded, resolve(io.cwd, options.out)));
  const stale = files.filter(({ file, text }) => textAt(file) !== text);
  const shown = (file: string) => relative(io.cwd, file);
  if (options.check) {
    for (const { file } of stale) io.out(`${existsSync(file) ? 'stale  ' : 'missing'}  ${shown(file)}`);
    io.out(stale.length === 0 ? `${files.length} files are what their manifests make` : `mend     enclave documents`);
    return stale.length === 0 ? CLEAN : FINDINGS;
  }
  for (const { file, text } of stale) writeWhole(file, text);
  for (const { file } of files)
    io.out(`${stale.some((one) => one.file === file) ? 'wrote    ' : 'unchanged'}  ${shown(file)}`);
  return CLEAN;
}

/** Nothing where no file is, or something else has its name. */
function textAt(file: string): string | undefined {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file, 'utf8') : undefined;
}

function filesOf({ manifest }: LoadedManifest, out: string): { file: string; text: string }[] {
  return documentsOf(manifest).map(({ file, text }) => ({ file: join(out, manifest.vendor.id, file), text }));
}
