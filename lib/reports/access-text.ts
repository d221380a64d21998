import { printable } from '../common/printable';
import type { Paint } from './paint';

/** One row of the matrix, as far as printing needs it. */
export interface AccessLine {
  readonly who: string;
  readonly kind: string;
  readonly arn: string;
  readonly service: string;
  readonly level: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: readonly string[];
  readonly certain: boolean;
}

/** Somebody of a target, with rows or without. */
export interface AccessWho {
  readonly who: string;
  readonly kind: string;
  readonly arn: string;
  /** False where a policy of theirs cannot be read. */
  readonly read: boolean;
}

export interface AccessReport {
  readonly target: string;
  /** The choices of the deployment it rests on; empty where there is only one way. */
  readonly under: string;
  readonly identities: readonly AccessWho[];
  readonly rows: readonly AccessLine[];
  readonly notes: readonly string[];
}

/** More names than these in a row are counted. */
const NAMES_SHOWN = 6;

/** The matrix on a terminal, person by person. */
export function renderAccess(reports: readonly AccessReport[], paint: Paint): string {
  return reports.map((report) => renderTarget(report, paint)).join('\n\n');
}

function renderTarget(report: AccessReport, paint: Paint): string {
  const { identities, rows, notes } = report;
  const blocks = identities.map(({ who, kind, arn, read }) => {
    const own = rows.filter((row) => row.who === who && row.arn === arn);
    const head = `${paint.strong(printable(who))}  ${paint.faint(shown(`${kind} ${arn}`))}`;
    const lines = own.length === 0 ? [`  ${nothing(read)}`] : own.flatMap((row) => renderRow(row, paint));
    return [head, ...lines].join('\n');
  });
  const told = notes.length > 0 ? [['notes', ...notes.map((note) => `  ${printable(note)}`)].join('\n')] : [];
  const empty = identities.length === 0 ? [NOBODY] : [];
  return [paint.strong(printable(titleOf(report))), ...empty, ...blocks, ...told].join('\n\n');
}

const NOBODY = 'no role, user or permission set is in it';

const nothing = (read: boolean): string => (read ? 'nothing' : 'nothing that can be read');

/** A name that CloudFormation makes up is the name of its resource: \`\${Letters.prefix}-\${Letters.suffix}\` is \`\${Letters}\`. */
function shown(text: string): string {
  return printable(text.replace(/\$\{([^{}]+)\.prefix\}-\$\{\1\.suffix\}/g, '${$1}'));
}

function renderRow(row: AccessLine, paint: Paint): string[] {
  const { certain, resources, conditions } = row;
  const doubt = certain ? '' : `  ${paint.unsure('nobody can tell whether anything is left of it')}`;
  const lines = (name: string, texts: readonly string[]) =>
    texts.map((text, index) => `    ${paint.faint((index === 0 ? name : '').padEnd(4))}  ${shown(text)}`);
  return [`  ${printable(actionsOf(row))}${doubt}`, ...lines('on', resources), ...lines('when', conditions)];
}

/** The matrix as a table for a comment or a page. */
export function accessMarkdown(reports: readonly AccessReport[]): string {
  return reports
    .map((report) => {
      const idle = report.identities.filter(
        ({ who, arn }) => !report.rows.some((row) => row.who === who && row.arn === arn),
      );
      const lines = report.rows.map((row) => {
        const cells = [row.who, actionsOf(row), row.resources.join('\n'), whenOf(row).join('\n')];
        return `| ${cells.map(cell).join(' | ')} |`;
      });
      const without = idle.map(({ who, read }) => `| ${cell(who)} | ${nothing(read)} | | |`);
      if (report.identities.length === 0) return `## ${inline(titleOf(report))}\n\n${NOBODY}`;
      const table = ['| who | may | on | when |', '|---|---|---|---|', ...lines, ...without];
      return [`## ${inline(titleOf(report))}`, '', ...table, ...report.notes.map((note) => `\n> ${inline(note)}`)].join(
        '\n',
      );
    })
    .join('\n\n');
}

function titleOf({ target, under }: AccessReport): string {
  return under === '' ? target : `${target}, where ${under}`;
}

function actionsOf({ service, level, actions }: AccessLine): string {
  if (level === 'all')
    return `everything${actions
      .slice(1)
      .map((left) => `, ${left}`)
      .join('')}`;
  const names = actions.map((action) => action.slice(action.indexOf(':') + 1));
  const more = names.length > NAMES_SHOWN ? ` and ${names.length - NAMES_SHOWN} more` : '';
  return `${level} ${service}: ${names.slice(0, NAMES_SHOWN).join(', ')}${more}`;
}

function whenOf({ certain, conditions }: AccessLine): readonly string[] {
  return certain ? conditions : [...conditions, 'nobody can tell'];
}

function cell(text: string): string {
  return text.split('\n').map(inline).join('<br>');
}

/** Text of a template inside a table: nothing of it may end the cell or begin markup. */
function inline(text: string): string {
  return shown(text).replace(/[\\|`*_<>[\]]/g, (letter) => `\\${letter}`);
}
