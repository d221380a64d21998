/** Rules from outside: loaded from any kind of JavaScript, refused with words where they are none. */
import { rules, type RulesOptions } from '../../lib/commands/rules';
import { UserError } from '../../lib/common/user-error';
import { fakeIo } from '../support/fake-io';
import { ownRule } from '../support/own-rule';
import { temporaryFolder } from '../support/temporary';

async function ran(files: Record<string, string>, options: RulesOptions) {
  const io = fakeIo(temporaryFolder(files));
  const outcome = await rules(undefined, options, io);
  return { outcome, text: io.stdout() };
}

async function codes(files: Record<string, string>, paths: string[]): Promise<string[]> {
  try {
    await ran(files, { rules: paths });
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.problems.map(({ where, code }) => `${where} ${code}`);
  }
}

const second = ownRule("id: 'acme-second',");

test.each<[string, Record<string, string>, string[]]>([
  ['one file', { 'a.js': ownRule() }, ['a.js']],
  ['a folder, without its tests', { 'r/a.js': ownRule(), 'r/a.test.js': 'throw 1' }, ['r']],
  ['the same file twice', { 'a.js': ownRule() }, ['a.js', 'a.js']],
  [
    'TypeScript compiled to CommonJS',
    {
      'a.js': `exports.__esModule = true;\nconst module_ = {};\n${ownRule().replace('module.exports', 'exports.default')}`,
    },
    ['a.js'],
  ],
])('from %s', async (_, files, paths) => {
  expect((await ran(files, { rules: paths })).text).toContain('acme-queue-unencrypted');
});

test('a file may give several', async () => {
  const list = `${ownRule()}const one = module.exports;\nmodule.exports = [one, { ...one, id: 'acme-second' }];`;
  const { text } = await ran({ 'a.js': list }, { rules: ['a.js'] });
  expect(text).toContain('acme-queue-unencrypted');
  expect(text).toContain('acme-second');
});

test.each<[string, string, string]>([
  ['no id', 'id: undefined,', 'own-rule/id'],
  ['an id that is no name', "id: 'Acme Queue',", 'own-rule/id'],
  ['an id of ours', "id: 'vpn-session-unlogged',", 'own-rule/id-taken'],
  ['an id of a finding about exceptions', "id: 'exception-stale',", 'own-rule/id-taken'],
  ['no examples that fail', 'bad: [],', 'own-rule/bad'],
  ['examples without template', "good: [{ title: 'x' }],", 'own-rule/good'],
  ['no list of unknowns', 'unknown: undefined,', 'own-rule/unknown'],
  ['another topic', "topic: 'cost',", 'own-rule/topic'],
  ['no reason', "why: ' ',", 'own-rule/why'],
  ['no types', 'appliesTo: [],', 'own-rule/appliesTo'],
  ['no check', 'check: true,', 'own-rule/check'],
  ['a waivable that is a question', 'waivable: true,', 'own-rule/waivable'],
  ['a field of another name', 'apliesTo: [],', 'own-rule/unknown-field'],
])('%s is told with its code', async (_, change, code) => {
  expect(await codes({ 'a.js': ownRule(change) }, ['a.js'])).toEqual([`a.js ${code}`]);
});

test.each<[string, Record<string, string>, string, string]>([
  ['nothing there', {}, 'a.js', 'own-rule/file-missing'],
  ['TypeScript', { 'a.ts': ownRule() }, 'a.ts', 'own-rule/not-javascript'],
  ['an empty folder', { 'r/readme.md': '' }, 'r', 'own-rule/not-javascript'],
  ['a program that stops', { 'a.js': "throw new Error('no')" }, 'a.js', 'own-rule/does-not-load'],
  [
    'a package that is not installed',
    { 'a.js': "require('vendor-enclave-nowhere')" },
    'a.js',
    'own-rule/does-not-load',
  ],
  ['a program that gives nothing', { 'a.js': 'exports.rule = 1' }, 'a.js', 'own-rule/missing'],
  ['a program that gives a text', { 'a.js': "module.exports = 'rule'" }, 'a.js', 'own-rule/missing'],
])('%s is told', async (_, files, path, code) => {
  expect(await codes(files, [path])).toEqual([`${path} ${code}`]);
});

test('all mistakes of all files are told at once, and two may not share an id', async () => {
  const files = { 'a.js': ownRule('topic: 1, why: 1,'), 'b.js': ownRule(), 'c.js': second };
  expect(await codes(files, ['a.js', 'b.js', 'c.js'])).toEqual([
    'a.js own-rule/topic',
    'a.js own-rule/why',
    'b.js own-rule/id-taken',
  ]);
});

describe('--test', () => {
  const tried = (change: string) => ran({ 'a.js': ownRule(change) }, { test: ['a.js'] });

  test('is clean where every example shows what it says', async () => {
    expect(await tried('')).toEqual({
      outcome: 0,
      text: 'acme-queue-unencrypted\n  as it says  bad: no key\n  as it says  good: a key\nevery example shows what it says',
    });
  });

  test('runs an example under its own profile', async () => {
    const strict = `check(queue, world, report, profile) {
      if (profile === 'fips') report.fail(queue.read('KmsMasterKeyId'), { want: 'an HSM' });
    },`;
    const queue = 'Resources: { Q: { Type: AWS::SQS::Queue } }';
    const bad = (more: string) => `${strict} bad: [{ title: 'b', template: '${queue}'${more} }],`;
    expect((await tried(bad(", profile: 'fips'"))).outcome).toBe(0);
    expect((await tried(bad(''))).outcome).toBe(1);
  });

  test('finds an unknown one that fails elsewhere', async () => {
    const change = `check(queue, world, report) {
      report.unknown(queue.read('A'), { want: 'a' });
      report.fail(queue.read('B'), { want: 'b' });
    },
    unknown: [{ title: 'both', template: 'Resources: { Q: { Type: AWS::SQS::Queue } }' }],`;
    expect((await tried(change)).text).toContain('must be unknown; the rule said unknown A: not set; fail B: not set');
  });

  test.each<[string, string, string]>([
    ['a bad one that passes', 'check() {},', 'must fail; the rule said silence'],
    [
      'a good one that fails',
      "check(queue, world, report) { report.fail(queue.read('X'), { want: 'y' }); },",
      'must pass; the rule said fail X: not set',
    ],
    [
      'a good one that is unknown',
      "check(queue, world, report) { report.fail(queue.read('X'), { want: 'y' }); report.unknown(queue.read('Y'), { want: 'y' }); },",
      'must pass',
    ],
    [
      'an unknown one that fails',
      "unknown: [{ title: 'u', template: 'Resources: { Q: { Type: AWS::SQS::Queue } }' }],",
      'must be unknown; the rule said fail KmsMasterKeyId: not set',
    ],
    [
      'one without the resource',
      "good: [{ title: 'g', template: 'Resources: { T: { Type: AWS::SNS::Topic } }' }],",
      'the rule judged no resource of it',
    ],
    ['one that is no template', "good: [{ title: 'g', template: 'Hello' }],", 'no template: '],
    [
      'a rule that throws',
      "check() { throw new Error('oops'); },",
      'must fail; the rule said unknown : the rule stopped: oops',
    ],
  ])('finds %s', async (_, change, complaint) => {
    const { outcome, text } = await tried(change);
    expect(outcome).toBe(1);
    expect(text).toContain(complaint);
  });
});
