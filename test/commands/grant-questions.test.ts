/** What the commands about access ask at a terminal, what they show before they write, and what they leave alone. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Desk } from '../support/desk';
import { GOVERNED, governedWith } from '../support/governed';
import { parse } from '../support/manifests';

const ID = 'r-20261121-1';
const ASK = ['--job', 'clerk', '--boundary', 'letters', '--verbs', 'list,read', '--days', '14', '--reason', 'Backlog'];
const BY = (name: string) => ['--by', `${name}@${['ana', 'ben', 'dan'].includes(name) ? 'acme' : 'client'}.example`];
const REQUEST = ['request', ...ASK, ...BY('ana')];
const APPROVE = ['approve', ID, ...BY('tom')];

test('a request is asked for with what each choice means, shown, and written after a yes (R10)', async () => {
  const desk = new Desk();
  const { asked, told, said, code } = await desk.talk(['request'], {
    'Data boundary': 'claims',
    'at most 30 in the stage pilot': '7',
    'What for': 'Backlog',
    'Your e-mail': 'ana@acme.example',
  });
  expect([code, said.split(':')[0]]).toEqual([0, `requested ${ID}`]);
  expect(asked).toEqual([
    'Job function [clerk: 2 people] [typist: 2 people]',
    'Data boundary [letters: confidential: Letters, for Answering letters] [claims: restricted: Claims, for Deciding claims]',
    'Verbs [list: see what there is: names, sizes, dates] [read: read what is in it] [write: add to it, and overwrite] [delete: remove from it]',
    'For how many days, once activated; at most 30 in the stage pilot',
    'What for',
    'Your e-mail address',
    'Ask for this?',
  ]);
  expect(told.split('\n').slice(1)).toEqual([
    'clerk may list, read claims (restricted: Claims, for Deciding claims)',
    '  today that is 2 people: ana@acme.example, ben@acme.example',
    '  for 7 days from its activation; activated today it ends at 2026-11-28T23:59:59Z, 7 days from today',
    '  must still approve: 1 of security (sara@client.example, tom@client.example)',
    '  must still approve: 1 of data-owner (dora@client.example, sara@client.example)',
    'the rules of approval stand in the ledger now; a change of them needs approval',
  ]);
});

test('whoever would not be able to activate it hears so before they ask (R42)', async () => {
  const answers = { 'Job function': 'typist', 'What for': 'Backlog', 'Your e-mail': 'dan@acme.example' };
  const { told } = await new Desk().talk(['request'], answers);
  expect(told).toContain('nobody can activate it yet: cay@acme.example has no current training');
});

test.each([
  ['request', [], { 'What for': 'Backlog', 'Your e-mail': 'ana@acme.example', 'Ask for this?': 'no' }],
  ['approve', BY('tom'), { 'Approve it?': 'no' }],
  ['reject', BY('tom'), { Reason: 'Not now', 'Reject it?': 'no' }],
  ['revoke', BY('tom'), { Reason: 'Not now', 'Take it away?': 'no' }],
])('after a no, %s writes nothing and ends with 2 (R10)', async (command, flags, answers) => {
  const desk = new Desk();
  if (command !== 'request') await desk.all(REQUEST);
  const before = [desk.text, ...(command === 'request' ? [] : desk.ledger)];
  const { code, said, told } = await desk.talk([command, ...flags], answers);
  expect([code, said]).toEqual([2, '']);
  expect(told).toMatch(/stopped; nothing was written$/);
  expect([desk.text, ...(command === 'request' ? [] : desk.ledger)]).toEqual(before);
  if (command === 'request') expect(existsSync(join(desk.folder, 'ledger.jsonl'))).toBe(false);
});

test.each([
  ['request', REQUEST, []],
  ['approve', APPROVE, [REQUEST]],
  ['activate', ['activate', ID, ...BY('ben')], [REQUEST, APPROVE]],
  ['reject', ['reject', ID, ...BY('tom'), '--reason', 'Not now'], [REQUEST]],
  ['revoke', ['revoke', ID, ...BY('tom'), '--reason', 'Not now'], [REQUEST]],
])('who says all in flags is asked nothing: %s', async (_command, args, before) => {
  const desk = await new Desk().all(...before);
  expect(await desk.talk(args)).toMatchObject({ code: 0, asked: [] });
});

test('approve offers what this person may approve, and says why not the rest (R10)', async () => {
  const ownOfTom = REQUEST.map((word) => (word === 'ana@acme.example' ? 'tom@client.example' : word));
  const desk = await new Desk().all(
    REQUEST,
    [...ownOfTom, '--verbs', 'write'],
    [...REQUEST, '--verbs', 'read'],
    ['approve', 'r-20261121-3', ...BY('sara')],
    [...REQUEST, '--verbs', 'delete'],
  );
  const { asked, told, code } = await desk.talk(['approve'], { 'Your e-mail': 'tom@client.example' });
  expect(code).toBe(0);
  expect(asked[1]).toBe(
    `Which request [${ID}: clerk may list, read letters for 14 days, asked by ana@acme.example] [r-20261121-4: clerk may delete letters for 14 days, asked by ana@acme.example]`,
  );
  expect(told).toContain(
    'not offered  r-20261121-2: nobody approves what they asked for themselves (tom@client.example)\n' +
      'not offered  r-20261121-3: everybody needed has approved (tom@client.example, as security)\n',
  );
  expect(told).toContain('ana@acme.example asked on 2026-11-21, because: Backlog\nclerk may list, read letters');
  expect(asked.at(-1)).toBe('Approve it?');
});

test('of one choice nobody is asked, and the yes before writing stays (R10)', async () => {
  const desk = await new Desk(
    governedWith(['[{ id: clerk }, { id: typist }]', '[{ id: clerk }]'], ['typist', 'clerk'], ['typist', 'clerk']),
  ).all(REQUEST);
  expect((await desk.talk(['approve', ...BY('tom')])).asked).toEqual(['Approve it?']);
  const answers = { 'Data boundary': 'claims', 'What for': 'More', 'Your e-mail': 'ana@acme.example' };
  expect((await desk.talk(['request'], answers)).asked[0]).toMatch(/^Data boundary/);
});

test('who has two of the roles that are missing is asked in which one (R10)', async () => {
  const desk = await new Desk().all([...REQUEST, '--boundary', 'claims']);
  const { asked, said } = await desk.talk(['approve', ID, ...BY('sara')], { 'In which role': 'data-owner' });
  expect(asked).toEqual(['In which role [security: waits for 1] [data-owner: waits for 1]', 'Approve it?']);
  expect(said).toContain(`approved ${ID} as data-owner\nwaits for 1 of 1: security`);
});

test('activate offers what is approved to the people of its job function (R10)', async () => {
  const desk = await new Desk().all(REQUEST, APPROVE, [...REQUEST, '--verbs', 'write']);
  const refused = await desk.talk(['activate', ...BY('dan')]);
  expect(refused.code).toBe(2);
  expect(refused.told).toContain(`${ID}: who activates it works as \`typist\``);
  expect(refused.told).toContain('code  grants/nothing-to-do');
  const { asked, told, said } = await desk.talk(['activate', ...BY('ben')]);
  expect(asked).toEqual(['Activate it?']);
  expect(told).toContain('not offered  r-20261121-2: the request is not approved (waits for 1 of 1: security)');
  expect(told).toContain('today that is 2 people: ana@acme.example, ben@acme.example');
  expect(said).toContain(`activated ${ID}`);
});

test('reject and revoke say who loses what, and what stays by another grant (R10)', async () => {
  const desk = await new Desk().all(REQUEST);
  const rejected = await desk.talk(['reject'], { Reason: 'Not now', 'Your e-mail': 'tom@client.example' });
  expect(rejected.told).toContain('clerk may list, read letters');
  expect(rejected.said).toBe(`rejected ${ID}: Not now`);
  const grant = (id: string) =>
    `  - { id: ${id}, jobFunction: clerk, boundary: letters, verbs: [read], requestedBy: ana@acme.example, approvedBy: tom@client.example, reason: Work, expires: 2027-03-01 }\n`;
  desk.text = GOVERNED.replace('grants: []\n', `grants:\n${grant('one')}${grant('two')}`);
  const { asked, told } = await desk.talk(['revoke', ...BY('tom')], { 'Which access': 'two', Reason: 'Done' });
  expect(asked[0]).toBe(
    'Which access [one: clerk may read letters until 2027-03-01] [two: clerk may read letters until 2027-03-01]',
  );
  expect(told).toContain('  clerk still may read letters until 2027-03-01, by one');
  expect(parse(desk.text).manifest.grants.map(({ id }) => id)).toEqual(['one']);
});

test('what cannot be asked for is told before the first question (R10)', async () => {
  const desk = await new Desk().all(REQUEST);
  desk.text = desk.text.replace('{ role: security }', '{ role: security, count: 2 }');
  const { asked, told } = await desk.talk(['request']);
  expect(asked).toEqual([]);
  expect(told).toContain('code  grants/rules-changed');
});

test('a boundary offers only the verbs that something in it knows (R08)', async () => {
  const desk = new Desk(
    governedWith(['arn:aws:s3:::client-letters/inbox/*', 'arn:aws:sns:eu-central-1:111122223333:letters']),
  );
  const { asked } = await desk.talk(['request'], {
    Verbs: 'write',
    'What for': 'x',
    'Your e-mail': 'ana@acme.example',
  });
  expect(asked[2]).toBe('Verbs [list: see what there is: names, sizes, dates] [write: add to it, and overwrite]');
});
