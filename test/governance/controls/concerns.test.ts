import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { concernMatcher, controlSet } from '../../../lib/governance/controls';
import { governed, OWNERS } from './governed';

interface Row {
  readonly by: string;
  readonly said: string;
  readonly answers: readonly string[];
}

const controls = controlSet(governed(OWNERS));
const answerTo = concernMatcher(controls);
const ids = new Set(controls.map(({ id }) => id));

const rowsOf = (half: string) =>
  parse(readFileSync(join(__dirname, 'concerns', `${half}.yaml`), 'utf8')) as readonly Row[];

/** What became of each row: its controls among the first three, or not; and whether the answer was given as sure. */
function triedOn(half: string) {
  const tried = rowsOf(half).map((row) => {
    const { matches, sure } = answerTo(row.said);
    const first = matches.slice(0, 3).map(({ control }) => control.id);
    return { ...row, sure, hit: row.answers.every((id) => first.includes(id)) };
  });
  const [answerable, others] = [
    tried.filter(({ answers }) => answers.length > 0),
    tried.filter(({ answers }) => answers.length === 0),
  ];
  return {
    rate: answerable.filter(({ hit }) => hit).length / answerable.length,
    missed: answerable.filter(({ hit }) => !hit).map(({ said }) => said),
    wrongForSure: answerable.filter(({ hit, sure }) => sure && !hit).map(({ said }) => said),
    answeredForSure: others.filter(({ sure }) => sure).map(({ said }) => said),
    counts: [answerable.length, others.length],
  };
}

// Measured when the matcher was written: known 128 of 131, unseen 82 of 88, later 32 of 40. All were written by one author, who
// also chose the words of the controls: a stakeholder who speaks otherwise is nearer to the last figure than to the first.
test('concerns that the matcher was improved on are answered, and none wrongly for sure (R22)', () => {
  const { rate, missed, wrongForSure, answeredForSure } = triedOn('known');
  expect({ missed: rate >= 0.95 ? [] : missed, wrongForSure, answeredForSure }).toEqual({
    missed: [],
    wrongForSure: [],
    answeredForSure: [],
  });
});

test('nine of ten concerns that it was not improved on are answered among the first three, and none wrongly for sure (R22)', () => {
  const { rate, wrongForSure, answeredForSure } = triedOn('unseen');
  expect(rate).toBeGreaterThanOrEqual(0.9);
  expect(wrongForSure).toEqual([]);
  expect(answeredForSure.length).toBeLessThanOrEqual(1);
});

test('of concerns that were written afterwards three of four are, and none is answered wrongly for sure (R22)', () => {
  const { rate, wrongForSure, answeredForSure } = triedOn('later');
  expect(rate).toBeGreaterThanOrEqual(0.75);
  expect([wrongForSure, answeredForSure]).toEqual([[], []]);
});

test('the tables name controls that exist, ask for each of them, and say nothing twice', () => {
  const rows = ['known', 'unseen', 'later'].flatMap(rowsOf);
  const named = rows.flatMap(({ answers }) => answers);
  expect(named.filter((id) => !ids.has(id))).toEqual([]);
  expect([...ids].filter((id) => !named.includes(id))).toEqual([]);
  expect(new Set(rows.map(({ said }) => said.toLowerCase())).size).toBe(rows.length);
  expect(rows.length).toBeGreaterThanOrEqual(120);
  expect(rows.filter(({ answers }) => answers.length === 0).length).toBeGreaterThanOrEqual(15);
});
