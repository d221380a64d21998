/** Rules about the code itself: each says why it exists and what to do instead. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

const ROOT = join(__dirname, '..');
const LINES_MAX = 300;
const LINES_USUAL = 200;

/** What such a file says of itself, in a comment: the program, so that nobody edits the file by hand. */
const WRITTEN_BY_A_PROGRAM = /^\/\*\* .*Written by `node scripts\/[a-z-]+\.mjs`/m;

/**
 * Each room and the rooms it may look into: only downstairs, never sideways between wings.
 * `lib/common` is open to everyone. Changing this table is an architecture decision.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'lib/common': [],
  'lib/handlers': [],
  'lib/manifest': [],
  'lib/template': [],
  'lib/analysis': ['lib/template', 'lib/manifest'],
  'lib/governance': ['lib/manifest'],
  'lib/live': ['lib/manifest', 'lib/template'],
  'lib/reports': [],
  policies: ['lib/analysis', 'lib/template', 'lib/manifest'],
  constructs: ['lib/manifest'],
  'lib/commands': [
    'policies',
    'constructs',
    'lib/reports',
    'lib/live',
    'lib/governance',
    'lib/analysis',
    'lib/template',
    'lib/manifest',
  ],
  bin: ['lib/commands', 'lib/manifest', 'constructs', 'policies'],
  // The shop window of the package, and the programs that write files of the repository.
  'lib/index.ts': ['lib/commands', 'lib/manifest', 'lib/template', 'lib/reports', 'policies'],
  scripts: ['policies', 'lib/analysis', 'lib/template', 'lib/manifest', 'lib/reports', 'lib/commands'],
};

/** Who may know a heavy or foreign library. Everybody else goes through them. */
const MAY_KNOW: readonly { library: RegExp; rooms: RegExp; why: string }[] = [
  {
    library: /^aws-cdk-lib/,
    rooms: /^(constructs\/|policies\/pack\.ts|lib\/commands\/(assemble|synth)\.ts|bin\/app\.ts)/,
    why: 'rules and engines never see CDK objects',
  },
  { library: /^cdk-nag/, rooms: /^policies\/pack\.ts/, why: 'only the pack knows cdk-nag' },
  { library: /^@aws-sdk\//, rooms: /^lib\/(live|handlers)\//, why: 'AWS is called from the edge only' },
  { library: /^@aws-cdk\/toolkit-lib/, rooms: /^lib\/commands\/synth\.ts/, why: 'one place drives the CDK toolkit' },
];

/** Where a clock on the wall is looked at. Everybody else is given the moment, so that a test can choose it. */
const MAY_LOOK_AT_CLOCK: readonly { files: RegExp; why: string }[] = [
  { files: /^lib\/common\/clock\.ts$/, why: 'the clock of those who are below' },
  { files: /^bin\/(terminal|app)\.ts$/, why: 'a run begins here' },
  { files: /^lib\/handlers\/[a-z-]+\/index\.ts$/, why: 'AWS calls it without the time' },
  { files: /^lib\/governance\/ledger\/lock\.ts$/, why: 'how old a lock is, by the clock that dated its file' },
  {
    files: /^constructs\/(vendor-enclave|permission-sets-stack|vpn-certificate)\.ts$/,
    why: 'a CDK app need not say it',
  },
  { files: /^policies\/pack\.ts$/, why: 'a CDK app need not say it' },
  {
    files: /^lib\/analysis\/access\/questions\/exposure\.ts$/,
    why: 'how long a question has taken, unless somebody counts otherwise',
  },
  { files: /^scripts\//, why: 'they measure' },
];

const CLOCK =
  /\bnew Date\(\s*\)|\bDate\(\s*\)|\bDate\.now\b|\bperformance\.now\b|\bprocess\.(hrtime|uptime)\b|\bsystemClock\b/;

const sources = Object.keys(MAY_IMPORT)
  .flatMap((room) => filesIn(room))
  .filter((file, index, all) => all.indexOf(file) === index);

describe.each(sources)('%s', (file) => {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const room = roomOf(file)!;

  test('looks only downstairs', () => {
    const wrong = ownImports(file, text).filter(
      (to) => to !== room && to !== 'lib/common' && !MAY_IMPORT[room]!.includes(to),
    );
    expect(wrong).toEqual([]);
  });

  test('knows no library that is not its business', () => {
    const wrong = MAY_KNOW.filter(
      ({ library, rooms }) => !rooms.test(file) && libraries(text).some((name) => library.test(name)),
    );
    expect(wrong.map(({ why }) => why)).toEqual([]);
  });

  test('is told the time, and does not look', () => {
    const may = MAY_LOOK_AT_CLOCK.some(({ files }) => files.test(file));
    expect(may ? [] : text.split('\n').filter((line) => CLOCK.test(line))).toEqual([]);
  });

  // A list that a program writes is as long as what it lists, and nobody reads it from top to bottom.
  if (!WRITTEN_BY_A_PROGRAM.test(text)) {
    test(`fits in ${LINES_MAX} lines`, () => expect(linesIn(text)).toBeLessThanOrEqual(LINES_MAX));
  }
});

test('every source file lives in a known room', () => {
  const all = ['bin', 'lib', 'constructs', 'policies', 'scripts'].flatMap(filesIn);
  expect(all.filter((file) => roomOf(file) === undefined)).toEqual([]);
});

test.each(MAY_LOOK_AT_CLOCK.filter(({ files }) => !files.source.includes('scripts')))(
  'a place that may look at the clock does so: $files, $why',
  ({ files }) => {
    const looking = sources.filter((file) => files.test(file) && CLOCK.test(readFileSync(join(ROOT, file), 'utf8')));
    expect(looking.length).toBeGreaterThan(0);
  },
);

test('only the lists of rules are written by a program', () => {
  const written = sources.filter((file) => WRITTEN_BY_A_PROGRAM.test(readFileSync(join(ROOT, file), 'utf8')));
  expect(written).toEqual(['lib/governance/rules/index.ts', 'policies/rules/index.ts']);
});

// The examples of a rule are left out: they are its tests, and tests may be as many as it needs. The wall above counts them.
test(`most files stay under ${LINES_USUAL} lines, half of them under 80`, () => {
  const lengths = sources
    .filter((file) => !WRITTEN_BY_A_PROGRAM.test(readFileSync(join(ROOT, file), 'utf8')))
    .map((file) => linesIn(withoutExamples(readFileSync(join(ROOT, file), 'utf8'))))
    .sort((a, b) => a - b);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(80);
  expect(lengths.filter((length) => length > LINES_USUAL).length).toBeLessThan(lengths.length / 10);
});

test('no file is a drawer: a type lives with its noun, a function with its verb', () => {
  expect(sources.filter((file) => /^(utils?|helpers?|types|misc|common)\.ts$/.test(basename(file)))).toEqual([]);
});

test('files are named in kebab-case', () => {
  expect(sources.filter((file) => !/^[a-z0-9]+(-[a-z0-9]+)*\.ts$/.test(basename(file)))).toEqual([]);
});

function linesIn(text: string): number {
  return text.split('\n').length;
}

/** A rule without its examples, which stand last in it: from `bad` to its end. Other files stay whole. */
function withoutExamples(text: string): string {
  return text.replace(/^ {2}bad: \[[^]*?^\}\);\n/m, '});\n');
}

function filesIn(room: string): string[] {
  if (room.endsWith('.ts')) return existsSync(join(ROOT, room)) ? [room] : [];
  if (!existsSync(join(ROOT, room))) return [];
  return (readdirSync(join(ROOT, room), { recursive: true }) as string[])
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => join(room, file));
}

function roomOf(path: string): string | undefined {
  const plain = path.replace(/\.(ts|js)$/, '');
  return Object.keys(MAY_IMPORT)
    .sort((a, b) => b.length - a.length)
    .find((room) => plain === room.replace(/\.ts$/, '') || plain.startsWith(`${room}/`));
}

function specifiers(text: string): string[] {
  return [...text.matchAll(/(?:from\s+|import\(|require\()\s*'([^']+)'/g)].map((match) => match[1]!);
}

function ownImports(file: string, text: string): string[] {
  const own = specifiers(text).filter((name) => name.startsWith('.'));
  const rooms = own
    .map((name) => relative(ROOT, join(ROOT, dirname(file), name)))
    .filter((to) => !to.endsWith('package.json'));
  return [...new Set(rooms.map((to) => roomOf(to) ?? to))];
}

function libraries(text: string): string[] {
  const typesAside = text.replace(/import type [^;]*;/g, '');
  return specifiers(typesAside).filter((name) => !name.startsWith('.'));
}
