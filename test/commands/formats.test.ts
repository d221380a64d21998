/** Formats on the command line: clean on standard output, kept by --out, notes on standard error. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FORMATS } from '../../lib/commands/formats';
import { checkedFiles } from '../support/checked';
import { SHORT_MANIFEST } from '../support/manifests';
import { ownRule, queues } from '../support/own-rule';

const OPTIONS = { rules: ['rule.js'], only: ['acme-queue-unencrypted'] };
const files = (count: number) => ({
  't.yaml': queues(...Array.from({ length: count }, (_, index) => `Q${index}`)),
  'rule.js': ownRule(),
});
const FILE = {
  text: 'findings.txt',
  json: 'findings.json',
  sarif: 'findings.sarif',
  junit: 'findings.junit.xml',
  markdown: 'findings.md',
  github: 'findings.github.txt',
};

test.each(FORMATS)('%s goes to standard output, and into the folder of --out beside the JSON', async (format) => {
  const { folder, text, stderr, outcome } = await checkedFiles(files(2), ['t.yaml'], {
    ...OPTIONS,
    format,
    out: 'kept',
  });
  const kept = readFileSync(join(folder, 'kept', FILE[format]), 'utf8');
  expect(format === 'text' ? text.startsWith(kept.trimEnd()) : text === kept.trimEnd()).toBe(true);
  expect(readdirSync(join(folder, 'kept')).sort()).toEqual([...new Set(['findings.json', FILE[format]])].sort());
  expect([stderr, outcome]).toEqual(['', 1]);
  if (format === 'text') expect(text).toMatch(/\nwrote kept\/findings\.json and kept\/findings\.txt$/);
});

test('what a reader must know about a format is said on standard error', async () => {
  const { stderr, text } = await checkedFiles(files(11), ['t.yaml'], { ...OPTIONS, format: 'github' });
  expect(stderr).toBe('GitHub shows 10 of these 11 errors beside the code');
  expect(text.split('\n').every((line) => line.startsWith('::error ') || /^\d+ pass/.test(line))).toBe(true);
});

test('junit fails what makes the exit code, no more and no less', async () => {
  const failures = async (rule: string, options: object) => {
    const given = { ...files(1), 'rule.js': rule };
    const { text, outcome } = await checkedFiles(given, ['t.yaml'], { ...OPTIONS, format: 'junit', ...options });
    return [/failures="(\d)"/.exec(text)![1], outcome];
  };
  expect(await failures(ownRule(), {})).toEqual(['1', 1]);
  expect(await failures(ownRule("severity: 'warning',"), { failOn: 'error' })).toEqual(['0', 0]);
  expect(await failures(ownRule("tier: 'opinion',"), {})).toEqual(['0', 0]);
  expect(await failures(ownRule("tier: 'opinion',"), { opinions: true })).toEqual(['1', 1]);
});

test('why and mend are said once for a rule, not for each resource', async () => {
  const { text } = await checkedFiles(files(3), ['t.yaml'], { ...OPTIONS, format: 'text' });
  expect(text.match(/fail acme-queue-unencrypted/g)).toHaveLength(3);
  expect(text.match(/Acme reads every queue/g)).toHaveLength(1);
  expect(text.match(/^ {4}mend  Set KmsMasterKeyId/gm)).toHaveLength(1);
});

test('a gap that the manifest accepts is ranked among what is accepted, until its day has passed (R36)', async () => {
  const gaps = (expires: string) =>
    `dueDiligence: { gaps: [{ gap: No second line, owner: kim@client.example, expires: ${expires} }] }\n`;
  const accepted = async (expires: string) => {
    const given = { 'enclave.yaml': SHORT_MANIFEST + gaps(expires) };
    return (await checkedFiles(given, ['enclave.yaml'], { only: ['governance'] })).report().accepted;
  };
  expect(await accepted('2026-11-21')).toMatchObject([{ family: 'governance', target: 'acme', gap: 'No second line' }]);
  expect(await accepted('2026-11-20')).toBeUndefined();
});

test.each(FORMATS)('the same check at the same time prints the same bytes as %s (R23)', async (format) => {
  const given = { 'enclave.yaml': SHORT_MANIFEST, ...files(3) };
  const run = async () => {
    const paths = ['enclave.yaml', 't.yaml'];
    const { folder, text } = await checkedFiles(given, paths, { ...OPTIONS, format, out: 'kept' });
    return [text, readFileSync(join(folder, 'kept', FILE[format])), readFileSync(join(folder, 'kept/findings.json'))];
  };
  expect(await run()).toEqual(await run());
});

test('each format says when the check was made (R23)', async () => {
  const texts = async (format: (typeof FORMATS)[number]) =>
    (await checkedFiles({ 'enclave.yaml': SHORT_MANIFEST }, ['.'], { only: ['governance'], format })).text;
  const line = /checked 2026-11-21T12:00:00\.000Z by vendor-enclave \d+\.\d+\.\d+: enclave\.yaml [0-9a-f]{12}\n/;
  expect(await texts('text')).toMatch(line);
  expect(await texts('markdown')).toMatch(
    /\n<code>checked 2026-11-21T12&#58;00&#58;00\.000Z by vendor-enclave .*<\/code>\n*/,
  );
  expect(await texts('junit')).toMatch(
    /<testsuites .* timestamp="2026-11-21T12:00:00">\n {2}<testsuite .* timestamp="2026-11-21T12:00:00">/,
  );
  const sarif = JSON.parse(await texts('sarif')) as { runs: [{ invocations: object[]; properties: object }] };
  expect(sarif.runs[0].invocations).toMatchObject([{ startTimeUtc: '2026-11-21T12:00:00.000Z' }]);
  expect(sarif.runs[0].properties).toMatchObject({ checked: { manifests: [{ vendor: 'acme' }] } });
});
