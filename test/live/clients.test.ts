import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { closeClients, openClients } from '../../lib/live';

const ROOM = join(__dirname, '../../lib/live');

describe('the clients', () => {
  it('load the SDK only when somebody opens them', () => {
    const eager = readdirSync(ROOM)
      .filter((file) => file.endsWith('.ts'))
      .filter((file) => /^import (?!type ).*@aws-sdk/m.test(readFileSync(join(ROOM, file), 'utf8')));
    expect(eager).toEqual([]);
  });

  it('ask the region, and as often as told', async () => {
    const clients = await openClients({ region: 'eu-west-1', profile: 'audit', attemptsMax: 2 });
    expect(await clients.ec2.config.region()).toBe('eu-west-1');
    expect(await clients.iam.config.maxAttempts()).toBe(2);
    closeClients(clients);
  });
});
