import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../bin/enclave';
import { fakeIo } from '../support/fake-io';
import { problemsOf, parse } from '../support/manifests';
import { temporaryFolder } from '../support/temporary';

const README = readFileSync(join(__dirname, '../../README.md'), 'utf8');

const blocksOf = (language: string) =>
  [...README.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, block]) => block!);

/** A line as a shell would part it: quotes keep words together, and a hash begins a comment. */
function argumentsOf(line: string): string[] {
  const command = line.replace(/\s+#.*$/, '');
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!);
}

test('the manifest that README prints is one', () => {
  const manifest = blocksOf('yaml').find((block) => block.startsWith('apiVersion'))!;
  expect(problemsOf(() => parse(manifest))).toEqual([]);
});

test('the commands of governance that README prints do what it says, one after the other', async () => {
  const lines = blocksOf('sh')
    .find((block) => block.startsWith('enclave init'))!
    .trim()
    .split('\n');
  const folder = temporaryFolder();
  const codes: [string, number][] = [];
  for (const line of lines) {
    const [name, ...argv] = argumentsOf(line);
    expect(name).toBe('enclave');
    codes.push([argv[0]!, await run(argv, fakeIo(folder))]);
  }
  expect(codes.length).toBeGreaterThanOrEqual(9);
  expect(codes.filter(([, code]) => code !== 0)).toEqual([['control', 1]]);
});
