import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import { readText } from '../common/read-text';
import { UserError } from '../common/user-error';
import { parseYaml } from '../common/yaml-source';
import { MANIFEST_LIMITS } from '../manifest/load-manifest';
import { countValues, profileOf } from '../governance/profile';
import type { Io } from './io';
import { FIRST_OWNERS } from './first-manifest';
import { MANIFEST_NAME } from './targets';

/** A first manifest that starts from what an earlier engagement hands on. */
export interface Continued {
  readonly text: string;
  /** Lines for the user: what was taken over, how much that is, and what was not. */
  readonly report: readonly string[];
}

/** Puts what the manifest or profile `from` hands on into a first manifest. */
export function continueFrom(from: string, first: string, owner: string, io: Io): Continued {
  const { parts, left } = profileOf(readProfile(from, io), owner);
  const { connect, engagement, ...rest } = parts as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  // Controls have an owner at both parties, or the first check complains of all that have none.
  const others = rest.controlOwners
    ? { ...rest, controlOwners: { ...rest.controlOwners, vendor: FIRST_OWNERS } }
    : rest;
  const lines = (part: unknown, indent: number) =>
    stringify(part, { lineWidth: 0 }).replace(/^(?=.)/gm, ' '.repeat(indent));
  const text = [
    engagement ? first.replace(/^ {2}stage: pilot\n/m, `$&${lines(engagement, 2)}`) : first,
    // The first manifest ends in the settings of the VPN.
    connect ? lines(connect.clientVpn, 4) : '',
    Object.keys(others).length > 0 ? `\n# Taken over from ${JSON.stringify(from)}.\n${lines(others, 0)}` : '',
  ].join('');
  const share = Math.round((100 * countValues(parts)) / countValues(parse(text)));
  return {
    text,
    report: [
      `reused ${share} % of the new manifest from ${from}: ${Object.entries(parts).map(worded).join(', ')}`,
      `left   ${left.join(', ') || 'nothing'}: the new engagement says these itself`,
      ...(engagement?.regulations === undefined
        ? []
        : ['then  record the vendor’s certificates under `dueDiligence`: the regulations taken over ask for them']),
    ],
  };
}

function worded([name, part]: [string, unknown]): string {
  return Array.isArray(part) ? `${part.length} ${name}` : name;
}

const PROFILE_LIMITS = { ...MANIFEST_LIMITS, what: 'a manifest or a profile' };

function readProfile(from: string, io: Io): Readonly<Record<string, unknown>> {
  const full = resolve(io.cwd, from);
  const file = statSync(full, { throwIfNoEntry: false })?.isDirectory() ? join(full, MANIFEST_NAME) : full;
  const { value, problems } = parseYaml(readText(file, PROFILE_LIMITS, from));
  if (problems.length > 0) throw new UserError(problems);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new UserError([
    {
      where: `${from}:1:1`,
      what: 'hands nothing on',
      saw: 'no mapping',
      want: 'a manifest, or some parts of one',
      mend: 'name the manifest of an earlier engagement',
      code: 'init/profile',
    },
  ]);
}
