import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXAMPLES } from '../constructs/fixtures';
import { checkedFiles } from '../support/checked';

const textOf = (name: string) => readFileSync(join(__dirname, '../../examples', name, 'enclave.yaml'), 'utf8');

test.each(EXAMPLES)('`enclave check` of the example %s: nothing fails, is unknown or excepted', async (name) => {
  const { outcome, report } = await checkedFiles({ 'enclave.yaml': textOf(name) }, ['enclave.yaml']);
  const { summary, proofs } = report();
  expect([outcome, summary]).toMatchObject([0, { fail: 0, unknown: 0, excepted: 0 }]);
  expect(proofs.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
});

test('every part of the manifest beside every other: nothing fails, is unknown or excepted', async () => {
  const text = readFileSync(join(__dirname, 'everything-at-once.yaml'), 'utf8');
  const { outcome, report } = await checkedFiles({ 'enclave.yaml': text }, ['enclave.yaml']);
  expect([outcome, report().summary]).toMatchObject([0, { fail: 0, unknown: 0, excepted: 0 }]);
});

test.each([
  ['pilot-browser', /^Every browser session takes nothing along/],
  ['verified-apps', /^Verified Access leads to the applications of the manifest alone/],
])('the example %s is proven to have its way in, and no VPN', async (name, claim) => {
  const { report } = await checkedFiles({ 'enclave.yaml': textOf(name) }, ['enclave.yaml']);
  const claims = report().proofs.map((proof) => proof.claim);
  for (const wanted of [claim, /^No VPN session can be opened/]) {
    expect(claims).toContainEqual(expect.stringMatching(wanted));
  }
});
