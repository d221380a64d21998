import { noPaint, type Paint } from './paint';

/** A rule of another tool with the rules of ours that answer it. */
export interface PeerAnswer {
  readonly source: string;
  readonly rule: string;
  readonly ours: readonly { readonly id: string; readonly title: string }[];
  readonly reason: string;
}

export function renderPeers(answers: readonly PeerAnswer[], paint: Paint = noPaint): string {
  return answers
    .map(({ source, rule, ours, reason }) => {
      const width = Math.max(...ours.map(({ id }) => id.length));
      const lines = ours.map(({ id, title }) => `  ${paint.good(id.padEnd(width))}  ${title}`);
      const note = reason === '' ? [] : [`  ${ours.length === 0 ? `${paint.unsure('none')}: ` : ''}${reason}`];
      return [paint.strong(`${source}:${rule}`), ...lines, ...note].join('\n');
    })
    .join('\n\n');
}
