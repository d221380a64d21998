import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from './user-error';

/**
 * Writes a file whole or not at all: to a temporary neighbour first, then renamed into place.
 * @throws UserError where a folder stands in its place
 */
export function writeWhole(file: string, content: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new UserError([isFolder(file)]);
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function isFolder(file: string) {
  return {
    where: file,
    what: 'is a folder, where a file is to be written',
    saw: 'a folder',
    want: 'a file, or nothing',
    mend: 'move the folder aside, or write elsewhere',
    code: 'file/directory',
  };
}
