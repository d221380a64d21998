import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkedFiles } from '../support/checked';

const FILE = join(__dirname, '../../examples/api-partner/enclave.yaml');

test('an API behind a load balancer, with a name of its own, beside data of small pieces: nothing fails or is unknown', async () => {
  const { outcome, report } = await checkedFiles({ 'enclave.yaml': readFileSync(FILE, 'utf8') }, ['enclave.yaml']);
  expect([outcome, report().summary]).toMatchObject([0, { fail: 0, unknown: 0 }]);
});
