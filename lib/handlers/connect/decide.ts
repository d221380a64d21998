import { groupsOf } from './groups';
import { isWithin, readWorkingHours } from './working-hours';

/** A roster entry as it lies in the table. Nothing in it is believed before it is checked. */
export interface Person {
  /** Lower-case e-mail address: the NameID the identity provider sends. */
  readonly person?: unknown;
  /** Groups the identity provider sends for the person's job functions. */
  readonly groups?: unknown;
  /** First day of access, YYYY-MM-DD in UTC, inclusive. */
  readonly from?: unknown;
  /** Last day of access, YYYY-MM-DD in UTC, inclusive. */
  readonly until?: unknown;
  readonly suspended?: unknown;
}

export interface Settings {
  /** The group that the identity provider sends only after a second factor. */
  readonly mfaGroup: string;
  /** When set, connections to any other endpoint are refused. */
  readonly endpointId?: string;
  /** When set, connections at any other time are refused: JSON, see `readWorkingHours`. */
  readonly workingHours?: string;
}

export type Refusal =
  | 'settings-incomplete'
  | 'event-malformed'
  | 'wrong-endpoint'
  | 'certificate-only'
  | 'name-malformed'
  | 'mfa-missing'
  | 'not-on-roster'
  | 'roster-entry-malformed'
  | 'suspended'
  | 'not-yet'
  | 'ended'
  | 'no-job-function'
  | 'outside-hours';

export interface Decision {
  readonly allow: boolean;
  readonly reason: Refusal | 'admitted';
}

/**
 * May this person's device enter, now?
 *
 * Everything must be proven: the second factor by a group, the person by the roster, the day by its
 * dates, the work by a group of one of the person's job functions, the time by the vendor's working hours where there
 * are any. What cannot be read denies.
 *
 * Limits: a session that began within the hours goes on after them, until its own end. AWS hands over only NameID and
 * groups, never how the person signed in. That the MFA group stands for a second factor is the identity provider's
 * promise.
 */
export function decide(event: unknown, person: Person | undefined, settings: Settings, now: Date): Decision {
  const refusal =
    refusedByEvent(event, settings) ??
    refusedByRoster(event, person, now) ??
    refusedByWork(event, person, settings) ??
    refusedByHours(settings, now);
  return refusal ? { allow: false, reason: refusal } : { allow: true, reason: 'admitted' };
}

/**
 * Name of the person in roster spelling, or undefined when it is no plain e-mail address.
 *
 * Only visible ASCII passes, because folding the case of anything else turns strangers into
 * colleagues: the Kelvin sign becomes `k`.
 */
export function nameOf(event: unknown): string | undefined {
  const username = fieldOf(event, 'username');
  if (typeof username !== 'string' || !/^[!-~]{1,64}@[!-~]{1,255}$/.test(username)) return undefined;
  return username.toLowerCase();
}

export function fieldOf(record: unknown, name: string): unknown {
  if (typeof record !== 'object' || record === null || !Object.hasOwn(record, name)) return undefined;
  return (record as Record<string, unknown>)[name];
}

function refusedByEvent(event: unknown, settings: Settings): Refusal | undefined {
  if (!isName(settings.mfaGroup)) return 'settings-incomplete';
  if (settings.endpointId !== undefined && !isName(settings.endpointId)) return 'settings-incomplete';
  const version = fieldOf(event, 'schema-version');
  if (typeof version !== 'string' || !/^v[1-9]\d{0,3}$/.test(version)) return 'event-malformed';
  const endpoint = fieldOf(event, 'endpoint-id');
  if (!isName(endpoint) || !isName(fieldOf(event, 'connection-id'))) return 'event-malformed';
  if (settings.endpointId !== undefined && endpoint !== settings.endpointId) return 'wrong-endpoint';
  // A connection by certificate alone carries no name: nobody could be held to account for it.
  const username = fieldOf(event, 'username') ?? '';
  if (username === '') return 'certificate-only';
  if (nameOf(event) === undefined) return 'name-malformed';
  return groupsOf(fieldOf(event, 'groups')).includes(settings.mfaGroup) ? undefined : 'mfa-missing';
}

function refusedByRoster(event: unknown, person: Person | undefined, now: Date): Refusal | undefined {
  if (typeof person !== 'object' || person === null) return 'not-on-roster';
  if (person.person !== nameOf(event)) return 'roster-entry-malformed';
  if (person.suspended !== undefined && person.suspended !== false) return 'suspended';
  const { from, until } = person;
  if (!isDayOrAbsent(from) || !isDayOrAbsent(until) || Number.isNaN(now.getTime())) return 'roster-entry-malformed';
  const today = now.toISOString().slice(0, 10);
  if (from !== undefined && today < from) return 'not-yet';
  if (until !== undefined && today > until) return 'ended';
  return undefined;
}

/** The MFA group is no job function, even when the roster lists it as one. */
function refusedByWork(event: unknown, person: Person | undefined, settings: Settings): Refusal | undefined {
  const sent = new Set(groupsOf(fieldOf(event, 'groups')));
  const held: unknown = person?.groups;
  if (!Array.isArray(held)) return 'roster-entry-malformed';
  const works = held.some((group) => isName(group) && group !== settings.mfaGroup && sent.has(group));
  return works ? undefined : 'no-job-function';
}

function refusedByHours({ workingHours }: Settings, now: Date): Refusal | undefined {
  if (workingHours === undefined) return undefined;
  const hours = readWorkingHours(workingHours);
  if (!hours) return 'settings-incomplete';
  return isWithin(hours, now) ? undefined : 'outside-hours';
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isDayOrAbsent(value: unknown): value is string | undefined {
  if (value === undefined) return true;
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const moment = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(value);
}
