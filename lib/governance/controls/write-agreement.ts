import { isMap, type Pair, parseDocument } from 'yaml';
import type { Manifest } from '../../manifest';

type Agreement = NonNullable<Manifest['agreement']>;

const PART = 'agreement';

/**
 * The text of a manifest with its agreement written anew, everything else as it was. Behind the part it stands in, or at
 * the end. Undefined where the manifest is written in braces, or the agreement by an alias: then nobody can change it safely.
 */
export function writeAgreement(text: string, agreement: Agreement): string | undefined {
  const { contents } = parseDocument(text, { logLevel: 'silent' });
  if (!isMap(contents) || contents.flow) return undefined;
  const written = partOf(agreement);
  const pair = contents.items.find(({ key }) => nameOf(key) === PART);
  const [from, to] = pair ? placeOf(text, pair) : [text.length, text.length];
  const before = text.slice(0, from);
  const gap = pair || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const after = `${before}${gap}${written}${text.slice(to)}`;
  return text.includes('\r\n') ? after.replace(/\r?\n/g, '\r\n') : after;
}

/** From the key to the end of the last line that belongs to its value. */
function placeOf(text: string, { key, value }: Pair): [number, number] {
  const from = rangeOf(key)![0];
  const end = (rangeOf(value) ?? rangeOf(key)!)[1];
  const line = text.indexOf('\n', Math.max(from, end - 1));
  return [from, line === -1 ? text.length : line + 1];
}

function partOf({ digest, controls, signatures }: Agreement): string {
  const lines = [
    `${PART}: # written by \`enclave sign\``,
    `  digest: ${digest}`,
    '  controls:',
    ...Object.entries(controls).map(([id, beginning]) => `    ${id}: "${beginning}"`),
    '  signatures:',
    // A JSON text is a YAML text: no name can break out of its place.
    ...signatures.map(({ party, name, by, on }) => {
      const signer = by === undefined ? '' : `, by: ${JSON.stringify(by)}`;
      return `    - { party: ${party}, name: ${JSON.stringify(name)}${signer}, on: ${on} }`;
    }),
  ];
  return `${lines.join('\n')}\n`;
}

function rangeOf(node: unknown): readonly [number, number, number] | undefined {
  return (node as { range?: [number, number, number] | null } | null)?.range ?? undefined;
}

function nameOf(key: unknown): string {
  return String((key as { value?: unknown }).value);
}
