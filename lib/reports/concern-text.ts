import { printable } from '../common/printable';
import { type ControlRow, colourOf } from './control-text';
import type { Paint } from './paint';

/** What answers a concern. */
export interface ConcernText {
  readonly asked: string;
  readonly id?: string;
  /** Or are these only the nearest there are? */
  readonly sure: boolean;
  /** A matter that no control answers. */
  readonly outside?: { readonly matter: string; readonly words: readonly string[] };
  readonly matches: readonly {
    readonly control: ControlRow & { readonly statement: string };
    readonly words: readonly { readonly asked: string; readonly found: string }[];
  }[];
}

const MEND = '  mend  name a control of `enclave control` under `concerns`, or write one of your own under `controls`';

export function renderConcern({ asked, id, sure, outside, matches }: ConcernText, paint: Paint): string {
  const head = paint.strong(printable(id === undefined ? asked : `${id}: ${asked}`));
  if (matches.length === 0) {
    const about = outside ? `: it is about ${outside.matter} (${outside.words.join(', ')})` : '';
    return `${head}\n${paint.bad(printable(`no control speaks of this${about}`))}\n${MEND}`;
  }
  const lines = matches.flatMap(({ control, words }) => [
    `${printable(control.id)}  ${colourOf(control.state, paint)(control.state)}  ${printable(`${control.owner}, ${control.accountable ?? 'nobody'}`)}`,
    `  ${printable(control.statement)}`,
    paint.faint(`  ${words.length === 0 ? 'named by the manifest' : `matched: ${words.map(said).join(', ')}`}`),
  ]);
  if (sure) return [head, ...lines].join('\n');
  return [head, paint.unsure('perhaps one of these; too few words match to be sure'), ...lines, MEND].join('\n');
}

function said({ asked, found }: { readonly asked: string; readonly found: string }): string {
  return printable(asked === found ? asked : `${asked} (${found})`);
}
