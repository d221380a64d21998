import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { decide, fieldOf, nameOf, type Decision } from './decide';
import { respond, type ResponseV1, type ResponseV3 } from './respond';
import { readPerson, type RosterClient } from './roster';

/** What the handler needs from outside; a test passes its own. */
export interface Surroundings {
  readonly roster: () => RosterClient;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: () => Date;
  readonly log: (line: string) => void;
  readonly answerWithinMs: number;
}

/** AWS waits 30 seconds and then denies without a word; we answer, and say why, long before that. */
const ANSWER_WITHIN_MS = 8000;

type Outcome = Omit<Decision, 'reason'> & { readonly reason: Decision['reason'] | 'roster-unreadable'; error?: string };

/** The client-connect handler: AWS calls it for every device that has authenticated. It never throws. */
export function connectHandler(surroundings: Surroundings): (event: unknown) => Promise<ResponseV1 | ResponseV3> {
  return async (event) => {
    let outcome: Outcome;
    try {
      outcome = await judge(event, surroundings);
    } catch (error) {
      outcome = { allow: false, reason: 'roster-unreadable', error: nameOfError(error) };
    }
    try {
      surroundings.log(logLine(event, outcome, surroundings.clock));
    } catch {
      // Nobody enters unseen: a connection that cannot be written down is not admitted.
      return respond(event, false, 'failed');
    }
    return respond(event, outcome.allow, outcome.reason === 'roster-unreadable' ? 'failed' : 'refused');
  };
}

async function judge(event: unknown, surroundings: Surroundings): Promise<Decision> {
  const { environment, clock, roster, answerWithinMs } = surroundings;
  const { ROSTER_TABLE: table, MFA_GROUP: mfaGroup = '', ENDPOINT_ID: endpointId, WORKING_HOURS } = environment;
  if (!table) return { allow: false, reason: 'settings-incomplete' };
  const name = nameOf(event);
  const person =
    name === undefined
      ? undefined
      : await within(answerWithinMs, (signal) => readPerson(roster(), table, name, signal));
  return decide(event, person, { mfaGroup, endpointId, workingHours: WORKING_HOURS }, clock());
}

/** Gives up when the time is over, even when the client ignores the signal to stop. */
async function within<T>(milliseconds: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(Object.assign(new Error('the roster did not answer in time'), { name: 'TimeoutError' }));
      abort.abort();
    }, milliseconds);
  });
  try {
    return await Promise.race([work(abort.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** One line for the reviewer. Values are cut and quoted, so that no name can forge a second line. */
function logLine(event: unknown, outcome: Outcome, clock: () => Date): string {
  const cut = (name: string): string | null => {
    const value = fieldOf(event, name);
    return typeof value === 'string' ? value.slice(0, 256) : null;
  };
  return JSON.stringify({
    event: 'client-vpn-connect',
    at: clock().toISOString(),
    allow: outcome.allow,
    reason: outcome.reason,
    ...(outcome.error === undefined ? {} : { error: outcome.error }),
    person: nameOf(event) ?? cut('username'),
    'connection-id': cut('connection-id'),
    'endpoint-id': cut('endpoint-id'),
    'public-ip': cut('public-ip'),
    platform: cut('platform'),
    'schema-version': cut('schema-version'),
  });
}

/** Name and code alone: the text of an AWS error may quote what was signed. */
function nameOfError(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { name, code } = error as NodeJS.ErrnoException;
  return [name, code]
    .filter((part) => typeof part === 'string')
    .join(' ')
    .slice(0, 64);
}

let client: DynamoDBClient | undefined;

/** Two attempts of at most three seconds each, and one client for all calls of this instance. */
function rosterClient(): DynamoDBClient {
  client ??= new DynamoDBClient({
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 2000, throwOnRequestTimeout: true },
  });
  return client;
}

export const handler = connectHandler({
  roster: rosterClient,
  environment: process.env,
  clock: () => new Date(),
  log: (line) => console.log(line),
  answerWithinMs: ANSWER_WITHIN_MS,
});
