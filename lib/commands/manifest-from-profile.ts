import { parse, stringify } from 'yaml';
import { dayOf } from '../common/clock';
import { readText } from '../common/read-text';
import { UserError } from '../common/user-error';
import { parseYaml } from '../common/yaml-source';
import { countValues, profileOf } from '../governance/profile';
import { MANIFEST_LIMITS } from '../manifest/load-manifest';
import { FIRST_OWNERS } from './first-manifest';
import { manifestFileAt, paceBefore, paceInWords, pathFrom } from './grants/pace-before';
import type { Io } from './io';

/** A first manifest that starts from what an earlier engagement hands on. */
export interface Continued {
  readonly text: string;
  /** Lines for the user: what was taken over, how much that is, and what was not. */
  readonly report: readonly string[];
}

export interface Start {
  /** Manifest or profile to start from. */
  readonly from: string;
  /** Text of the first manifest as it is without. */
  readonly first: string;
  readonly owner: string;
  /** Where the new manifest will stand. */
  readonly file: string;
}

/** Puts what the manifest or profile `from` hands on into a first manifest. */
export function continueFrom({ from, first, owner, file }: Start, io: Io): Continued {
  const { parts, left } = profileOf(readProfile(from, io), owner);
  const { connect, engagement, ...rest } = parts as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  // Controls have an owner at both parties, or the first check complains of all that have none.
  const others = rest.controlOwners
    ? { ...rest, controlOwners: { ...rest.controlOwners, vendor: FIRST_OWNERS } }
    : rest;
  const lines = (part: unknown, indent: number) =>
    stringify(part, { lineWidth: 0 }).replace(/^(?=.)/gm, ' '.repeat(indent));
  const earlier = manifestFileAt(from, io.cwd);
  const before = paceBefore(earlier, from, dayOf(io.now()));
  const begun = { ...engagement, ...('pace' in before && { startedFrom: pathFrom(file, earlier) }) };
  const text = [
    Object.keys(begun).length > 0 ? first.replace(/^ {2}stage: pilot\n/m, (stage) => stage + lines(begun, 2)) : first,
    // The first manifest ends in the settings of the VPN.
    connect ? lines(connect.clientVpn, 4) : '',
    Object.keys(others).length > 0 ? `\n# Taken over from ${JSON.stringify(from)}.\n${lines(others, 0)}` : '',
  ].join('');
  const share = Math.round((100 * countValues(parts)) / countValues(parse(text)));
  return {
    text,
    report: [
      `reused ${share} % of the new manifest from ${from}: ${Object.entries(parts).map(worded).join(', ')}`,
      `there  ${'pace' in before ? paceInWords(before.pace) : `not known how fast access was given: ${before.unknown}`}`,
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
  const { value, problems } = parseYaml(readText(manifestFileAt(from, io.cwd), PROFILE_LIMITS, from));
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
