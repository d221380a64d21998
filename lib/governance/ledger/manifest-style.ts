import { manifestDigest } from './digest';

/**
 * The new text, stored as the old one was: with its byte order mark, and with CRLF where every line of it ended so.
 * What differs by nothing else is no change, and stays as it was.
 */
export function inStyleOf(old: string, fresh: string): string {
  if (manifestDigest(old) === manifestDigest(fresh)) return old;
  const bare = fresh.replace(/^\ufeff/, '');
  const lines = /\r\n/.test(old) && !/(^|[^\r])\n/.test(old) ? bare.replace(/\r?\n/g, '\r\n') : bare;
  return old.startsWith('\ufeff') ? `\ufeff${lines}` : lines;
}
