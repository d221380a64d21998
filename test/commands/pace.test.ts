/** How fast access is given, here and in the engagement before: weeks or months is a figure. */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYamlText } from 'yaml';
import { Desk } from '../support/desk';

const ID = 'r-20261121-1';
const ASK = ['--job', 'clerk', '--boundary', 'letters', '--verbs', 'list,read', '--days', '14', '--reason', 'Backlog'];
const BY = (who: string) => ['--by', who];

/** An engagement in which a request took ten days to its approval, and twelve to its activation. */
async function slow(): Promise<Desk> {
  const desk = new Desk();
  const told = [
    await desk.run(['request', ...ASK, ...BY('ana@acme.example')], '2026-11-21T12:00:00Z'),
    await desk.run(['approve', ID, ...BY('tom@client.example')], '2026-12-01T12:00:00Z'),
    await desk.run(['activate', ID, ...BY('ben@acme.example')], '2026-12-03T12:00:00Z'),
  ];
  expect(told.join('\n')).not.toContain('exit');
  return desk;
}

const INIT = ['init', 'second', '--from', 'enclave.yaml', '--owner', 'owner@client.example', '--yes'];
const LATER = '2026-12-04T12:00:00Z';

test('list says how long approval and activation took, in words and for machines (R32)', async () => {
  const desk = await slow();
  expect(await desk.run(['list'], LATER)).toContain(
    'here: approved in 10 days (median of 1, longest 10); activated in 12 days (median of 1, longest 12); first access 12 days after the ledger began',
  );
  expect(JSON.parse(await desk.run(['list', '--format', 'json'], LATER))).toMatchObject({
    pace: {
      toApproval: { count: 1, medianDays: 10, longestDays: 10 },
      toActivation: { count: 1, medianDays: 12, longestDays: 12 },
      firstAccessDays: 12,
    },
    before: null,
  });
});

test('a ledger without a decision has no figure, and none is made up (R32)', async () => {
  const desk = await new Desk().all(['request', ...ASK, ...BY('ana@acme.example')]);
  expect(await desk.run(['list'])).not.toContain('here:');
  expect(JSON.parse(await desk.run(['list', '--format', 'json']))).toMatchObject({
    pace: { toApproval: null, toActivation: null, firstAccessDays: null },
  });
});

test('the second engagement says how fast it was in the first, and is compared with it (R32)', async () => {
  const desk = await slow();
  const said = await desk.run(INIT, LATER);
  expect(said).toContain('there  approved in 10 days (median of 1, longest 10)');
  const second = join(desk.folder, 'second/enclave.yaml');
  const { engagement } = parseYamlText(readFileSync(second, 'utf8')) as { engagement: { startedFrom: string } };
  expect(engagement.startedFrom).toBe('../enclave.yaml');
  const ask = ['--job', 'case-worker', '--boundary', 'work', '--verbs', 'write', '--days', '9', '--reason', 'More'];
  await desk.run(['request', 'second', ...ask, ...BY('first.person@vendor.example')], '2026-12-05T12:00:00Z');
  const approve = ['approve', 'r-20261205-1', '--manifest', 'second', ...BY('tom@client.example')];
  expect(await desk.run(approve, '2026-12-06T12:00:00Z')).toContain('approved by all');
  expect(await desk.run(['list', 'second'], '2026-12-06T12:00:00Z')).toMatch(
    /here: approved in 1 day \(median of 1, longest 1\); nothing activated yet\nwhere it started from \(\.\.\/enclave\.yaml\): approved in 10 days/,
  );
  expect(JSON.parse(await desk.run(['list', 'second', '--format', 'json'], '2026-12-06T12:00:00Z'))).toMatchObject({
    before: { manifest: '../enclave.yaml', pace: { toApproval: { medianDays: 10 } } },
  });
});

test('where the first has no ledger, or one that does not hold, the figure is unknown and says why (R32)', async () => {
  const plain = new Desk();
  expect(await plain.run(INIT, LATER)).toContain(
    'there  not known how fast access was given: no ledger beside enclave.yaml',
  );
  expect(readFileSync(join(plain.folder, 'second/enclave.yaml'), 'utf8')).not.toContain('startedFrom');

  const desk = await slow();
  await desk.run(INIT, LATER);
  appendFileSync(join(desk.folder, 'ledger.jsonl'), 'by hand\n');
  expect(await desk.run(['list', 'second'], LATER)).toContain('): unknown, its ledger does not hold (ledger/not-json)');
  writeFileSync(
    join(desk.folder, 'second/enclave.yaml'),
    readFileSync(join(desk.folder, 'second/enclave.yaml'), 'utf8').replace('../enclave.yaml', '../gone/enclave.yaml'),
  );
  expect(await desk.run(['list', 'second'], LATER)).toContain('): unknown, no ledger beside ../gone/enclave.yaml');
});
