import { closeSync, fsyncSync, ftruncateSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** What a change does to the disk. Each step is on the disk when it returns; tests hand in one that fails halfway. */
export interface Disk {
  /** False when the file is there already. */
  create(file: string, text: string): boolean;
  /** The whole content or none of it; keeps the permissions of what it replaces. */
  replace(file: string, text: string): void;
  append(file: string, bytes: Uint8Array): void;
  truncate(file: string, length: number): void;
  remove(file: string): void;
}

export const realDisk: Disk = {
  create(file, text) {
    try {
      write(file, 'wx', Buffer.from(text));
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      rmSync(file, { force: true });
      throw error;
    }
  },

  replace(file, text) {
    const temporary = `${file}.writing`;
    rmSync(temporary, { force: true });
    try {
      // Never through a link or into a file that is there: `wx` makes it new.
      write(temporary, 'wx', Buffer.from(text), statSync(file, { throwIfNoEntry: false })?.mode);
      renameSync(temporary, file);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
    settleFolder(file);
  },

  append(file, bytes) {
    write(file, 'a', bytes);
    settleFolder(file);
  },

  truncate(file, length) {
    const handle = openSync(file, 'r+');
    try {
      ftruncateSync(handle, length);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  },

  remove(file) {
    rmSync(file, { force: true });
    settleFolder(file);
  },
};

function write(file: string, flags: 'a' | 'wx', bytes: Uint8Array, mode?: number): void {
  const handle = openSync(file, flags, mode);
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** A file that was made, renamed or removed is so for good only once its folder is on the disk. Windows has no such call. */
function settleFolder(file: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(dirname(file), 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
