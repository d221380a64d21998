import { GetItemCommand, PutItemCommand, UpdateItemCommand, type AttributeValue } from '@aws-sdk/client-dynamodb';
import { breakGlassHandler, type Surroundings } from '../../../lib/handlers/break-glass';

const ID = '0f8e7d6c-5b4a-4938-8271-605f4e3d2c1b';
const ENVIRONMENT = {
  REQUESTS_TABLE: 'requests',
  ROLE_ARN: 'arn:aws:iam::111122223333:role/glass',
  SESSION_SECONDS: '1800',
  APPROVAL_MINUTES: '30',
  APPROVERS: '{"ana":"ana@client.example","ben":"ben@client.example"}',
};
const CREDENTIALS = {
  AccessKeyId: 'ASIAEXAMPLE',
  SecretAccessKey: 'hunter2',
  SessionToken: 'token',
  Expiration: new Date(0),
};

interface World extends Partial<Surroundings> {
  /** The condition of the table does not hold. */
  readonly refused?: boolean;
}

/** A table of one item, an STS, and a clock that goes on a minute with each call. */
function world({ refused = false, ...changes }: World = {}) {
  const lines: string[] = [];
  const assumed: unknown[] = [];
  const order: string[] = [];
  let item: Record<string, AttributeValue> | undefined;
  let minute = 0;
  const send = (command: unknown) => {
    if (command instanceof GetItemCommand) return Promise.resolve({ Item: item });
    order.push('written');
    if (refused) return Promise.reject(Object.assign(new Error('secret'), { name: 'ConditionalCheckFailedException' }));
    if (command instanceof PutItemCommand) item = command.input.Item;
    if (command instanceof UpdateItemCommand) {
      const { ':by': by, ':at': at } = command.input.ExpressionAttributeValues!;
      const opened = command.input.UpdateExpression?.includes('openedAt');
      item = { ...item!, ...(opened ? { openedAt: at! } : { agreedBy: by!, agreedAt: at! }) };
    }
    return Promise.resolve({});
  };
  const sts = (command: { input: unknown }) => {
    order.push('assumed');
    assumed.push(command.input);
    return Promise.resolve({ Credentials: CREDENTIALS });
  };
  const handle = breakGlassHandler({
    requests: () => ({ send }) as never,
    sts: () => ({ send: sts }) as never,
    environment: ENVIRONMENT,
    clock: () => new Date(Date.parse('2027-03-31T12:00:00Z') + 60_000 * minute),
    newId: () => ID,
    log: (line) => {
      order.push('logged');
      lines.push(line);
    },
    ...changes,
  });
  const call = (alias: string, event: object) => {
    minute += 1;
    return handle(event, { invokedFunctionArn: `arn:aws:lambda:eu-central-1:111122223333:function:broker:${alias}` });
  };
  return { call, lines, assumed, order };
}

const ask = { do: 'ask', reason: 'The VPN is being misused' };
const agree = { do: 'agree', request: ID };
const open = { do: 'open', request: ID };

test('one asks, another agrees, and the first gets the role under the own name, once', async () => {
  const { call, assumed, lines } = world();
  expect(await call('ana', ask)).toEqual({ allow: true, reason: 'ask', request: ID });
  expect(await call('ben', agree)).toEqual({ allow: true, reason: 'agree', request: ID });
  expect(await call('ana', open)).toEqual({ allow: true, reason: 'open', request: ID, credentials: CREDENTIALS });
  expect(assumed).toEqual([
    {
      RoleArn: ENVIRONMENT.ROLE_ARN,
      RoleSessionName: ID,
      SourceIdentity: 'ana@client.example',
      DurationSeconds: 1800,
    },
  ]);
  expect(await call('ana', open)).toEqual({ allow: false, reason: 'already-opened' });
  expect(lines).toHaveLength(4);
  expect(lines.join('')).not.toContain('hunter2');
});

test('one person alone gets nothing, whatever that one does', async () => {
  const { call, assumed } = world();
  await call('ana', ask);
  expect(await call('ana', agree)).toMatchObject({ allow: false, reason: 'own-request' });
  expect(await call('ana', open)).toMatchObject({ allow: false, reason: 'not-agreed' });
  expect(assumed).toEqual([]);
});

test('the door opens after it is written into the table and into the log', async () => {
  const { call, order } = world();
  for (const [alias, event] of [
    ['ana', ask],
    ['ben', agree],
    ['ana', open],
  ] as const)
    await call(alias, event);
  expect(order.slice(-3)).toEqual(['written', 'logged', 'assumed']);
});

test('of two calls at once, the one that the table refuses gets nothing', async () => {
  const { call, assumed, lines } = world({ refused: true });
  expect(await call('ana', ask)).toEqual({ allow: false, reason: 'failed' });
  expect(assumed).toEqual([]);
  expect(JSON.parse(lines[0]!)).toMatchObject({ allow: false, failed: 'ConditionalCheckFailedException' });
  expect(lines[0]).not.toContain('secret');
});

test('a log that fails keeps the door shut', async () => {
  let full = false;
  const { call, assumed } = world({
    log: () => {
      if (full) throw new Error('disk full');
    },
  });
  await call('ana', ask);
  await call('ben', agree);
  full = true;
  await expect(call('ana', open)).rejects.toThrow();
  expect(assumed).toEqual([]);
});

test.each([
  ['the table', { REQUESTS_TABLE: '' }],
  ['the role', { ROLE_ARN: undefined }],
  ['the time', { SESSION_SECONDS: 'soon' }],
  ['the approvers', { APPROVERS: 'nobody' }],
])('nothing happens when the settings lack %s', async (_title, change) => {
  const { call, assumed } = world({ environment: { ...ENVIRONMENT, ...change } });
  expect(await call('ana', ask)).toEqual({ allow: false, reason: 'failed' });
  expect(assumed).toEqual([]);
});

test('a forged reason stays on one line', async () => {
  const { call, lines } = world();
  await call('ana', { do: 'ask', reason: `x\n{"allow":true}${'y'.repeat(5000)}` });
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toContain('\n');
  expect(lines[0]!.length).toBeLessThan(1000);
});
