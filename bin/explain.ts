import { type Command, CommanderError } from 'commander';
import { nearest } from '../lib/common/nearest';
import { type Problem, renderProblem, UserError } from '../lib/common/user-error';
import type { Io } from '../lib/commands/io';

const USER_MISTAKE = 2;
const OUR_BUG = 3;

/** Says what went wrong, and whose mistake it was: the exit code. */
export function explain(error: unknown, program: Command, argv: readonly string[], io: Io): number {
  if (error instanceof UserError) {
    io.err(error.problems.map(renderProblem).join('\n\n'));
    return USER_MISTAKE;
  }
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    // Without a command commander asks for help and throws; the help is the answer.
    if (error.code === 'commander.help' && argv.length === 0) io.err(program.helpInformation());
    else io.err(renderProblem(usageProblem(error, program, argv)));
    return USER_MISTAKE;
  }
  // Ctrl-C in a question, or a no at the end.
  if (['ExitPromptError', 'Stopped'].includes((error as Error | undefined)?.name ?? '')) {
    io.err('stopped; nothing was written');
    return USER_MISTAKE;
  }
  const refused = refusedBySystem(error);
  if (refused) {
    io.err(renderProblem(refused));
    return USER_MISTAKE;
  }
  io.err(`This is a bug of ours, not a mistake of yours. Please report it with these lines:\n${stackOf(error)}`);
  return OUR_BUG;
}

function usageProblem(error: CommanderError, program: Command, argv: readonly string[]): Problem {
  const names = program.commands.map((command) => command.name());
  const command = program.commands.find((candidate) => candidate.name() === argv[0]);
  const [what, hint] = error.message.replace(/^error: /, '').split('\n');
  const option = /Did you mean (\S+)\?/.exec(hint ?? '')?.[1];
  const meant = command ? option : nearest(argv[0] ?? '', names)?.replace(/^/, 'enclave ');
  return {
    where: command ? `enclave ${command.name()}` : 'enclave',
    what: what ?? error.message,
    saw: argv.join(' ') || 'nothing',
    want: command ? `the arguments that \`enclave ${command.name()} --help\` lists` : names.join(', '),
    mend: meant ? `write \`${meant}\`` : 'see `--help`',
    code: 'cli/usage',
  };
}

/** What the system refuses at a place the user named: a full disk, a folder that is a file, a missing permission. */
const SYSTEM_REFUSALS = ['EACCES', 'EEXIST', 'EISDIR', 'ENOENT', 'ENOSPC', 'ENOTDIR', 'ENOTEMPTY', 'EPERM', 'EROFS'];

function refusedBySystem(error: unknown): Problem | undefined {
  const { code, path, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === undefined || path === undefined || !SYSTEM_REFUSALS.includes(code)) return undefined;
  return {
    where: path,
    what: 'cannot be written or read',
    saw: `${code}${syscall ? ` from ${syscall}` : ''}`,
    want: 'a place this user may write to, with room left',
    mend: 'name another folder, or mend its permissions',
    code: 'file/refused',
  };
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
