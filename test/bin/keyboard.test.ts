/** The questions as a person meets them: real prompts at a pseudo-terminal, keys typed, files looked at afterwards. */
import { readdirSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { Desk } from '../support/desk';
import { governedWith } from '../support/governed';
import { KEYS, typed } from '../support/keyboard';
import { parse } from '../support/manifests';

const { enter, down, space, interrupt } = KEYS;

const QUESTIONS: [string, string][] = [
  ['Job function', enter],
  ['Data boundary', `${down}${enter}`],
  // Read is chosen at the beginning, and so is list, which goes.
  ['Verbs', `${space}${enter}`],
  ['For how many days', enter],
  ['What for', `Backlog of autumn${enter}`],
  ['Your e-mail address', `ana@acme.example${enter}`],
];

/** A desk whose Git knows nobody: the address is typed. */
function desk() {
  // These run by the real clock.
  const own = new Desk(governedWith(['ends: 2027-12-31', 'ends: 2099-12-31']));
  spawnSync('git', ['init', '-q', own.folder]);
  spawnSync('git', ['-C', own.folder, 'config', 'user.email', '']);
  return own;
}

test('keys typed at a terminal become the request that was shown (R10)', async () => {
  const own = desk();
  const { code, screen } = await typed(['request'], own.folder, [...QUESTIONS, ['Ask for this?', enter]]);
  expect([code, screen]).toEqual([0, expect.stringContaining('requested r-')]);
  expect(screen).toContain('clerk may read claims (restricted: Claims, for Deciding claims)');
  const { requests } = parse(own.text, new Date()).manifest;
  expect(requests).toMatchObject([
    { jobFunction: 'clerk', boundary: 'claims', verbs: ['read'], days: 30, reason: 'Backlog of autumn' },
  ]);
  expect(own.ledger.at(-1)).toMatch(/^request r-\d+-1 ana@acme.example$/);
});

test.each([
  ['the first question', 0],
  ['the summary', QUESTIONS.length],
])('Ctrl-C at %s writes nothing and ends with 2 (R10)', async (_title, answered) => {
  const own = desk();
  const all: [string, string][] = [...QUESTIONS, ['Ask for this?', enter]];
  const keys = all
    .slice(0, answered + 1)
    .map(([question, typing], index): [string, string] => [question, index === answered ? interrupt : typing]);
  const before = own.text;
  const { code, screen } = await typed(['request'], own.folder, keys);
  expect([code, screen]).toEqual([2, expect.stringContaining('stopped; nothing was written')]);
  expect(own.text).toBe(before);
  expect(readdirSync(own.folder).sort()).toEqual(['.git', 'enclave.yaml']);
});
