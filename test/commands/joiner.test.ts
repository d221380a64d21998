/** Somebody joins a job function whose access is in force, and has learnt nothing yet. */
import { Desk } from '../support/desk';

const ID = 'r-20261121-1';
const ASK = ['--job', 'clerk', '--boundary', 'letters', '--verbs', 'list,read', '--days', '14', '--reason', 'Backlog'];
const TOM = ['--by', 'tom@client.example'];
const ANA = ['--by', 'ana@acme.example'];
const FAY = '  - { name: Fay, email: fay@acme.example, jobFunction: clerk }\n';

interface Finding {
  readonly rule: string;
  readonly verdict: string;
  readonly severity: string;
  readonly resource: string;
}

async function untrained(desk: Desk): Promise<Finding[]> {
  const said = await desk.run(['check', '--only', 'governance', '--format', 'json']);
  const { findings } = JSON.parse(said.replace(/\nexit 1$/, '')) as { findings: Finding[] };
  return findings.filter(({ rule }) => rule === 'training-missing');
}

test('whoever joins an access in force without training is named by an error, and nothing more is activated (R42)', async () => {
  const desk = await new Desk().all(['request', ...ASK, ...ANA], ['approve', ID, ...TOM], ['activate', ID, ...ANA]);
  expect(await untrained(desk)).toEqual([]);
  desk.text = desk.text.replace('dataBoundaries:', `${FAY}dataBoundaries:`);
  expect(await untrained(desk)).toMatchObject([{ severity: 'error', verdict: 'fail' }]);
  expect(JSON.stringify(await untrained(desk))).toContain('people.fay@acme.example');
  await desk.all(
    ['ledger', 'note', ...TOM, '--reason', 'Fay joins the clerks'],
    ['request', ...ASK, '--verbs', 'write', ...ANA],
    ['approve', 'r-20261121-2', ...TOM],
  );
  expect(await desk.run(['activate', 'r-20261121-2', ...ANA])).toContain('code  grants/training-missing\nexit 2');
  const course = ', training: [{ course: Care, completed: 2026-11-21, expires: 2027-11-21 }]';
  desk.text = desk.text.replace('fay@acme.example, jobFunction: clerk', `$&${course}`);
  expect(await untrained(desk)).toEqual([]);
  expect(await desk.run(['activate', 'r-20261121-2', ...ANA])).toContain('activated r-20261121-2');
});
