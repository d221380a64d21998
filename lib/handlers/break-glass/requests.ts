import { GetItemCommand, PutItemCommand, UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Request } from './decide';

export type RequestsClient = Pick<DynamoDBClient, 'send'>;

/** Reads a request consistently: an approval counts from the moment it is given, and an opened door is seen as such. */
export async function readRequest(client: RequestsClient, table: string, id: string): Promise<Request | undefined> {
  const command = new GetItemCommand({ TableName: table, Key: { request: { S: id } }, ConsistentRead: true });
  const { Item } = await client.send(command);
  if (!Item) return undefined;
  // A kind of value that we never write stays wrapped, so that `decide` sees something it refuses.
  return Object.fromEntries(Object.entries(Item).map(([name, value]) => [name, value.S ?? value]));
}

export interface Asked {
  readonly id: string;
  readonly by: string;
  readonly reason: string;
  readonly at: string;
}

export async function writeAsked(client: RequestsClient, table: string, asked: Asked): Promise<void> {
  const { id, by, reason, at } = asked;
  await client.send(
    new PutItemCommand({
      TableName: table,
      Item: { request: { S: id }, by: { S: by }, reason: { S: reason }, askedAt: { S: at } },
      ConditionExpression: 'attribute_not_exists(request)',
    }),
  );
}

/** Writes that somebody agreed; refused by the table itself when somebody did before, or when it is the same person. */
export async function writeAgreed(
  client: RequestsClient,
  table: string,
  { id, by, at }: { readonly id: string; readonly by: string; readonly at: string },
): Promise<void> {
  await client.send(
    new UpdateItemCommand({
      TableName: table,
      Key: { request: { S: id } },
      UpdateExpression: 'SET agreedBy = :by, agreedAt = :at',
      ConditionExpression:
        'attribute_exists(request) AND attribute_not_exists(agreedBy) AND attribute_not_exists(openedAt) AND #by <> :by',
      ExpressionAttributeNames: { '#by': 'by' },
      ExpressionAttributeValues: { ':by': { S: by }, ':at': { S: at } },
    }),
  );
}

/** Writes that the door is opened, before it is: of two calls at once one is refused. */
export async function writeOpened(
  client: RequestsClient,
  table: string,
  { id, by, at }: { readonly id: string; readonly by: string; readonly at: string },
): Promise<void> {
  await client.send(
    new UpdateItemCommand({
      TableName: table,
      Key: { request: { S: id } },
      UpdateExpression: 'SET openedAt = :at',
      ConditionExpression:
        '#by = :by AND attribute_exists(agreedBy) AND agreedBy <> :by AND attribute_not_exists(openedAt)',
      ExpressionAttributeNames: { '#by': 'by' },
      ExpressionAttributeValues: { ':by': { S: by }, ':at': { S: at } },
    }),
  );
}
