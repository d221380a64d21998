import { printable } from '../common/printable';
import type { Paint } from './paint';

/** One control as far as printing needs it. */
export interface ControlRow {
  readonly id: string;
  readonly owner: string;
  readonly accountable?: string;
  readonly backup?: string;
  readonly state: string;
}

/** The same with its four answers. */
export interface ControlAnswers extends ControlRow {
  readonly statement: string;
  readonly split?: { readonly client: string; readonly vendor: string };
  readonly evaluation: string;
  readonly approverRoles: readonly string[];
  readonly approvers: readonly string[];
  readonly verification: readonly {
    readonly kind: string;
    readonly name: string;
    readonly state: string;
    readonly says: string;
  }[];
  readonly metric?: string;
  readonly threshold?: string;
  readonly periodDays: number;
  readonly newest?: string;
  readonly requirements: readonly string[];
  readonly frameworks: Readonly<Record<string, readonly string[]>>;
  readonly unconfirmed: Readonly<Record<string, readonly string[]>>;
}

/** Which check the evidence is of. */
export interface CheckedBy {
  readonly file: string;
  readonly at: string;
  readonly clock: 'report' | 'file';
  readonly sha256: string;
  /** Why it is no evidence of the manifest as it is now. @default - nothing speaks against it */
  readonly outdated?: string;
}

/** All controls: who owns each, and how it stands. */
export function renderControls(rows: readonly ControlRow[], check: CheckedBy | undefined, paint: Paint): string {
  const cells = rows.map((row) => [row.id, row.owner, row.accountable ?? 'nobody', row.backup ?? 'nobody', row.state]);
  const head = ['control', 'owner', 'accountable', 'backup', 'state'];
  const widths = head.map((title, at) => Math.max(title.length, ...cells.map((cell) => cell[at]!.length)));
  const line = (cell: readonly string[]) =>
    cell
      .map((text, at) => printable(text).padEnd(widths[at]!))
      .join('  ')
      .trimEnd();
  const counts = [...new Set(rows.map(({ state }) => state))]
    .sort()
    .map((state) => `${rows.filter((row) => row.state === state).length} ${state}`);
  const body = cells.map(
    (cell) =>
      `${line(cell.slice(0, -1)).padEnd(widths.slice(0, -1).reduce((sum, one) => sum + one + 2, 0))}${colourOf(cell[4]!, paint)(cell[4]!)}`,
  );
  return [
    paint.strong(line(head)),
    ...body,
    '',
    `${rows.length} controls: ${counts.join(', ')}`,
    ...(rows.some(({ state }) => state === 'unowned')
      ? ['  mend  name who answers for the controls of each party under `controlOwners`']
      : []),
    checkLine(check),
  ].join('\n');
}

/** One control: the four answers with the latest evidence. */
export function renderControl(control: ControlAnswers, check: CheckedBy | undefined, paint: Paint): string {
  const { owner, split, accountable = 'nobody', backup = 'nobody', metric, threshold } = control;
  const section = (title: string, lines: readonly string[]) => [
    paint.strong(title),
    ...lines.map((line) => `  ${printable(line)}`),
  ];
  const parted = split ? [`the client ${split.client}`, `the vendor ${split.vendor}`] : [];
  const width = Math.max(...control.verification.map(({ state }) => state.length));
  const evidence = control.verification.map(
    ({ kind, name, state, says }) =>
      `  ${colourOf(state, paint)(state.padEnd(width))}  ${printable(kind === 'words' ? name : `${kind} ${name}`)}\n  ${' '.repeat(width)}  ${paint.faint(printable(says))}`,
  );
  const ids = Object.entries(control.frameworks).map(
    ([name, list]) => `${name}: ${list.map((id) => markOf(id, control.unconfirmed[name])).join(', ')}`,
  );
  return [
    `${paint.strong(printable(control.id))}  ${colourOf(control.state, paint)(control.state)}`,
    ...section('What governs this', [control.statement]),
    ...section('How requests are evaluated', [control.evaluation]),
    ...section('Who approves', [[...control.approverRoles, ...control.approvers].join(', ') || 'nobody']),
    paint.strong('How we verify that it works'),
    ...evidence,
    ...section('Who answers for it', [`${owner}: ${accountable}; backup ${backup}`, ...parted]),
    ...section('What is measured', [
      metric === undefined ? 'nothing' : `${metric}: ${threshold ?? 'no threshold'}`,
      `newest evidence: ${control.newest ?? 'none'}; at most ${control.periodDays} days old`,
    ]),
    ...(ids.length > 0 ? section('Frameworks (`?`: not checked against its text)', ids) : []),
    checkLine(check),
  ].join('\n');
}

function checkLine(check: CheckedBy | undefined): string {
  if (!check) return 'no check at hand: run `enclave check --out enclave-out`, or name one with `--evidence`';
  const { at, clock, file, sha256, outdated } = check;
  const time = clock === 'file' ? `${at} (time of the file)` : at;
  const line = `check of ${time}: ${printable(file)}, sha256 ${sha256}`;
  return outdated === undefined ? line : `${line}\nno evidence of today: ${printable(outdated)}`;
}

function markOf(id: string, unconfirmed: readonly string[] = []): string {
  return unconfirmed.includes(id) ? `${id}?` : id;
}

export function colourOf(state: string, paint: Paint): (text: string) => string {
  if (state === 'holds' || state === 'recorded') return paint.good;
  if (state === 'fails' || state === 'unowned') return paint.bad;
  return state === 'unknown' || state === 'in part' || state === 'stale' || state === 'unverifiable'
    ? paint.unsure
    : paint.faint;
}
