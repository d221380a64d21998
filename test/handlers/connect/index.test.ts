import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient, type GetItemCommand } from '@aws-sdk/client-dynamodb';
import { connectHandler, type Surroundings } from '../../../lib/handlers/connect';

const EVENT = {
  'connection-id': 'cvpn-connection-0a1b2c3d',
  'endpoint-id': 'cvpn-endpoint-0123456789abcdef0',
  username: 'Ana@Meridian.example',
  platform: 'mac',
  'public-ip': '203.0.113.7',
  groups: '["vpn-mfa","enclave-meridian-claims"]',
  'schema-version': 'v3',
};
const ITEM = {
  person: { S: 'ana@meridian.example' },
  groups: { SS: ['enclave-meridian-claims'] },
  until: { S: '2027-03-31' },
  suspended: { BOOL: false },
};

type Send = (command: GetItemCommand) => Promise<unknown>;

function given(send: Send, changes: Partial<Surroundings> = {}) {
  const lines: string[] = [];
  const handle = connectHandler({
    roster: () => ({ send }),
    environment: { ROSTER_TABLE: 'enclave-meridian-roster', MFA_GROUP: 'vpn-mfa' },
    clock: () => new Date('2027-03-31T23:00:00Z'),
    log: (line) => lines.push(line),
    answerWithinMs: 1000,
    ...changes,
  });
  return { handle, logged: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

const found: Send = () => Promise.resolve({ Item: ITEM });

describe('the connect handler', () => {
  it('admits a person of the roster, read consistently under the lower-case name', async () => {
    const asked: unknown[] = [];
    const { handle, logged } = given((command) => {
      asked.push(command.input);
      return Promise.resolve({ Item: ITEM });
    });
    expect(await handle(EVENT)).toEqual({
      allow: true,
      'error-msg-on-denied-connection': '',
      'posture-compliance-statuses': [],
      'schema-version': 'v3',
    });
    expect(asked).toEqual([
      { TableName: 'enclave-meridian-roster', Key: { person: { S: 'ana@meridian.example' } }, ConsistentRead: true },
    ]);
    expect(logged()).toEqual([
      {
        event: 'client-vpn-connect',
        at: '2027-03-31T23:00:00.000Z',
        allow: true,
        reason: 'admitted',
        person: 'ana@meridian.example',
        'connection-id': 'cvpn-connection-0a1b2c3d',
        'endpoint-id': 'cvpn-endpoint-0123456789abcdef0',
        'public-ip': '203.0.113.7',
        platform: 'mac',
        'schema-version': 'v3',
      },
    ]);
  });

  it.each([
    ['v1', 'v1', 'error-msg-on-failed-posture-compliance'],
    ['v2', 'v2', 'error-msg-on-denied-connection'],
    ['v3', 'v3', 'error-msg-on-denied-connection'],
    ['v9', 'v9', 'error-msg-on-denied-connection'],
    [undefined, 'v3', 'error-msg-on-denied-connection'],
    ['<script>', 'v3', 'error-msg-on-denied-connection'],
  ])('answers version %s in the shape of %s', async (asked, answered, message) => {
    const { handle } = given(() => Promise.resolve({}));
    const response = await handle({ ...EVENT, 'schema-version': asked });
    expect(Object.keys(response).sort()).toEqual(
      ['allow', message, 'posture-compliance-statuses', 'schema-version'].sort(),
    );
    expect(response).toMatchObject({ allow: false, 'schema-version': answered });
  });

  it('tells a stranger and a suspended colleague the same', async () => {
    const stranger = await given(() => Promise.resolve({})).handle(EVENT);
    const suspended = await given(() => Promise.resolve({ Item: { ...ITEM, suspended: { BOOL: true } } })).handle(
      EVENT,
    );
    expect(stranger).toEqual(suspended);
    const message = (stranger as { 'error-msg-on-denied-connection': string })['error-msg-on-denied-connection'];
    expect(message).toContain('cvpn-connection-0a1b2c3d');
    expect(message.length).toBeLessThanOrEqual(255);
  });

  it.each<[string, Send, Partial<Surroundings>, unknown, string]>([
    ['the table is not named', found, { environment: { MFA_GROUP: 'vpn-mfa' } }, EVENT, 'settings-incomplete'],
    ['the MFA group is not named', found, { environment: { ROSTER_TABLE: 'roster' } }, EVENT, 'settings-incomplete'],
    ['the event is nothing', found, {}, undefined, 'event-malformed'],
    ['the event is text', found, {}, 'hello', 'event-malformed'],
    ['nobody is found', () => Promise.resolve({}), {}, EVENT, 'not-on-roster'],
    [
      'suspension is a number',
      () => Promise.resolve({ Item: { ...ITEM, suspended: { N: '0' } } }),
      {},
      EVENT,
      'suspended',
    ],
    ['the read fails', () => Promise.reject(new Error('secret: hunter2')), {}, EVENT, 'roster-unreadable'],
    [
      'the client throws',
      () => {
        throw new TypeError('boom');
      },
      {},
      EVENT,
      'roster-unreadable',
    ],
    ['the answer is nothing', () => Promise.resolve(undefined), {}, EVENT, 'roster-unreadable'],
    ['the read never ends', () => new Promise(() => undefined), { answerWithinMs: 20 }, EVENT, 'roster-unreadable'],
    [
      'the endpoint is another one',
      found,
      { environment: { ROSTER_TABLE: 'roster', MFA_GROUP: 'vpn-mfa', ENDPOINT_ID: 'cvpn-endpoint-1' } },
      EVENT,
      'wrong-endpoint',
    ],
  ])('denies when %s', async (_title, send, changes, event, reason) => {
    const { handle, logged } = given(send, changes);
    const response = await handle(event);
    expect(response.allow).toBe(false);
    expect(logged()).toEqual([expect.objectContaining({ allow: false, reason })]);
    expect(JSON.stringify([response, logged()])).not.toContain('hunter2');
  });

  it('logs the name and code of an error, never its text', async () => {
    const error = Object.assign(new Error('connect to 10.0.0.1 with hunter2'), { code: 'ECONNREFUSED' });
    const { handle, logged } = given(() => Promise.reject(error));
    await handle(EVENT);
    expect(logged()).toEqual([expect.objectContaining({ reason: 'roster-unreadable', error: 'Error ECONNREFUSED' })]);
  });

  it('reads job functions from a list as well as from a set', async () => {
    const item = { ...ITEM, groups: { L: [{ S: 'enclave-meridian-claims' }] } };
    expect(await given(() => Promise.resolve({ Item: item })).handle(EVENT)).toMatchObject({ allow: true });
  });

  it('admits nobody it cannot write down', async () => {
    const log = () => {
      throw new Error('disk full');
    };
    expect(await given(found, { log }).handle(EVENT)).toMatchObject({ allow: false });
  });

  it('keeps a forged name on one line and within bounds', async () => {
    const lines: string[] = [];
    const username = `x\n{"allow":true}${'y'.repeat(5000)}`;
    await given(found, { log: (line) => lines.push(line) }).handle({ ...EVENT, username });
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain('\n');
    expect(lines[0]!.length).toBeLessThan(1200);
  });

  it('denies in time when the real client meets a server that stays silent', async () => {
    const server = createServer(() => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const client = new DynamoDBClient({
      region: 'eu-central-1',
      endpoint: `http://127.0.0.1:${port}`,
      credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' },
    });
    try {
      const { handle, logged } = given(found, { roster: () => client, answerWithinMs: 100 });
      expect(await handle(EVENT)).toMatchObject({ allow: false });
      expect(logged()).toEqual([expect.objectContaining({ reason: 'roster-unreadable' })]);
    } finally {
      client.destroy();
      server.closeAllConnections();
      server.close();
    }
  });
});
