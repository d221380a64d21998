import type { Day } from '../../common/clock';
import type { Grant, Manifest } from '../../manifest';
import { approversOf } from '../../manifest/approvers';
import { dayOfEntry, type LedgerEntry } from '../ledger';
import { nameOfGrant } from './find-access';
import { missing, needsOf, waitsFor } from './quorum';
import { isInForce } from './union';

export type AccessState = 'open' | 'approved' | 'in force' | 'ended';

/** One thing that happened to an access, as the ledger has it. */
export interface AccessEvent {
  readonly on: Day;
  readonly action: string;
  readonly by: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** An access from the day it was asked for, and how it stands on one day. */
export interface Course {
  readonly id: string;
  readonly state: AccessState;
  readonly jobFunction: string;
  readonly boundary: string;
  readonly verbs: readonly string[];
  readonly requestedBy: string;
  readonly reason: string;
  readonly approvedBy: readonly string[];
  /** Last day, of what is or was in force. */
  readonly expires: Day | null;
  /** What an open request waits for; how a closed one ended. */
  readonly note: string;
  readonly history: readonly AccessEvent[];
}

const ABOUT_ACCESS = ['request', 'approve', 'reject', 'activate', 'revoke', 'lapse'];
/** Actions after which there is no access, and none is asked for. */
export const ENDINGS: readonly string[] = ['reject', 'revoke', 'lapse'];

/**
 * Every access that a manifest or its ledger knows of, as it stood or will stand on a day. What is over is still there:
 * an auditor asks for it when nobody has it any more.
 */
export function coursesOn(manifest: Manifest, entries: readonly LedgerEntry[], day: Day): Course[] {
  const histories = historiesUntil(entries, day);
  const known = new Map<string, Course>();
  for (const [id, history] of histories) known.set(id, fromHistory(id, history, day));
  for (const grant of manifest.grants) {
    const id = nameOfGrant(grant);
    const course = known.get(id);
    const isTold = course ? course.state === 'in force' || !isInForce(grant, day) : grant.activated !== undefined;
    // Written by hand, so that the ledger does not know how it came.
    if (!isTold) known.set(id, fromGrant(id, grant, day, course?.history ?? []));
  }
  for (const request of manifest.requests) {
    const course = known.get(request.id);
    const isUnknown = !entries.some(({ subject, action }) => action === 'request' && subject === request.id);
    if (isUnknown && request.requestedOn <= day) known.set(request.id, fromRequest(request));
    if (!course || ENDINGS.includes(course.history.at(-1)!.action)) continue;
    const needs = needsOf(manifest, request);
    const approvals = request.approvals.filter(({ on }) => on <= day);
    const open = missing(needs, approvals);
    const state = needs.length > 0 && open.length === 0 ? 'approved' : 'open';
    const note =
      state === 'open'
        ? `waits for ${waitsFor(needs, open) || 'somebody who could approve'}`
        : 'waits for its activation';
    known.set(request.id, { ...course, state, note });
  }
  return [...known.values()].sort((one, other) => ORDER[one.state] - ORDER[other.state] || compare(one.id, other.id));
}

const ORDER: Readonly<Record<AccessState, number>> = { 'in force': 0, approved: 1, open: 2, ended: 3 };

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function historiesUntil(entries: readonly LedgerEntry[], day: Day): Map<string, AccessEvent[]> {
  const histories = new Map<string, AccessEvent[]>();
  for (const entry of entries) {
    const { action, by, details, subject } = entry;
    const on = dayOfEntry(entry);
    if (!ABOUT_ACCESS.includes(action) || on > day) continue;
    histories.set(subject, [...(histories.get(subject) ?? []), { on, action, by, details }]);
  }
  return histories;
}

/** What the ledger alone says: it keeps with each entry what the access was. */
function fromHistory(id: string, history: readonly AccessEvent[], day: Day): Course {
  const text = (field: string) => {
    const value = history.findLast(({ details }) => typeof details[field] === 'string')?.details[field];
    return typeof value === 'string' ? value : undefined;
  };
  const list = (field: string) =>
    history.map(({ details }) => details[field]).findLast((value) => Array.isArray(value));
  const last = history.at(-1)!;
  const activated = history.findLast(({ action }) => action === 'activate');
  const expires = text('expires') ?? null;
  const approvers = history.filter(({ action }) => action === 'approve').map(({ by }) => by);
  const common = {
    id,
    jobFunction: text('jobFunction') ?? '',
    boundary: text('boundary') ?? '',
    verbs: (list('verbs') ?? []) as string[],
    requestedBy: text('requestedBy') ?? '',
    reason: text('asked') ?? text('reason') ?? '',
    approvedBy: (list('approvedBy') ?? approvers) as string[],
    expires,
    history,
  };
  if (ENDINGS.includes(last.action)) return { ...common, state: 'ended', note: endOf(last) };
  if (activated && expires !== null && expires < day)
    return { ...common, state: 'ended', note: `expired after ${expires}` };
  if (activated) return { ...common, state: 'in force', note: `activated by ${activated.by} on ${activated.on}` };
  const waits = history.findLast(({ action }) => action === 'approve')?.details.waitsFor;
  const isApproved = Array.isArray(waits) && waits.length === 0;
  return {
    ...common,
    state: isApproved ? 'approved' : 'open',
    note: isApproved ? 'waits for its activation' : 'waits for approval',
  };
}

function endOf({ action, by, on, details }: AccessEvent): string {
  if (action === 'lapse') return `lapsed: ${String(details.because)}`;
  return `${action === 'reject' ? 'rejected' : 'revoked'} by ${by} on ${on}: ${String(details.reason)}`;
}

/** It stands in the manifest, and came past the commands: nobody can approve it. */
function fromRequest({ id, jobFunction, boundary, verbs, requestedBy, reason }: Manifest['requests'][number]): Course {
  return {
    ...{ id, jobFunction, boundary, verbs, requestedBy, reason },
    state: 'open',
    approvedBy: [],
    expires: null,
    note: 'the ledger does not know of it: nobody can approve it',
    history: [],
  };
}

function fromGrant(id: string, grant: Grant, day: Day, history: readonly AccessEvent[]): Course {
  const { jobFunction, boundary, verbs, requestedBy, reason, expires } = grant;
  const isOn = isInForce(grant, day);
  return {
    id,
    state: isOn ? 'in force' : 'ended',
    jobFunction,
    boundary,
    verbs,
    requestedBy,
    reason,
    approvedBy: approversOf(grant),
    expires,
    note: isOn ? 'written by hand: the ledger does not say how it came' : `expired after ${expires}`,
    history,
  };
}
