import { GetItemCommand, type AttributeValue, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Person } from './decide';

export type RosterClient = Pick<DynamoDBClient, 'send'>;

/**
 * One person's entry, or undefined when there is none.
 * The read is consistent: somebody taken off the roster is out with the next connection, not soon after.
 */
export async function readPerson(
  client: RosterClient,
  table: string,
  name: string,
  signal: AbortSignal,
): Promise<Person | undefined> {
  const command = new GetItemCommand({ TableName: table, Key: { person: { S: name } }, ConsistentRead: true });
  const { Item } = await client.send(command, { abortSignal: signal });
  if (!Item) return undefined;
  return Object.fromEntries(Object.entries(Item).map(([key, value]) => [key, plain(value)]));
}

/**
 * The plain value of an attribute. Kinds the roster does not use stay wrapped, so that
 * `decide` sees something that is neither absent nor `false`, and refuses.
 */
function plain(value: AttributeValue): unknown {
  if (value.S !== undefined) return value.S;
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.SS !== undefined) return value.SS;
  if (value.L !== undefined) return value.L.map(plain);
  return value;
}
