import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { plan, readEntries, type Entry } from './plan';
import { namesOn, put, remove } from './table';

/** What CloudFormation sends to a custom resource (AWS CloudFormation User Guide, "Custom resource request objects"). */
export interface RosterEvent {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly ResponseURL: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
  /** What this handler answered before; absent on `Create`. */
  readonly PhysicalResourceId?: string;
  readonly ResourceProperties: Readonly<Record<string, unknown>>;
}

/** What the handler needs from outside; a test passes its own. */
export interface Surroundings {
  readonly client: () => DynamoDBClient;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly send: (url: string, body: string) => Promise<void>;
  readonly log: (line: string) => void;
}

/**
 * Makes the roster say what the template says, and tells CloudFormation whether it did.
 *
 * When the resource is deleted, everybody is taken off: the table outlives the stack, and must let nobody in.
 * People leave before others join, so that a failure halfway errs on the side of too few.
 */
export function rosterHandler(surroundings: Surroundings): (event: RosterEvent) => Promise<void> {
  return async (event) => {
    const table = surroundings.environment.ROSTER_TABLE;
    let reason: string | undefined;
    try {
      if (!table) throw new Error('ROSTER_TABLE is not set');
      if (isForAnotherTable(event, table)) surroundings.log(JSON.stringify({ event: 'roster', kept: table }));
      else await write(surroundings, table, entriesOf(event));
    } catch (error) {
      // The name of an AWS error says enough; its text may quote what was signed.
      reason = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, REASON_LENGTH_MAX) : 'unknown';
      surroundings.log(JSON.stringify({ event: 'roster', request: event.RequestType, failed: reason }));
    }
    await surroundings.send(event.ResponseURL, answer(event, table, reason));
  };
}

/** After a table was replaced, CloudFormation deletes the old one's entries: the new table's must stay. */
function isForAnotherTable({ RequestType, PhysicalResourceId }: RosterEvent, table: string): boolean {
  return RequestType === 'Delete' && PhysicalResourceId !== undefined && PhysicalResourceId !== table;
}

function entriesOf({ RequestType, ResourceProperties }: RosterEvent): Entry[] {
  return RequestType === 'Delete' ? [] : readEntries(ResourceProperties.People);
}

/** CloudFormation takes answers of at most 4096 bytes; names and ids need some of them. */
const REASON_LENGTH_MAX = 1000;

async function write(surroundings: Surroundings, table: string, wanted: readonly Entry[]): Promise<void> {
  const client = surroundings.client();
  const work = plan(await namesOn(client, table), wanted);
  for (const person of work.remove) await remove(client, table, person);
  for (const entry of work.put) await put(client, table, entry);
  surroundings.log(JSON.stringify({ event: 'roster', put: work.put.length, removed: work.remove.length }));
}

function answer(event: RosterEvent, table: string | undefined, reason: string | undefined): string {
  return JSON.stringify({
    Status: reason === undefined ? 'SUCCESS' : 'FAILED',
    Reason: reason,
    // The same for every request: a new id would make CloudFormation delete the old roster after writing the new one.
    PhysicalResourceId: table ?? event.LogicalResourceId,
    StackId: event.StackId,
    RequestId: event.RequestId,
    LogicalResourceId: event.LogicalResourceId,
  });
}

/** The address is signed for a request without a content type, so the body must not be text. */
async function putAnswer(url: string, body: string): Promise<void> {
  const response = await fetch(url, { method: 'PUT', body: Buffer.from(body), signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`CloudFormation did not take the answer: HTTP ${response.status}`);
}

export const handler = rosterHandler({
  client: () => new DynamoDBClient({}),
  environment: process.env,
  send: putAnswer,
  log: (line) => console.log(line),
});
