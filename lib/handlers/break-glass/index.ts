import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { AssumeRoleCommand, STSClient, type Credentials } from '@aws-sdk/client-sts';
import { randomUUID } from 'node:crypto';
import { decide, fieldOf, reasonOf, requestOf, type Decision, type Settings } from './decide';
import { readRequest, writeAgreed, writeAsked, writeOpened, type RequestsClient } from './requests';

/** What the handler needs from outside; a test passes its own. */
export interface Surroundings {
  readonly requests: () => RequestsClient;
  readonly sts: () => Pick<STSClient, 'send'>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly log: (line: string) => void;
}

/** What an approver is told. Only `open` brings credentials, and they stand in no log. */
export interface Answer {
  readonly allow: boolean;
  readonly reason: string;
  readonly request?: string;
  readonly credentials?: Credentials;
}

interface Place {
  readonly table: string;
  readonly role: string;
  readonly sessionSeconds: number;
}

/**
 * The broker of the emergency role: it alone may assume it, and does so for two people who agreed. It throws only when
 * it cannot even write its log, and then the door is shut.
 */
export function breakGlassHandler(surroundings: Surroundings) {
  return async (event: unknown, context: unknown): Promise<Answer> => {
    const { log, clock } = surroundings;
    const say = (decision: Decision, outcome: object) => log(lineOf(event, decision, outcome, clock()));
    let decision: Decision = { allow: false, reason: 'settings-incomplete' };
    try {
      const place = placeOf(surroundings.environment);
      if (!place) throw new Error('settings are incomplete');
      decision = await judge(event, context, place, surroundings);
      if (!decision.allow) {
        say(decision, {});
        return { allow: false, reason: decision.reason };
      }
      return await act(event, decision, place, surroundings, say);
    } catch (error) {
      say(decision, { allow: false, failed: nameOfError(error) });
      return { allow: false, reason: 'failed' };
    }
  };
}

async function judge(event: unknown, context: unknown, place: Place, surroundings: Surroundings): Promise<Decision> {
  const settings = settingsOf(surroundings.environment);
  const id = requestOf(event);
  const request = id === undefined ? undefined : await readRequest(surroundings.requests(), place.table, id);
  return decide(event, fieldOf(context, 'invokedFunctionArn'), request, settings, surroundings.clock());
}

type Allowed = Extract<Decision, { allow: true }>;
type Say = (decision: Decision, outcome: object) => void;

async function act(event: unknown, decision: Allowed, place: Place, surroundings: Surroundings, say: Say) {
  const { deed, caller } = decision;
  const client = surroundings.requests();
  const at = surroundings.clock().toISOString();
  const id = deed === 'ask' ? surroundings.newId() : (requestOf(event) ?? '');
  if (deed === 'ask') await writeAsked(client, place.table, { id, by: caller, reason: reasonOf(event) ?? '', at });
  if (deed === 'agree') await writeAgreed(client, place.table, { id, by: caller, at });
  if (deed === 'open') await writeOpened(client, place.table, { id, by: caller, at });
  // Nobody enters unwritten: the line comes before the door, and a line that fails keeps it shut.
  say(decision, { request: id });
  const credentials = deed === 'open' ? await assume(surroundings.sts(), place, caller, id) : undefined;
  return { allow: true, reason: deed, request: id, ...(credentials ? { credentials } : {}) };
}

/** The session bears the name of the person, who cannot shed it, and the number of the request. */
async function assume(sts: Pick<STSClient, 'send'>, place: Place, person: string, request: string) {
  const command = new AssumeRoleCommand({
    RoleArn: place.role,
    RoleSessionName: request,
    SourceIdentity: person,
    DurationSeconds: place.sessionSeconds,
  });
  const { Credentials: credentials } = await sts.send(command);
  if (!credentials) throw new Error('STS answered without credentials');
  return credentials;
}

function placeOf(environment: Surroundings['environment']): Place | undefined {
  const { REQUESTS_TABLE: table, ROLE_ARN: role, SESSION_SECONDS: seconds } = environment;
  const sessionSeconds = Number(seconds);
  if (!table || !role || !Number.isInteger(sessionSeconds) || sessionSeconds <= 0) return undefined;
  return { table, role, sessionSeconds };
}

function settingsOf({ APPROVERS: text = '{}', APPROVAL_MINUTES: minutes }: Surroundings['environment']): Settings {
  const parsed: unknown = JSON.parse(text);
  const entries = Object.entries(typeof parsed === 'object' && parsed !== null ? parsed : {});
  const approvers = Object.fromEntries(entries.filter((entry): entry is [string, string] => isText(entry[1])));
  return { approvers, approvalMinutes: Number(minutes) };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** One line for the reviewer. Values are cut and quoted, so that no reason can forge a second line. */
function lineOf(event: unknown, decision: Decision, outcome: object, now: Date): string {
  const cut = (name: string): string | null => {
    const value = fieldOf(event, name);
    return typeof value === 'string' ? value.slice(0, 500) : null;
  };
  return JSON.stringify({
    event: 'break-glass',
    at: now.toISOString(),
    do: cut('do'),
    request: cut('request'),
    why: cut('reason'),
    ...decision,
    ...outcome,
  });
}

/** Name alone: the text of an AWS error may quote what was signed. */
function nameOfError(error: unknown): string {
  return error instanceof Error ? error.name.slice(0, 64) : 'unknown';
}

export const handler = breakGlassHandler({
  requests: () => new DynamoDBClient({}),
  sts: () => new STSClient({}),
  environment: process.env,
  clock: () => new Date(),
  newId: randomUUID,
  log: (line) => console.log(line),
});
