import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { rosterHandler, type RosterEvent } from '../../../lib/handlers/roster';

const ANA = { person: 'ana@acme.example', jobFunctions: ['clerk'], groups: ['acme-clerks'], until: '2027-03-31' };

const EVENT: RosterEvent = {
  RequestType: 'Update',
  ResponseURL: 'https://answers.example/',
  StackId: 'stack',
  RequestId: 'request',
  LogicalResourceId: 'Entries',
  ResourceProperties: { People: [ANA] },
};

interface Call {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
}

interface Answer {
  readonly Status: string;
  readonly Reason?: string;
}

/** Runs the handler over a table that holds some people, and collects what it did. */
async function run(
  event: Partial<RosterEvent>,
  present: readonly string[] = [],
  failures: Readonly<Record<string, string>> = {},
) {
  const calls: Call[] = [];
  // A real client, because the paginator accepts nothing else; it never reaches the network.
  const client = new DynamoDBClient({ region: 'eu-central-1' });
  client.send = ((command: { constructor: { name: string }; input: Call['input'] }) => {
    const { name } = command.constructor;
    calls.push({ name, input: command.input });
    const failure = failures[name];
    if (failure) return Promise.reject(Object.assign(new Error('no'), { name: failure }));
    const items = present.map((person) => ({ person: { S: person } }));
    return Promise.resolve(name === 'ScanCommand' ? { Items: items } : {});
  }) as typeof client.send;
  const answers: Answer[] = [];
  await rosterHandler({
    client: () => client,
    environment: { ROSTER_TABLE: 'roster' },
    send: (_url, body) => Promise.resolve(void answers.push(JSON.parse(body) as Answer)),
    log: () => undefined,
  })({ ...EVENT, ...event });
  return { calls, answers };
}

test('takes off who left before it writes who stays, and answers once', async () => {
  const { calls, answers } = await run({}, ['zoe@acme.example', 'ana@acme.example']);
  expect(calls.map(({ name }) => name)).toEqual(['ScanCommand', 'DeleteItemCommand', 'UpdateItemCommand']);
  expect(calls[1]!.input.Key).toEqual({ person: { S: 'zoe@acme.example' } });
  expect(answers).toMatchObject([{ Status: 'SUCCESS', PhysicalResourceId: 'roster' }]);
});

test('writes the dates it was given, clears the others, and never touches `suspended`', async () => {
  const { calls } = await run({});
  const { input } = calls.at(-1)!;
  expect(input.UpdateExpression).toBe(
    'SET #jobFunctions = :jobFunctions, #groups = :groups, #until = :until REMOVE #from',
  );
  expect(input.ExpressionAttributeValues).toMatchObject({ ':groups': { L: [{ S: 'acme-clerks' }] } });
  expect(Object.values(input.ExpressionAttributeNames as Record<string, string>)).not.toContain('suspended');
});

test('when the enclave is taken down, nobody stays on the roster', async () => {
  const { calls } = await run({ RequestType: 'Delete' }, ['ana@acme.example']);
  expect(calls.map(({ name }) => name)).toEqual(['ScanCommand', 'DeleteItemCommand']);
});

test('whoever is suspended keeps an entry that lets nobody in', async () => {
  const { calls, answers } = await run({}, ['zoe@acme.example'], {
    DeleteItemCommand: 'ConditionalCheckFailedException',
  });
  expect(calls[1]!.input.ConditionExpression).toBe('attribute_not_exists(#suspended)');
  expect(calls[2]!.input).toMatchObject({
    Key: { person: { S: 'zoe@acme.example' } },
    UpdateExpression: 'REMOVE #jobFunctions, #groups, #from, #until',
  });
  expect(answers).toMatchObject([{ Status: 'SUCCESS' }]);
});

test('cleaning up after a replaced table leaves the new table alone', async () => {
  const { calls, answers } = await run({ RequestType: 'Delete', PhysicalResourceId: 'old-roster' }, [
    'ana@acme.example',
  ]);
  expect([calls, answers]).toMatchObject([[], [{ Status: 'SUCCESS' }]]);
});

test('a list that cannot be read changes nothing and fails the deployment', async () => {
  const { calls, answers } = await run({ ResourceProperties: { People: 'everybody' } });
  expect(calls).toEqual([]);
  expect(answers).toMatchObject([{ Status: 'FAILED' }]);
});

test('a refusal of AWS fails the deployment, and keeps the id so that nothing is deleted', async () => {
  const { answers } = await run({}, ['zoe@acme.example'], { DeleteItemCommand: 'AccessDeniedException' });
  expect(answers).toMatchObject([{ Status: 'FAILED', PhysicalResourceId: 'roster' }]);
  expect(answers[0]?.Reason).toContain('AccessDeniedException');
});
