/** Rules of approval are changed by one person and approved by others, as far as ledger and Git know who did what. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Desk } from '../support/desk';
import { GOVERNED, governedWith } from '../support/governed';

const ID = 'r-20261121-1';
const by = (name: string) => ['--by', `${name}@client.example`];
const note = (who: string, reason = 'Other rules') => ['ledger', 'note', '--by', who, '--reason', reason];
const APPROVE = (name: string) => ['approve', '--rules', ...by(name)];
const REQUEST = [
  'request',
  ...['--job', 'clerk', '--boundary', 'letters', '--verbs', 'list,read', '--days', '14', '--reason', 'Backlog'],
  ...['--by', 'ana@acme.example'],
];

const NO_APPROVAL: [string, string] = [/approval:[^]*?(?=jobFunctions:)/.exec(GOVERNED)![0], ''];

/** One owner who approves everything, and no role beside. */
const alone = () => new Desk(governedWith(NO_APPROVAL)).all(REQUEST);

/** Changes the rules in the file, as an editor does. */
function edit(desk: Desk, from: string, to: string): void {
  expect(desk.text).toContain(from);
  desk.text = desk.text.replace(from, to);
}

const toOther = (desk: Desk) => edit(desk, 'owner: owner@', 'owner: other@');
const back = (desk: Desk) => edit(desk, 'owner: other@', 'owner: owner@');

test('rules of approval change by the quorum of the rules before (R10) (R11)', async () => {
  const desk = await new Desk().all(REQUEST);
  desk.text = desk.text.replace('- { role: security }', '- { role: data-owner }');
  expect(await desk.run(['approve', ID, '--by', 'dora@client.example'])).toMatch(
    /^enclave\.yaml:6:3 .*\n.*\n.*waits for 1 of 1: security/,
  );
  await desk.all(note('eve@client.example'));
  expect(await desk.run(['approve', '--rules', '--by', 'dora@client.example'])).toContain('waits for 1 of 1: security');
  for (const one of ['dora@client.example', 'ana@acme.example'])
    expect(await desk.run(['approve', '--rules', '--by', one])).toContain('code  grants/rules-approver');
  expect(await desk.run(['approve', '--rules', ...by('tom')])).toContain('the rules hold from now on');
  expect(await desk.run(['approve', ID, '--by', 'dora@client.example'])).toContain('approved by all');
  expect(await desk.run(['approve', '--rules', ...by('tom')])).toContain('code  grants/rules-unchanged');
});

test('another owner is another rule (R10)', async () => {
  const plain = /approval:[^]*?(?=jobFunctions:)/.exec(GOVERNED)![0];
  const desk = await new Desk(governedWith([plain, ''])).all(REQUEST);
  desk.text = desk.text.replace('owner: owner@client.example', 'owner: friend@client.example');
  expect(await desk.run(['approve', ID, '--by', 'friend@client.example'])).toContain('code  grants/rules-changed');
  await desk.all(note('friend@client.example'));
  expect(await desk.run(['approve', '--rules', '--by', 'friend@client.example'])).toContain(
    'code  grants/self-approval',
  );
  expect(await desk.run(['approve', '--rules', '--by', 'owner@client.example'])).toContain(
    'the rules hold from now on',
  );
});

test('who noted the change does not approve it, also where they are the only one who could (R10)', async () => {
  const desk = await alone();
  toOther(desk);
  const noted = await desk.run(note('Owner@client.example'));
  expect(noted).toContain('somebody other than Owner@client.example approves that: enclave approve --rules');
  const [text, ledger] = [desk.text, desk.ledger];
  const refused = await desk.run(APPROVE('owner'));
  expect(refused).toContain('code  grants/self-approval\nexit 2');
  expect(refused).toContain('mend  nobody else could approve it: take the change back');
  expect(await desk.run(APPROVE('other'))).toContain('code  grants/rules-approver');
  expect([desk.text, desk.ledger]).toEqual([text, ledger]);
});

test('the way out of a single owner: somebody else makes the change, and the owner approves it (R10)', async () => {
  const desk = await alone();
  toOther(desk);
  await desk.all(note('owner@client.example'));
  back(desk);
  await desk.all(note('owner@client.example', 'Taken back'));
  toOther(desk);
  await desk.all(note('other@client.example'));
  expect(await desk.run(APPROVE('owner'))).toContain('the rules hold from now on');
  expect(await desk.run(['approve', ID, ...by('other')])).toContain('approved by all');
});

test('taking the change back needs no approval (R10)', async () => {
  const desk = await alone();
  toOther(desk);
  await desk.all(note('owner@client.example'));
  back(desk);
  expect(await desk.run(['approve', ID, ...by('owner')])).toContain('approved by all');
});

test('a change that nobody has put their name to is approved by nobody (R10)', async () => {
  const desk = await alone();
  toOther(desk);
  expect(await desk.run(APPROVE('owner'))).toContain('code  grants/rules-author-unknown\nexit 2');
  await desk.all(note('other@client.example'));
  expect(await desk.run(APPROVE('owner'))).toContain('the rules hold from now on');
});

test('whoever only came across the change is not taken for its author, and it can still be noted (R10) (R11)', async () => {
  const desk = await alone();
  toOther(desk);
  await desk.all(['revoke', ID, ...by('sara'), '--reason', 'Not needed']);
  expect(desk.ledger.slice(-2)[0]).toBe('edit enclave.yaml sara@client.example');
  expect(await desk.run(APPROVE('owner'))).toContain('code  grants/rules-author-unknown');
  await desk.all(note('owner@client.example'));
  expect(await desk.run(APPROVE('owner'))).toContain('code  grants/self-approval');
  expect(await desk.run(note('other@client.example'))).toContain('code  ledger/nothing-to-note');
});

test('an edit of something else, and its note, bar nobody (R10)', async () => {
  const desk = await alone();
  toOther(desk);
  await desk.all(note('eve@client.example'));
  edit(desk, 'name: Acme Services', 'name: Acme Services Ltd');
  await desk.all(note('owner@client.example', 'Their new name'));
  expect(await desk.run(APPROVE('owner'))).toContain('changed by eve@client.example\nthe rules hold from now on');
});

test('two people who changed the rules one after the other are both authors (R10)', async () => {
  const desk = await new Desk().all(REQUEST);
  edit(desk, '- { role: security }', '- { role: security, count: 2 }');
  await desk.all(note('sara@client.example'));
  edit(desk, '    - { role: data-owner, classifications: [restricted] }\n', '');
  await desk.all(note('dora@client.example'));
  for (const name of ['sara', 'dora']) expect(await desk.run(APPROVE(name))).toContain('code  grants/self-approval');
  // Security is left to Tom; of the data owners nobody is.
  expect(await desk.run(APPROVE('tom'))).toContain('nobody is left who could: take the change back');
});

test('an approval counts no more once its giver has made the change anew (R10)', async () => {
  const desk = await new Desk().all(REQUEST);
  const [was, is] = ['- { role: security }', '- { role: security, count: 2 }'];
  edit(desk, was, is);
  await desk.all(note('eve@client.example'), APPROVE('tom'));
  edit(desk, is, was);
  await desk.all(note('eve@client.example', 'Taken back'));
  edit(desk, was, is);
  await desk.all(note('tom@client.example'));
  expect(await desk.run(APPROVE('dora'))).toContain('waits for 1 of 1: security');
  expect(await desk.run(APPROVE('sara'))).toContain('the rules hold from now on');
});

test('who committed the change does not approve it, whoever noted it (R10)', async () => {
  const desk = await alone();
  // Tests live on that day, and a commit counts from the agreement on.
  const env = { ...process.env, GIT_COMMITTER_DATE: '2026-11-21T13:00:00Z' };
  const git = (...args: string[]) => {
    const { status, stderr } = spawnSync('git', ['-C', desk.folder, ...args], { encoding: 'utf8', env });
    expect([status, stderr]).toEqual([0, expect.any(String)]);
  };
  const commit = (name: string) => {
    git('add', '.');
    git('-c', `user.name=${name}`, '-c', `user.email=${name}@client.example`, 'commit', '-q', '-m', 'Change');
  };
  git('init', '-q');
  commit('owner');
  toOther(desk);
  await desk.all(note('eve@client.example'));
  commit('owner');
  expect(await desk.run(APPROVE('owner'))).toContain('code  grants/self-approval');
  back(desk);
  await desk.all(note('owner@client.example', 'Taken back'));
  commit('owner');
  toOther(desk);
  await desk.all(note('other@client.example'));
  commit('other');
  expect(await desk.run(APPROVE('owner'))).toContain('changed by other@client.example\nthe rules hold from now on');
});

test('the ledger keeps whose change was approved, and a terminal shows the change before the yes (R10) (R11)', async () => {
  const desk = await alone();
  toOther(desk);
  await desk.all(note('eve@client.example'));
  const { asked, told } = await desk.talk(['approve', '--rules'], { 'Your e-mail': 'owner@client.example' });
  expect(asked.at(-1)).toBe('Approve the changed rules?');
  expect(told).toBe('owner before  "owner@client.example"\nowner now     "other@client.example"');
  const last = readFileSync(join(desk.folder, 'ledger.jsonl'), 'utf8').trim().split('\n').at(-1)!;
  expect(JSON.parse(last)).toMatchObject({ action: 'rules', details: { authors: ['eve@client.example'] } });
});
