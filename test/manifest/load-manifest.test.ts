import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../lib/common/user-error';
import { loadManifest } from '../../lib/manifest/load-manifest';
import { NOW, SHORT_MANIFEST, parse, problemsOf, shortManifestWith } from '../support/manifests';

const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
const fileWith = (name: string, content: string | Buffer) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const codesOfFile = (file: string) => problemsOf(() => loadManifest(file, NOW));

describe('a short manifest', () => {
  test('is complete: every part has a safe default', () => {
    const { manifest } = parse(SHORT_MANIFEST);
    expect(SHORT_MANIFEST.trim().split('\n').length).toBeLessThanOrEqual(20);
    expect(manifest.connect.clientVpn).toMatchObject({
      sessionHoursMax: 8,
      mfaGroup: 'vpn-mfa',
      clientCidr: '10.96.0.0/22',
    });
    expect(manifest.logging).toMatchObject({ lockDays: 365, retentionDays: 400 });
    expect(manifest.egress.domains).toEqual([]);
    expect(manifest.engagement.stage).toBe('pilot');
  });

  test('stands in the README as it is accepted', () => {
    const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
    const text = /```yaml\n([\s\S]*?)```/.exec(readme)![1]!;
    expect(problemsOf(() => parse(text))).toEqual([]);
  });

  test('still knows where each part stands', () => {
    expect(parse(SHORT_MANIFEST).locate(['people', 1, 'email'])).toMatchObject({ line: 8, column: 25 });
  });
});

describe('a file that cannot be read as a manifest has its own code', () => {
  const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]']
    .concat(
      [1, 2, 3, 4, 5, 6, 7, 8, 9].map(
        (n) =>
          `a${n}: &a${n} [${Array(10)
            .fill(`*a${n - 1}`)
            .join(', ')}]`,
      ),
    )
    .join('\n');
  test.each<[string, string | Buffer, string]>([
    ['not YAML', 'a: [b', '1:6 yaml/syntax'],
    ['empty', '', '1:1 file/empty'],
    ['only white space', ' \n\n', '1:1 file/empty'],
    ['tabs', 'a:\n\tb: 1\n', '2:1 yaml/tab'],
    ['a key twice', 'apiVersion: vendor-enclave/v1\napiVersion: vendor-enclave/v1\n', '2:1 yaml/duplicate-key'],
    ['an anchor bomb', bomb, '1:1 yaml/alias-bomb'],
    ['five megabytes', '#'.repeat(5 * 1024 * 1024), '1:1 file/too-large'],
    ['binary', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2]), '1:1 file/binary'],
    ['not UTF-8', Buffer.from([0x61, 0x3a, 0x20, 0xff, 0xfe]), '1:1 file/binary'],
    ['a list', '- a\n- b\n', '1:1 manifest/not-a-mapping'],
    ['a wrong version', 'apiVersion: vendor-enclave/v2\nunknownThing: 1\n', '1:13 manifest/version'],
    ['two documents', `${SHORT_MANIFEST}---\n${SHORT_MANIFEST}`, '16:1 yaml/syntax'],
  ])('%s', (name, content, expected) => {
    expect(codesOfFile(fileWith(`${name.replaceAll(' ', '-')}.yaml`, content))).toEqual([expected]);
  });

  test.each([
    [
      'keys every object has',
      `${SHORT_MANIFEST}__proto__: {}\nconstructor: 1\n`,
      ['16:1 manifest/unknown-key', '17:1 manifest/unknown-key'],
    ],
    [
      'a placeholder of the CDK',
      SHORT_MANIFEST.replace('Acme Services', '"x${Token[TOKEN.7]}"'),
      ['2:29 manifest/token'],
    ],
    ['an alias of nothing', 'a: *b\n', ['1:1 yaml/syntax']],
  ])('%s', (_title, text, expected) => expect(problemsOf(() => parse(text))).toEqual(expected));

  test('ten thousand levels', () => {
    const deep = `a: ${'['.repeat(10_000)}`;
    expect(problemsOf(() => parse(deep))).toEqual([expect.stringMatching(/^1:\d+ yaml\/syntax$/)]);
  });

  test('missing file', () => expect(codesOfFile(join(folder, 'nowhere.yaml'))).toEqual(['1:1 file/missing']));
  test('a folder', () => expect(codesOfFile(folder)).toEqual(['1:1 file/directory']));

  test('unreadable file', () => {
    // Root may read every file, so for root it takes one that the kernel itself refuses.
    const locked = process.getuid?.() === 0 ? '/proc/self/mem' : fileWith('locked.yaml', SHORT_MANIFEST);
    if (locked !== '/proc/self/mem') chmodSync(locked, 0);
    expect(codesOfFile(locked)).toEqual(['1:1 file/unreadable']);
  });
});

describe('every problem is reported at once, in order of lines', () => {
  test('from YAML keys to dates', () => {
    const text = shortManifestWith(
      ['name: Acme Services', 'nmae: Acme Services'],
      ['"111122223333"', '111122223333'],
      ['ends: 2027-12-31', 'ends: 2027-02-30'],
      ['email: ana@acme.example, jobFunction: clerk', 'email: ana, jobFunction: clerk'],
    );
    expect(problemsOf(() => parse(text))).toEqual([
      '2:21 manifest/unknown-key',
      '3:23 manifest/account',
      '4:21 manifest/day',
      '7:25 manifest/person-email',
    ]);
  });

  test('an unknown key suggests the nearest known one', () => {
    const [problem] = thrown(shortManifestWith(['engagement:', 'engagment:'])).problems;
    expect(problem).toMatchObject({ code: 'manifest/unknown-key', mend: 'rename it to `engagement`' });
  });

  test('a problem says what it saw in words, never `undefined`', () => {
    const { problems } = thrown('apiVersion: vendor-enclave/v1\nvendor: 3\npeople: {}\n');
    expect(problems.map((problem) => problem.saw)).toEqual(
      expect.arrayContaining(['3 (a number)', 'a mapping', 'nothing']),
    );
    expect(JSON.stringify(problems)).not.toContain('undefined');
  });
});

function thrown(text: string): UserError {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('the manifest was accepted');
}
