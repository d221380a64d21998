import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkedFiles } from '../support/checked';

/** Of the kinds of data that build more than a role: a database behind a door of its own, and files. */
test.each(['minimal', 'claims-database'])(
  'when the last grant of %s is taken away, the enclave is built and proven as one that gives nothing (R06)',
  async (name) => {
    const text = readFileSync(join(__dirname, '../../examples', name, 'enclave.yaml'), 'utf8');
    const without = text.replace(/^grants:\n(?:[ ].*\n)+/m, 'grants: []\n');
    expect(without).toContain('grants: []');
    const { outcome, report } = await checkedFiles({ 'enclave.yaml': without }, ['enclave.yaml'], { only: ['access'] });
    expect(outcome).toBe(0);
    expect(report().summary).toMatchObject({ fail: 0, unknown: 0 });
  },
);
