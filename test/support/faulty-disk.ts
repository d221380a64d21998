import { writeFileSync } from 'node:fs';
import { type Disk, realDisk } from '../../lib/governance/ledger/disk';

/**
 * A disk on which something happens at one moment, or from it on: before, halfway through or after each thing a change does to it.
 * `moments` counts them, so that a test can have something happen at each.
 */
export function faultyDisk(
  at: number,
  happen: (moment: string) => void,
  lasting = false,
): Disk & { readonly moments: () => number } {
  let passed = 0;
  const moment = (name: string) => {
    const now = passed++;
    if (now === at || (lasting && now > at)) happen(name);
  };
  const around = <T>(name: string, run: () => T): T => {
    moment(`before ${name}`);
    const result = run();
    moment(`after ${name}`);
    return result;
  };
  return {
    moments: () => passed,
    create: (file, text) => around(`create ${file}`, () => realDisk.create(file, text)),
    replace: (file, text) =>
      around(`replace ${file}`, () => {
        writeFileSync(`${file}.writing`, text.slice(0, text.length / 2));
        moment(`halfway replace ${file}`);
        realDisk.replace(file, text);
      }),
    append: (file, bytes) =>
      around(`append ${file}`, () => {
        const half = Math.floor(bytes.length / 2);
        realDisk.append(file, bytes.subarray(0, half));
        moment(`halfway append ${file}`);
        realDisk.append(file, bytes.subarray(half));
      }),
    truncate: (file, length) => around(`truncate ${file}`, () => realDisk.truncate(file, length)),
    remove: (file) => around(`remove ${file}`, () => realDisk.remove(file)),
  };
}
