import { readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import {
  type OrganizationLevels,
  type PolicyFile,
  organizationLevels,
} from '../analysis/access/extract/organization-files';
import { readText } from '../common/read-text';
import { type Problem, UserError } from '../common/user-error';
import type { Io } from './io';

/** AWS takes 5,120 characters; whoever keeps them with white space has more. */
const BYTES_MAX = 200_000;

/** Reads the folder of `--org-policies`. Throws a `UserError` of all that is wrong with it. */
export function readOrgPolicies(folder: string, io: Io): OrganizationLevels {
  const root = resolve(io.cwd, folder);
  const problems: Problem[] = [];
  const files = filesBelow(root, folder, problems).flatMap((file) => readFile(root, file, folder, problems) ?? []);
  const levels = organizationLevels(files);
  for (const path of levels.unplaced) {
    problems.push({
      where: `${join(folder, path)}:1:1`,
      what: 'belongs to no level of the organization',
      saw: `\`${path}\``,
      want: 'a file below `scp/` or `rcp/`, or one called `scp-….json` or `rcp-….json`',
      mend: 'move it below `scp/` or `rcp/`',
      code: 'org-policies/unplaced',
    });
  }
  if (files.length === 0 && problems.length === 0) problems.push(empty(folder));
  if (problems.length > 0) throw new UserError(problems);
  return levels;
}

/** JSON files of the folder, by their paths below it, with `/`. */
function filesBelow(root: string, folder: string, problems: Problem[]): string[] {
  try {
    return readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && entry.name.endsWith('.json'))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .sort();
  } catch (error) {
    const saw = (error as NodeJS.ErrnoException).code ?? 'unknown';
    problems.push({
      where: folder,
      what: 'cannot be read as a folder',
      saw: saw === 'ENOENT' ? 'no such folder' : saw,
      want: 'a folder of policies in JSON',
      mend: 'check the path of `--org-policies`',
      code: 'org-policies/unreadable',
    });
    return [];
  }
}

function readFile(root: string, path: string, folder: string, problems: Problem[]): PolicyFile | undefined {
  const shown = join(folder, path);
  try {
    const { text } = readText(join(root, path), { what: 'a policy in JSON', bytesMax: BYTES_MAX }, shown);
    const document: unknown = JSON.parse(text);
    if (typeof document === 'object' && document !== null && 'Statement' in document) return { path, document };
    problems.push(notPolicy(shown, 'no `Statement`'));
  } catch (error) {
    if (error instanceof UserError) problems.push(...error.problems);
    else if (error instanceof SyntaxError || error instanceof RangeError) problems.push(notPolicy(shown, 'no JSON'));
    else throw error;
  }
  return undefined;
}

function notPolicy(file: string, saw: string): Problem {
  return {
    where: `${file}:1:1`,
    what: 'is no policy of an organization',
    saw,
    want: 'a policy document in JSON, as `{"Version": "2012-10-17", "Statement": […]}`',
    mend: 'export the content of the policy into the file',
    code: 'org-policies/not-a-policy',
  };
}

function empty(folder: string): Problem {
  return {
    where: folder,
    what: 'holds no policies',
    saw: 'no file that ends in `.json`',
    want: 'policies in JSON below `scp/` or `rcp/`',
    mend: 'export the policies into it, or leave the option away',
    code: 'org-policies/empty',
  };
}
