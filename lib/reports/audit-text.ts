import { noPaint, type Paint } from './paint';

/** One answer of an audit, as far as printing needs it. */
export interface AuditLine {
  readonly component: string;
  readonly state: 'matches' | 'unverified' | 'drifted' | 'missing' | 'extra';
  readonly property?: string;
  readonly synthesised?: string;
  readonly deployed?: string;
  /** References with the value nobody could check. */
  readonly unchecked?: readonly string[];
  readonly where?: string;
}

/** An audit on a terminal: what differs in full, what matches as a number for each component. */
export function renderAudit(lines: readonly AuditLine[], paint: Paint = noPaint): string {
  const components = [...new Set(lines.map((line) => line.component))];
  const blocks = components.map((component) => {
    const own = lines.filter((line) => line.component === component);
    const matching = own.filter((line) => line.state === 'matches').length;
    const differing = own.filter((line) => line.state !== 'matches');
    const head = `${paint.strong(component)}  ${own[0]?.where ?? ''}`.trimEnd();
    const matches = matching > 0 ? [`  ${paint.good('matches')}  ${matching} of ${own.length}`] : [];
    return [head, ...matches, ...differing.map((line) => renderDifference(line, paint))].join('\n');
  });
  const count = (state: AuditLine['state']) => lines.filter((line) => line.state === state).length;
  const summary = `${count('matches')} matches, ${count('unverified')} unverified, ${count('drifted')} drifted, ${count('missing')} missing, ${count('extra')} extra`;
  return [...blocks, summary].join('\n\n');
}

function renderDifference(line: AuditLine, paint: Paint): string {
  const { state, property, synthesised, deployed, unchecked } = line;
  if (state === 'unverified') {
    // Both sides say the same: only what the answer rests on is worth reading.
    const reasons = (unchecked ?? []).map((one) => `    cannot tell whether this is ours: ${one}`);
    return [`  ${paint.unsure(state)}  ${property ?? 'the whole component'}`, ...reasons].join('\n');
  }
  return [
    `  ${paint.bad(state)}  ${property ?? 'the whole component'}`,
    ...(synthesised === undefined ? [] : [`    claimed   ${synthesised}`]),
    ...(deployed === undefined ? [] : [`    deployed  ${deployed}`]),
  ].join('\n');
}
