import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isWithin, readWorkingHours } from '../../../lib/handlers/connect/working-hours';

interface Row {
  readonly hours: string;
  readonly at: string;
  readonly local: string;
  readonly within: boolean;
}

const ROWS = parse(readFileSync(join(__dirname, 'working-hours.yaml'), 'utf8')) as Row[];
const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

function hoursOf(row: string) {
  const [, timeZone, first, last, from, to] = /^(\S+) (\w{3})(?:-(\w{3}))? (\S{5})-(\S{5})$/.exec(row)!;
  const days = WEEK.slice(WEEK.indexOf(first!), WEEK.indexOf(last ?? first!) + 1);
  return { timeZone, days, from, to };
}

const read = (hours: object) => readWorkingHours(JSON.stringify(hours));

test.each(ROWS)('$hours at $at, $local there: $within (R05, R35)', ({ hours, at, within }) => {
  expect(isWithin(read(hoursOf(hours))!, new Date(at))).toBe(within);
});

test.each<[string, object]>([
  ['a zone that nobody knows', { timeZone: 'Asia/Atlantis' }],
  ['a time without zeros', { from: '8:00' }],
  ['an hour that no day has', { to: '24:00' }],
  ['no day', { days: [] }],
  ['a day that no week has', { days: ['mon', 'day'] }],
  ['days as text', { days: 'mon' }],
  ['no zone', { timeZone: undefined }],
])('hours with %s cannot be read', (_title, change) => {
  const hours = { timeZone: 'Asia/Manila', days: ['mon'], from: '08:00', to: '18:00' };
  expect(read(hours)).toEqual(hours);
  expect(read({ ...hours, ...change })).toBeUndefined();
});

test.each(['', 'null', '[]', '{', 'always'])('`%s` says no hours', (setting) => {
  expect(readWorkingHours(setting)).toBeUndefined();
});
