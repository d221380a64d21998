import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkedFiles } from '../support/checked';

const FILE = join(__dirname, '../../examples/many-services/enclave.yaml');

test('eight services behind one door, three of another account: nothing fails or is unknown', async () => {
  const { outcome, report } = await checkedFiles({ 'enclave.yaml': readFileSync(FILE, 'utf8') }, ['enclave.yaml']);
  expect([outcome, report().summary]).toMatchObject([0, { fail: 0, unknown: 0 }]);
});
