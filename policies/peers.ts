import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../lib/common/package-root';
import type { Peer } from '../lib/common/peer';

let loaded: readonly Peer[] | undefined;

/**
 * Rules of other tools and the rules of ours that answer them, from `policies/peers.csv`: `source,rule,ours,reason`.
 * Several ids of ours are separated by spaces; several lines about one rule are one answer. Read when first asked for.
 */
export function loadPeers(): readonly Peer[] {
  loaded ??= parsePeers(readFileSync(join(packageRoot(), 'policies', 'peers.csv'), 'utf8'));
  return loaded;
}

export function parsePeers(text: string): Peer[] {
  const [head, ...rows] = readCsv(text);
  if (head?.join() !== 'source,rule,ours,reason') throw new Error(`peers.csv begins with ${head?.join()}`);
  const peers = new Map<string, Peer>();
  for (const [index, row] of rows.entries()) {
    if (row.length !== 4) throw new Error(`peers.csv, row ${index + 2}: ${row.length} fields instead of 4`);
    const [source, rule, ours, reason] = row.map((field) => field.trim()) as [string, string, string, string];
    const key = `${source}:${rule}`.toLowerCase();
    const before = peers.get(key);
    peers.set(key, {
      source: before?.source ?? source,
      rule: before?.rule ?? rule,
      ours: [...new Set([...(before?.ours ?? []), ...ours.split(/[\s;]+/).filter(Boolean)])],
      reason: [before?.reason, reason].filter(Boolean).join('; '),
    });
  }
  return [...peers.values()];
}

/** RFC 4180: a field in quotes may hold commas, line breaks and doubled quotes. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;
  for (let match = field.exec(text); match; match = field.exec(text)) {
    const [whole, quoted, plain, end] = match;
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end !== ',') {
      if (row.length > 1 || row[0] !== '') rows.push(row);
      row = [];
    }
    if (whole === '' || field.lastIndex >= text.length) break;
  }
  return rows;
}
