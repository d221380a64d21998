import { createHash } from 'node:crypto';

/** `sha256:` and 64 hexadecimal digits. */
export type Digest = string;

export const DIGEST = /^sha256:[0-9a-f]{64}$/;

export function digestOf(content: string | Uint8Array): Digest {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

/**
 * Digest of a manifest as it is read, not as it is stored: without a byte order mark, and with every line ended by LF.
 * A checkout on another system (Git's `core.autocrlf`) is the same manifest; YAML reads both alike.
 */
export function manifestDigest(text: string): Digest {
  return digestOf(sameEverywhere(text));
}

export function sameEverywhere(text: string): string {
  return text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
}
