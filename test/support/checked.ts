import { check, type CheckOptions } from '../../lib/commands/check';
import { UserError } from '../../lib/common/user-error';
import type { FindingsReport } from '../../lib/reports/findings-report';
import { fakeIo } from './fake-io';
import { temporaryFolder } from './temporary';

/** Runs `check` on files in a folder of its own; JSON unless another format is asked for. */
export async function checkedIn(folder: string, paths: string[], options: CheckOptions = {}) {
  const io = fakeIo(folder);
  const outcome = await check(paths, { format: 'json', ...options }, io);
  const report = (): FindingsReport => JSON.parse(io.stdout()) as FindingsReport;
  return { folder, outcome, report, text: io.stdout(), stderr: io.stderr() };
}

export const checkedFiles = (files: Record<string, string>, paths: string[], options: CheckOptions = {}) =>
  checkedIn(temporaryFolder(files), paths, options);

/** Codes of the mistakes a check stops with. */
export async function codesOfCheck(files: Record<string, string>, paths: string[], options: CheckOptions = {}) {
  try {
    await checkedFiles(files, paths, options);
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.problems.map(({ where, code }) => `${where} ${code}`);
  }
}
