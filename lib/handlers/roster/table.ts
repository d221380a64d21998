import {
  DeleteItemCommand,
  paginateScan,
  UpdateItemCommand,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import type { Entry } from './plan';

/** The names on the roster now. */
export async function namesOn(client: DynamoDBClient, table: string): Promise<string[]> {
  const names: string[] = [];
  const pages = paginateScan(
    { client },
    {
      TableName: table,
      ConsistentRead: true,
      ProjectionExpression: '#person',
      ExpressionAttributeNames: { '#person': 'person' },
    },
  );
  for await (const { Items = [] } of pages) {
    for (const item of Items) if (item.person?.S !== undefined) names.push(item.person.S);
  }
  return names;
}

/** Writes what the template says and leaves `suspended` alone: an emergency brake must outlive a deployment. */
export async function put(client: DynamoDBClient, table: string, entry: Entry): Promise<void> {
  const values: Record<string, AttributeValue> = {
    jobFunctions: { L: entry.jobFunctions.map((name) => ({ S: name })) },
    groups: { L: entry.groups.map((name) => ({ S: name })) },
    ...(entry.from === undefined ? {} : { from: { S: entry.from } }),
    ...(entry.until === undefined ? {} : { until: { S: entry.until } }),
  };
  const gone = ['from', 'until'].filter((name) => !(name in values));
  const set = Object.keys(values).map((name) => `#${name} = :${name}`);
  await client.send(
    new UpdateItemCommand({
      TableName: table,
      Key: { person: { S: entry.person } },
      UpdateExpression: [
        `SET ${set.join(', ')}`,
        ...(gone.length > 0 ? [`REMOVE ${gone.map(hash).join(', ')}`] : []),
      ].join(' '),
      ExpressionAttributeNames: Object.fromEntries([...Object.keys(values), ...gone].map((name) => [hash(name), name])),
      ExpressionAttributeValues: Object.fromEntries(Object.entries(values).map(([name, value]) => [`:${name}`, value])),
    }),
  );
}

/**
 * Takes somebody off. Whoever is suspended keeps an entry that lets nobody in, so that a rollback or a second enrolment
 * does not lift the suspension.
 */
export async function remove(client: DynamoDBClient, table: string, person: string): Promise<void> {
  const Key = { person: { S: person } };
  try {
    await client.send(
      new DeleteItemCommand({
        TableName: table,
        Key,
        ConditionExpression: 'attribute_not_exists(#suspended)',
        ExpressionAttributeNames: { '#suspended': 'suspended' },
      }),
    );
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
    const gone = ['jobFunctions', 'groups', 'from', 'until'];
    await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key,
        UpdateExpression: `REMOVE ${gone.map(hash).join(', ')}`,
        ExpressionAttributeNames: Object.fromEntries(gone.map((name) => [hash(name), name])),
      }),
    );
  }
}

/** Names go through a placeholder, because some of them are words DynamoDB keeps for itself. */
function hash(name: string): string {
  return `#${name}`;
}
