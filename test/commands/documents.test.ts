import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documents } from '../../lib/commands/documents';
import { fakeIo } from '../support/fake-io';
import { SHORT_MANIFEST } from '../support/manifests';
import { temporaryFolder } from '../support/temporary';

function written() {
  const folder = temporaryFolder({ 'enclave.yaml': SHORT_MANIFEST });
  const ask = (check: boolean) => {
    const io = fakeIo(folder);
    return [documents(['.'], { out: 'docs', check }, io), io.stdout()] as const;
  };
  return { folder: join(folder, 'docs/acme'), write: () => ask(false), check: () => ask(true) };
}

test('documents are written once, and a file that is the same is left alone', () => {
  const { folder, write } = written();
  expect(write()[1]).toContain('wrote      docs/acme/runbook-offboarding.md');
  expect(readdirSync(folder)).toHaveLength(9);
  expect(write()[1]).not.toContain('wrote');
});

test('a file that somebody changed, and one that is missing, are told without being written (R40)', () => {
  const { folder, write, check } = written();
  expect(check()).toEqual([1, expect.stringContaining('missing  docs/acme/reviews.ics')]);
  write();
  expect(check()).toEqual([0, '9 files are what their manifests make']);
  const file = join(folder, 'training.md');
  writeFileSync(file, 'by hand');
  expect(check()).toEqual([1, expect.stringContaining('stale    docs/acme/training.md')]);
  expect(readFileSync(file, 'utf8')).toBe('by hand');
});
