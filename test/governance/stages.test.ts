import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CAPS } from '../../lib/governance/stages/caps';
import { GRANT_DAYS, requestedDaysMax } from '../../lib/manifest/grant-days';
import { STAGES } from '../../lib/manifest/schema/stage';
import { governedWith } from '../support/governed';
import { parse } from '../support/manifests';

test('the page about stages says the numbers that the rules take (R31)', () => {
  const page = readFileSync(join(__dirname, '../../docs/stages.md'), 'utf8');
  const rows = [...page.matchAll(/^\| [a-z][^|]+ \| (\w+) \| (\w+) \| (\w+) \|$/gm)].map((match) => match.slice(1));
  const { pilot, limited, expanded } = CAPS;
  const keys = Object.keys(pilot) as (keyof typeof pilot)[];
  expect(rows).toEqual(keys.map((key) => [pilot[key], limited[key], expanded[key]].map(String)));
});

test('the page about grants says both bounds of their days, and no other page a third (R10) (R31)', () => {
  const page = readFileSync(join(__dirname, '../../docs/grants.md'), 'utf8');
  const row = (start: string) =>
    new RegExp(`^\\| ${start}[^|]+\\| (\\d+) \\| (\\d+) \\| (\\d+) \\|`, 'm').exec(page)!.slice(1);
  expect(row('requested')).toEqual(STAGES.map((stage) => String(GRANT_DAYS[stage].requested)));
  expect(row('any grant')).toEqual(STAGES.map((stage) => String(GRANT_DAYS[stage].ahead)));
  expect(STAGES.map((stage) => CAPS[stage].grantDays)).toEqual(STAGES.map((stage) => GRANT_DAYS[stage].ahead));
});

test('what is requested is bounded no more loosely than what is written by hand, and neither more tightly in a later stage (R31)', () => {
  for (const stage of STAGES) expect(GRANT_DAYS[stage].requested).toBeLessThanOrEqual(GRANT_DAYS[stage].ahead);
  for (const bound of ['requested', 'ahead'] as const) {
    const days = STAGES.map((stage) => GRANT_DAYS[stage][bound]);
    expect(days).toEqual([...days].sort((one, other) => one - other));
  }
});

test.each([
  ['neither', [], 30],
  ['the bound of requests', ['  daysMax: { pilot: 14 }\n', ''], 14],
  ['the bound of all grants', ['', 'stages: { pilot: { grantDays: 10 } }\n'], 10],
  ['both', ['  daysMax: { pilot: 14 }\n', 'stages: { pilot: { grantDays: 20 } }\n'], 14],
  ['a looser one, which is not taken', ['', 'stages: { pilot: { grantDays: 400 } }\n'], 30],
])(
  'of the bounds on days a request meets the strictest: the manifest sets %s (R10) (R31)',
  (_title, [inside, own], days) => {
    const text = governedWith(['  needs:', `${inside ?? ''}  needs:`], ['jobFunctions:', `${own ?? ''}jobFunctions:`]);
    expect(requestedDaysMax(parse(text).manifest)).toBe(days);
  },
);

test('no document about governance names a country (R35)', () => {
  const page = readFileSync(join(__dirname, '../../docs/stages.md'), 'utf8');
  const names = new Intl.DisplayNames(['en'], { type: 'region' });
  for (const code of ['PH', 'IN', 'DE', 'US', 'GB', 'CN', 'PL', 'VN', 'ZA', 'MX'])
    expect(page).not.toContain(names.of(code)!);
});
