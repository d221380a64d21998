import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../../lib/commands/check';
import type { FindingsReport } from '../../lib/reports/findings-report';
import { fakeIo } from '../support/fake-io';
import { temporaryFolder } from '../support/temporary';

const textOf = (name: string) => readFileSync(join(__dirname, '../../examples', name, 'enclave.yaml'), 'utf8');

async function checked(name: string): Promise<FindingsReport> {
  const io = fakeIo(temporaryFolder({ 'enclave.yaml': textOf(name) }));
  await check(['enclave.yaml'], { format: 'json' }, io);
  return JSON.parse(io.stdout()) as FindingsReport;
}

test.each([
  ['pilot-browser', /^Every browser session takes nothing along/],
  ['verified-apps', /^Verified Access leads to the applications of the manifest alone/],
])('the example %s needs no VPN, and everything about it is proven', async (name, claim) => {
  const { summary, proofs } = await checked(name);
  expect(summary).toMatchObject({ fail: 0, unknown: 0, excepted: 0 });
  expect(proofs).toContainEqual(
    expect.objectContaining({ claim: expect.stringMatching(claim) as string, verdict: 'pass' }),
  );
  expect(proofs).toContainEqual(
    expect.objectContaining({
      claim: expect.stringMatching(/^No VPN session can be opened/) as string,
      verdict: 'pass',
    }),
  );
});
