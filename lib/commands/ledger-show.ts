import { nearest } from '../common/nearest';
import { printable } from '../common/printable';
import { UserError } from '../common/user-error';
import { ledgerFileOf, type LedgerEntry, readLedger } from '../governance/ledger';
import * as scalars from '../manifest/schema/scalars';
import { CLEAN, type Io, type Outcome } from './io';
import { ledgerTarget } from './ledger-target';

export interface LedgerShowOptions {
  readonly format?: 'text' | 'json';
  /** Only what is about this, such as the id of a request. */
  readonly subject?: string;
  /** Only from this day on, UTC. */
  readonly since?: string;
}

/** `enclave ledger show`: who did what, when; of one thing or of all. What has expired is still there. */
export async function ledgerShow(path: string, options: LedgerShowOptions, io: Io): Promise<Outcome> {
  const { subject, since, format } = options;
  if (since !== undefined && !scalars.day.safeParse(since).success) throw new UserError([noDay(since)]);
  const { manifestFile, shownAs } = ledgerTarget(path, io);
  const ledger = ledgerFileOf(shownAs);
  const all = readLedger(manifestFile, shownAs);
  const about = subject === undefined ? all : all.filter((entry) => entry.subject === subject);
  if (subject !== undefined && about.length === 0) throw new UserError([unknownSubject(ledger, subject, all)]);
  const entries = about.filter(({ time }) => since === undefined || time >= since);
  if (format === 'json') io.out(JSON.stringify({ schemaVersion: '1', ledger, entries }, null, 2));
  else io.out(entries.length === 0 ? 'no entries' : entries.map((entry) => describe(entry, io)).join('\n'));
  return Promise.resolve(CLEAN);
}

function describe({ sequence, time, action, by, subject, details, signature }: LedgerEntry, io: Io): string {
  const minute = `${time.slice(0, 10)} ${time.slice(11, 16)}Z`;
  const columns = [String(sequence).padStart(5), minute, action.padEnd(8), subject, by];
  const first = `${columns.map(printable).join('  ')}${signature ? '  signed' : ''}`;
  const rest = Object.entries(details).map(([name, value]) => `${' '.repeat(7)}${name}  ${spelled(value)}`);
  return [io.paint.strong(first), ...rest.map((line) => io.paint.faint(printable(line)))].join('\n');
}

function spelled(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function noDay(saw: string) {
  return {
    where: '--since',
    what: 'is not a day',
    saw,
    want: 'a calendar day such as `2027-03-31`',
    mend: 'write the day as YYYY-MM-DD',
    code: 'manifest/day',
  };
}

function unknownSubject(ledger: string, saw: string, all: readonly LedgerEntry[]) {
  const known = [...new Set(all.map(({ subject }) => subject))];
  const meant = nearest(saw, known);
  return {
    where: ledger,
    what: 'says nothing about that',
    saw,
    want: 'a subject of the ledger, such as the id of a request',
    mend: meant ? `write \`--subject ${meant}\`` : 'leave `--subject` out and see what there is',
    code: 'ledger/unknown-subject',
  };
}
