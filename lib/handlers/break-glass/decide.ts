/** A request as it lies in the table. Nothing in it is believed before it is checked. */
export interface Request {
  /** Who asked: the address of an approver. */
  readonly by?: unknown;
  /** ISO 8601, UTC, like every moment here. */
  readonly askedAt?: unknown;
  readonly agreedBy?: unknown;
  readonly agreedAt?: unknown;
  readonly openedAt?: unknown;
}

export interface Settings {
  /** Address of each approver by the alias only that person may call. */
  readonly approvers: Readonly<Record<string, string>>;
  /** How long an approval holds, in minutes. */
  readonly approvalMinutes: number;
}

export type Deed = 'ask' | 'agree' | 'open';

export type Refusal =
  | 'settings-incomplete'
  | 'caller-unknown'
  | 'event-malformed'
  | 'reason-missing'
  | 'request-unknown'
  | 'request-malformed'
  | 'requester-left'
  | 'own-request'
  | 'not-the-requester'
  | 'already-agreed'
  | 'not-agreed'
  | 'already-opened'
  | 'too-late';

export type Decision =
  | { readonly allow: true; readonly deed: Deed; readonly caller: string }
  | { readonly allow: false; readonly reason: Refusal; readonly caller?: string };

/**
 * May this approver do that, now?
 *
 * Whoever asks has agreed by asking, and a second approver must agree too; then the one who asked may open, once, as
 * long as both have spoken within the last minutes. The caller is told from the alias that was called, which IAM opens
 * to one person each, and never from what the event says.
 *
 * Limits: it counts addresses. That two addresses are two people is the promise of whoever gave out the users.
 */
export function decide(
  event: unknown,
  invokedArn: unknown,
  request: Request | undefined,
  settings: Settings,
  now: Date,
): Decision {
  if (!isComplete(settings)) return { allow: false, reason: 'settings-incomplete' };
  const caller = callerOf(invokedArn, settings);
  if (caller === undefined) return { allow: false, reason: 'caller-unknown' };
  const deed = deedOf(event);
  if (deed === undefined) return { allow: false, reason: 'event-malformed', caller };
  const reason = deed === 'ask' ? refusedAsking(event) : refusedLater(deed, caller, event, request, settings, now);
  return reason ? { allow: false, reason, caller } : { allow: true, deed, caller };
}

/** The approver whose alias was called: the eighth part of the function's ARN. Without alias nobody is known. */
export function callerOf(invokedArn: unknown, { approvers }: Settings): string | undefined {
  const parts = typeof invokedArn === 'string' ? invokedArn.split(':') : [];
  const alias = parts[7];
  if (parts.length !== 8 || alias === undefined || !Object.hasOwn(approvers, alias)) return undefined;
  return approvers[alias];
}

/** The request an event speaks of; undefined when it names none. */
export function requestOf(event: unknown): string | undefined {
  const id = fieldOf(event, 'request');
  return typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) ? id : undefined;
}

export function reasonOf(event: unknown): string | undefined {
  const reason = fieldOf(event, 'reason');
  return typeof reason === 'string' && /^[ -~\u00a0-\uffff]{10,500}$/.test(reason.trim()) ? reason.trim() : undefined;
}

export function fieldOf(record: unknown, name: string): unknown {
  if (typeof record !== 'object' || record === null || !Object.hasOwn(record, name)) return undefined;
  return (record as Record<string, unknown>)[name];
}

function deedOf(event: unknown): Deed | undefined {
  const deed = fieldOf(event, 'do');
  return deed === 'ask' || deed === 'agree' || deed === 'open' ? deed : undefined;
}

function isComplete({ approvers, approvalMinutes }: Settings): boolean {
  const addresses = Object.values(approvers);
  const different = new Set(addresses.map((address) => address.toLowerCase()));
  return different.size === addresses.length && different.size >= 2 && approvalMinutes > 0;
}

function refusedAsking(event: unknown): Refusal | undefined {
  return reasonOf(event) === undefined ? 'reason-missing' : undefined;
}

function refusedLater(
  deed: 'agree' | 'open',
  caller: string,
  event: unknown,
  request: Request | undefined,
  settings: Settings,
  now: Date,
): Refusal | undefined {
  if (requestOf(event) === undefined) return 'event-malformed';
  if (typeof request !== 'object' || request === null) return 'request-unknown';
  const { by, askedAt, agreedBy, agreedAt, openedAt } = request;
  if (typeof by !== 'string' || momentOf(askedAt) === undefined) return 'request-malformed';
  const approvers = Object.values(settings.approvers);
  if (!approvers.includes(by)) return 'requester-left';
  if (openedAt !== undefined) return 'already-opened';
  if (!isFresh(askedAt, settings, now)) return 'too-late';
  if (deed === 'agree') {
    if (by === caller) return 'own-request';
    return agreedBy === undefined ? undefined : 'already-agreed';
  }
  if (by !== caller) return 'not-the-requester';
  if (agreedBy === undefined) return 'not-agreed';
  if (typeof agreedBy !== 'string' || momentOf(agreedAt) === undefined) return 'request-malformed';
  // Somebody taken off the list since then has not agreed, and nobody agrees with themselves.
  if (!approvers.includes(agreedBy) || agreedBy === by) return 'not-agreed';
  return isFresh(agreedAt, settings, now) ? undefined : 'too-late';
}

/** Not older than an approval holds, and not from the future. */
function isFresh(moment: unknown, { approvalMinutes }: Settings, now: Date): boolean {
  const age = now.getTime() - (momentOf(moment) ?? Number.NaN);
  return age >= 0 && age <= approvalMinutes * 60_000;
}

function momentOf(value: unknown): number | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(value)) return undefined;
  const moment = Date.parse(value);
  return Number.isNaN(moment) ? undefined : moment;
}
