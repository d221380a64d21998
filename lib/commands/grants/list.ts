import { dirname } from 'node:path';
import { dayOf } from '../../common/clock';
import type { AccessState, Course } from '../../governance/grants/course';
import { coursesOn } from '../../governance/grants/course';
import { type Pace, paceOf } from '../../governance/grants/pace';
import * as scalars from '../../manifest/schema/scalars';
import { CLEAN, type Io, type Outcome } from '../io';
import { answer } from './answers';
import { manifestAt } from './manifest-at';
import { manifestFileAt, paceBefore, type PaceBefore, paceInWords } from './pace-before';

export interface ListOptions {
  readonly format?: 'text' | 'json';
  /** Day to look at. @default - today, in UTC */
  readonly at?: string;
}

/** `enclave list`: what was asked for, what is in force, and what is over, with how it came to that. */
export async function list(path: string, options: ListOptions, io: Io): Promise<Outcome> {
  const at = manifestAt(path, io);
  const { manifest } = at.read(at.text, 'what is over');
  const day = await answer({ flag: '--at', ask: 'Day', schema: scalars.day }, options.at ?? dayOf(io.now()), io);
  const accesses = coursesOn(manifest, at.entries, day);
  const vendor = manifest.vendor.id;
  const pace = paceOf(at.entries, day);
  const from = manifest.engagement.startedFrom;
  const before = from === undefined ? null : paceBefore(manifestFileAt(from, dirname(at.file)), from, day);
  io.out(
    options.format === 'json'
      ? JSON.stringify({ schemaVersion: '1', vendor, day, accesses, pace, before }, null, 2)
      : [asText(accesses, day, io), ...asLines(pace, before)].join('\n'),
  );
  return CLEAN;
}

/** How fast it went here, and in the engagement before: whether the second was faster is then a figure. */
function asLines(pace: Pace, before: PaceBefore | null): string[] {
  const here = pace.toApproval || pace.toActivation ? [`here: ${paceInWords(pace)}`] : [];
  if (!before) return here;
  const there = 'pace' in before ? paceInWords(before.pace) : `unknown, ${before.unknown}`;
  return [...here, `where it started from (${before.manifest}): ${there}`];
}

function asText(accesses: readonly Course[], day: string, io: Io): string {
  const count = (state: AccessState) => `${accesses.filter((course) => course.state === state).length} ${state}`;
  const states: AccessState[] = ['in force', 'approved', 'open', 'ended'];
  return [...accesses.map((course) => describe(course, io)), `${states.map(count).join(', ')} on ${day} (UTC)`].join(
    '\n',
  );
}

function describe(course: Course, { paint }: Io): string {
  const { id, state, jobFunction, verbs, boundary, requestedBy, reason, approvedBy, expires, note, history } = course;
  const colour = { 'in force': paint.good, approved: paint.unsure, open: paint.unsure, ended: paint.faint }[state];
  const until = state === 'in force' && expires !== null ? ` until ${expires}` : '';
  const approvers = approvedBy.length > 0 ? `, approved by ${approvedBy.join(', ')}` : '';
  return [
    `${colour(state.padEnd(8))}  ${paint.strong(id)}  ${jobFunction} may ${verbs.join(', ')} ${boundary}${until}`,
    `          ${note}`,
    `          requested by ${requestedBy}${approvers}: ${reason}`,
    ...history.map(({ on, action, by }) => paint.faint(`          ${on}  ${action}  ${by}`)),
    '',
  ].join('\n');
}
