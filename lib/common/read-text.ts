import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { UserError, type Problem } from './user-error';

/** A file's text with the name we shall call it by in messages. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}

export interface ReadLimits {
  /** What the file should hold, in the user's words: `a manifest`, `a template`. */
  readonly what: string;
  readonly bytesMax: number;
}

/**
 * Reads a text file, or throws a `UserError` that says why it cannot be read.
 * `shownAs` is what messages call the file. Missing, directory, unreadable, too large, binary and empty files each have their own code.
 */
export function readText(file: string, limits: ReadLimits, shownAs = file): SourceText {
  const refuse = (code: string, what: string, saw: string, mend: string): never => {
    throw new UserError([{ where: `${shownAs}:1:1`, what, saw, want: limits.what, mend, code } satisfies Problem]);
  };
  let bytes: Buffer;
  try {
    const handle = openSync(file, 'r');
    try {
      const stat = fstatSync(handle);
      if (stat.isDirectory()) refuse('file/directory', 'is a folder', 'a folder', `name the file inside it`);
      if (stat.size > limits.bytesMax) throw new UserError([tooLarge(shownAs, stat.size, limits)]);
      bytes = readFileSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      return refuse('file/missing', 'does not exist', 'no such file', 'check the path');
    }
    return refuse('file/unreadable', 'cannot be read', code, 'make the file readable for this user');
  }
  // A pipe has no size before it is read.
  if (bytes.length > limits.bytesMax) throw new UserError([tooLarge(shownAs, bytes.length, limits)]);
  if (bytes.includes(0)) refuse('file/binary', 'is not a text file', 'binary data', 'name a text file in YAML or JSON');
  const text = decodeUtf8(bytes);
  if (text === undefined)
    return refuse('file/binary', 'is not UTF-8 text', 'bytes that are not UTF-8', 'save the file as UTF-8');
  if (text.trim() === '') refuse('file/empty', 'is empty', 'nothing', 'write something into it');
  return { file: shownAs, text };
}

export function tooLarge(file: string, bytes: number, limits: ReadLimits): Problem {
  return {
    where: `${file}:1:1`,
    what: `is larger than the limit of ${limits.bytesMax} bytes`,
    saw: `${bytes} bytes`,
    want: limits.what,
    mend: 'split it or name the right file',
    code: 'file/too-large',
  };
}

function decodeUtf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
