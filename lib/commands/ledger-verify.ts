import { type Problem, renderProblem } from '../common/user-error';
import { ledgerFileOf, type LedgerReport, verifyLedger } from '../governance/ledger';
import { CLEAN, FINDINGS, type Io, type Outcome } from './io';
import { ledgerTarget } from './ledger-target';

export interface LedgerVerifyOptions {
  readonly format?: 'text' | 'json';
  /** Hashes of entries, noted before. */
  readonly known?: readonly string[];
}

/** `enclave ledger verify`: does the ledger hold, and is the manifest beside it what it says? */
export async function ledgerVerify(path: string, options: LedgerVerifyOptions, io: Io): Promise<Outcome> {
  const target = ledgerTarget(path, io);
  const report = verifyLedger({ ...target, now: io.now(), known: options.known });
  const ledger = ledgerFileOf(target.shownAs);
  if (options.format === 'json') io.out(json(ledger, report));
  else io.out([...report.findings.map((problem) => paint(problem, io)), summary(ledger, report, io)].join('\n\n'));
  return Promise.resolve(report.findings.length > 0 ? FINDINGS : CLEAN);
}

function paint(problem: Problem, io: Io): string {
  const [first, ...rest] = renderProblem(problem).split('\n');
  return [io.paint.bad(first!), ...rest].join('\n');
}

function summary(ledger: string, { entries, head, findings }: LedgerReport, io: Io): string {
  const edits = entries.filter(({ action }) => action === 'edit').map(({ sequence }) => sequence);
  const holds = `${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}`;
  return [
    findings.length === 0
      ? io.paint.good(`${ledger}  holds: ${holds}`)
      : io.paint.bad(`${ledger}  does not hold: ${holds} read, ${findings.length} found wrong`),
    ...(head === undefined ? [] : [`  last  entry ${entries.length}, ${entries.at(-1)!.time}, ${head}`]),
    ...(edits.length === 0 ? [] : [`  edits by hand  ${edits.join(', ')}`]),
  ].join('\n');
}

function json(ledger: string, { entries, head, findings }: LedgerReport): string {
  return JSON.stringify({ schemaVersion: '1', ledger, entries: entries.length, head: head ?? null, findings }, null, 2);
}
