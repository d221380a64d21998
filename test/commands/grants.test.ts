import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Desk } from '../support/desk';
import { GOVERNED } from '../support/governed';
import { NOW, parse } from '../support/manifests';

const ASK = ['--job', 'clerk', '--boundary', 'letters', '--verbs', 'list,read', '--days', '14', '--reason', 'Backlog'];
const ANA = ['--by', 'ana@acme.example'];
const BEN = ['--by', 'ben@acme.example'];
const TOM = ['--by', 'tom@client.example'];
const SARA = ['--by', 'sara@client.example'];
const ID = 'r-20261121-1';

const REQUEST = ['request', ...ASK, ...ANA];
const APPROVE = ['approve', ID, ...TOM];
const ACTIVATE = ['activate', ID, ...BEN];

test('from request to grant, each step in the manifest and in the ledger (R07) (R10) (R11)', async () => {
  const desk = new Desk();
  expect(await desk.run(REQUEST)).toContain('waits for 1 of 1: security');
  expect(await desk.run(APPROVE)).toContain(`enclave activate ${ID}`);
  expect(await desk.run(ACTIVATE)).toContain('until the end of 2026-12-05 in UTC');
  expect(parse(desk.text).manifest.grants).toMatchObject([
    { id: ID, approvedBy: 'tom@client.example', expires: '2026-12-05' },
  ]);
  expect(desk.ledger).toEqual([
    'open enclave.yaml ana@acme.example',
    'rules approval ana@acme.example',
    `request ${ID} ana@acme.example`,
    `approve ${ID} tom@client.example`,
    `activate ${ID} ben@acme.example`,
  ]);
});

test('a refusal names line, rule and mend, and writes nothing (R10)', async () => {
  const desk = await new Desk().all(REQUEST);
  const [text, ledger] = [desk.text, desk.ledger];
  const said = await desk.run(['approve', ID, ...ANA]);
  expect(said).toMatch(/^enclave\.yaml:\d+:\d+ {2}nobody approves what they asked for themselves\n/);
  expect(said).toContain('mend  have somebody else approve it\n  code  grants/self-approval\nexit 2');
  expect(await desk.run(ACTIVATE)).toContain('code  grants/not-approved');
  expect([desk.text, desk.ledger]).toEqual([text, ledger]);
});

test('what is over is taken out by the next command, and stays in the list (R10) (R11)', async () => {
  const desk = await new Desk().all(REQUEST, APPROVE, ACTIVATE);
  expect(await desk.run(['list'], '2026-12-06T00:00:00Z')).toContain('expired after 2026-12-05');
  const said = await desk.run(['lapse', '--by', 'night@client.example'], '2026-12-06T00:00:00Z');
  expect(said).toContain(`lapsed ${ID}: expired`);
  expect(parse(desk.text).manifest.grants).toEqual([]);
  expect(desk.ledger.at(-1)).toBe(`lapse ${ID} night@client.example`);
  const later = await desk.run(['list'], '2027-03-01T12:00:00Z');
  expect(later).toContain(`ended     ${ID}  clerk may list, read letters`);
  expect(later).toContain('2026-11-21  activate  ben@acme.example');
  expect(await desk.run(['list', '--at', '2026-12-05'], '2027-03-01T12:00:00Z')).toContain(
    '1 in force, 0 approved, 0 open, 0 ended',
  );
  expect(await desk.run(['lapse', ...TOM], '2026-12-07T00:00:00Z')).toBe('nothing is over');
});

test('a new request takes out what is over on the way (R10)', async () => {
  const desk = await new Desk().all(REQUEST, APPROVE, ACTIVATE);
  const said = await desk.run(REQUEST, '2026-12-06T00:00:00Z');
  expect(said).toContain(`lapsed ${ID}: expired\nrequested r-20261206-1`);
  expect(desk.ledger.slice(-2)).toEqual([`lapse ${ID} ana@acme.example`, 'request r-20261206-1 ana@acme.example']);
});

test('whoever takes access away waits for nothing (R10)', async () => {
  const desk = await new Desk().all(REQUEST, APPROVE, ACTIVATE);
  desk.text = desk.text.replace('{ role: security }', '{ role: security, count: 2 }');
  expect(await desk.run([...REQUEST])).toContain('code  grants/rules-changed');
  expect(await desk.run(['revoke', ID, '--by', 'anybody@client.example', '--reason', 'Work is done'])).toContain(
    `revoked ${ID}: Work is done`,
  );
  expect(parse(desk.text).manifest.grants).toEqual([]);
  expect(await desk.run(['list'])).toContain('revoked by anybody@client.example on 2026-11-21: Work is done');
});

test('what was asked for cannot grow after it was approved, and no approval is written by hand (R10) (R11)', async () => {
  const desk = await new Desk().all(REQUEST, APPROVE);
  const approved = desk.text;
  desk.text = approved.replace('verbs: [list, read]', 'verbs: [list, read, write]');
  expect(await desk.run(ACTIVATE)).toContain('code  grants/request-altered');
  desk.text = approved.replace('by: tom@', 'by: sara@');
  expect(await desk.run(ACTIVATE)).toContain('code  grants/approval-unrecorded');
  desk.text = approved.replace(`id: ${ID}`, 'id: made-up');
  expect(await desk.run(['activate', 'made-up', ...BEN])).toContain('code  grants/request-unrecorded');
  desk.text = approved.replace('reason: Backlog', 'reason: Backlog of autumn');
  expect(await desk.run(ACTIVATE)).toContain(`activated ${ID}`);
});

test('comments and another order of the same rules are no change of them (R10)', async () => {
  const desk = await new Desk().all(REQUEST);
  desk.text = desk.text
    .replace('{ id: security, people:', '{ people:')
    .replace('tom@client.example] }', 'tom@client.example], id: security } # the desk');
  expect(await desk.run(APPROVE)).toContain('approved by all');
});

test.each<[string, string[], string]>([
  ['a request without a job function', ['request', ...ANA], '--job'],
  ['a request without a reason', ['request', ...ASK.slice(0, -2), ...ANA], '--reason'],
  ['an approval of nothing', ['approve', ...TOM], 'id'],
  ['a revoke without a reason', ['revoke', 'x', ...TOM], '--reason'],
])('without a terminal, %s is a mistake with a mend', async (_title, args, flag) => {
  expect(await new Desk().run(args)).toContain(`${flag}  is not given, and there is nobody to ask`);
});

test.each<[string, string[], string]>([
  ['days in words', [...REQUEST, '--days', 'ten'], 'manifest/request-days'],
  ['no days', [...REQUEST, '--days', '0'], 'manifest/request-days'],
  ['too many days', [...REQUEST, '--days', '31'], 'grants/too-long'],
  ['an unknown verb', [...REQUEST, '--verbs', 'read,eat'], 'grants/choice'],
  ['a name instead of an address', [...REQUEST, '--by', 'Ana'], 'manifest/email'],
  ['a job function that is not there', [...REQUEST, '--job', 'clark'], 'manifest/unknown-job-function'],
  ['an unknown id', ['approve', 'r-1', ...TOM], 'grants/unknown-request'],
  ['an unknown grant', ['revoke', 'r-1', ...TOM, '--reason', 'x'], 'grants/unknown-access'],
  ['a manifest that is not there', ['list', 'other.yaml'], 'file/missing'],
  ['a day that is none', ['list', '--at', '2026-02-30'], 'manifest/day'],
])('%s is a mistake with a mend', async (_title, args, code) => {
  const desk = new Desk();
  expect(await desk.run(args)).toMatch(new RegExp(`code  ${code}\nexit 2$`));
  expect(desk.text).toBe(GOVERNED);
});

test('whom Git knows is taken for who does it, and is named', async () => {
  const desk = new Desk();
  spawnSync('git', ['init', '-q', desk.folder]);
  spawnSync('git', ['-C', desk.folder, 'config', 'user.email', 'ana@acme.example']);
  expect(await desk.run(['request', ...ASK])).toContain('by ana@acme.example, as Git is configured here');
  expect(await desk.run(['approve', ID])).toContain('code  grants/self-approval');
});

test('with a key, whoever acts signs what the ledger keeps of it (R11)', async () => {
  const pair = generateKeyPairSync('ed25519');
  const key = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const publicKey = pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  const keys = `ledger: { keys: [{ email: ana@acme.example, publicKey: "${publicKey}" }] }\n`;
  const desk = new Desk(`${GOVERNED}${keys}`);
  expect(await desk.run([...REQUEST, '--key', key])).toContain(`requested ${ID}`);
  const last = readFileSync(join(desk.folder, 'ledger.jsonl'), 'utf8').trim().split('\n').at(-1)!;
  expect(JSON.parse(last)).toMatchObject({
    action: 'request',
    signature: { key: expect.stringContaining('sha256:') as string },
  });
});

test('list prints JSON for machines, with the history of each access (R11)', async () => {
  const desk = await new Desk().all(REQUEST, APPROVE);
  const said = JSON.parse(await desk.run(['list', '--format', 'json'])) as { accesses: { history: unknown[] }[] };
  expect(said).toMatchObject({
    schemaVersion: '1',
    vendor: 'acme',
    day: '2026-11-21',
    accesses: [{ id: ID, state: 'approved' }],
  });
  expect(said.accesses[0]!.history).toHaveLength(2);
});

test('an approval that nobody used lapses after thirty days; who comes too late asks anew (R10)', async () => {
  const desk = await new Desk().all(REQUEST, APPROVE);
  expect(await desk.run(ACTIVATE, '2026-12-22T00:00:00Z')).toContain('code  grants/unknown-request');
  await desk.run(['lapse', ...TOM], '2026-12-22T00:00:00Z');
  expect(await desk.run(['list'], '2026-12-22T00:00:00Z')).toContain('lapsed: not activated');
});

test('a quorum is told as far as it is reached (R10)', async () => {
  const desk = await new Desk().all([...REQUEST, '--verbs', 'delete']);
  expect(await desk.run(APPROVE)).toContain('waits for 1 of 2: security');
  expect(await desk.run(['list'])).toContain('waits for 1 of 2: security');
  expect(await desk.run(ACTIVATE)).toContain('saw   waits for 1 of 2: security');
  expect(await desk.run(['approve', ID, ...SARA])).toContain('approved by all');
  expect(await desk.run(['list'])).toContain('0 in force, 1 approved, 0 open, 0 ended on 2026-11-21 (UTC)');
});

test('the moment every test lives in has not moved', () => expect(NOW.toISOString()).toBe('2026-11-21T12:00:00.000Z'));
