/** Adds a line to a manifest again and again, beside others that do the same. Arguments: the folder, a name, how often. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../../lib/common/user-error';
import { recordChange } from '../../../lib/governance/ledger';

const [folder, name, times] = process.argv.slice(-3) as [string, string, string];
const manifestFile = join(folder, 'enclave.yaml');

for (let done = 0; done < Number(times);) {
  const before = readFileSync(manifestFile, 'utf8');
  const subject = `${name}-${done}`;
  try {
    recordChange({
      manifestFile,
      before,
      after: `${before}# ${subject}\n`,
      entries: [{ action: 'request', by: `${name}@acme.example`, subject, details: {} }],
      now: new Date(),
    });
    done++;
  } catch (error) {
    const codes = error instanceof UserError ? error.problems.map(({ code }) => code) : [];
    // Somebody else was faster, or their clock was read a moment later: a person would run the command again.
    if (codes[0] !== 'ledger/manifest-moved' && codes[0] !== 'ledger/clock-behind') throw error;
  }
}
