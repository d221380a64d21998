import { pathToFileURL } from 'node:url';
import type { Place } from './place';

/** Folder the command ran in. It has no `uri` here: a report must not depend on the machine that wrote it. */
export const ROOT = 'SRCROOT';

/** GitHub tells alerts apart by the first; the second is ours, for readers that compare reports themselves. */
export function fingerprints(fingerprint: string): Record<string, string> {
  return { primaryLocationLineHash: `${fingerprint}:1`, 'vendorEnclave/v1': fingerprint };
}

export function physical({ file, inside, line, column }: Place): object {
  return {
    artifactLocation: inside ? { uri: uriOf(file), uriBaseId: ROOT } : { uri: pathToFileURL(file).href },
    ...(line !== undefined && { region: { startLine: line, startColumn: column } }),
  };
}

const uriOf = (path: string) => path.split('/').map(encodeURIComponent).join('/');

/** SARIF reads a single brace in a message as the start of a placeholder (section 3.11.5). */
export function braced(text: string): string {
  return text.replace(/[{}]/g, '$&$&');
}
