import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkedFiles } from '../support/checked';

const text = readFileSync(join(__dirname, '../../examples/two-offices/enclave.yaml'), 'utf8');

test('two offices beside Client VPN: nothing fails, nothing is unknown, and all is proven', async () => {
  const { outcome, report } = await checkedFiles({ 'enclave.yaml': text }, ['.']);
  expect(outcome).toBe(0);
  expect(report().summary).toMatchObject({ fail: 0, unknown: 0, excepted: 0 });
  expect(report().proofs.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
});

test('offices alone are a way in', async () => {
  const alone = text.replace(/ {2}clientVpn:\n.*\n.*\n/, '');
  expect(alone).not.toContain('clientVpn');
  const { report } = await checkedFiles({ 'enclave.yaml': alone }, ['.']);
  expect(report().summary).toMatchObject({ fail: 0, unknown: 0, excepted: 0 });
  expect(report().proofs.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
});
