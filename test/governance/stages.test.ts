import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CAPS } from '../../lib/governance/stages/caps';

test('the page about stages says the numbers that the rules take (R31)', () => {
  const page = readFileSync(join(__dirname, '../../docs/stages.md'), 'utf8');
  const rows = [...page.matchAll(/^\| [a-z][^|]+ \| (\w+) \| (\w+) \| (\w+) \|$/gm)].map((match) => match.slice(1));
  const { pilot, limited, expanded } = CAPS;
  const keys = Object.keys(pilot) as (keyof typeof pilot)[];
  expect(rows).toEqual(keys.map((key) => [pilot[key], limited[key], expanded[key]].map(String)));
});

test('no document about governance names a country (R35)', () => {
  const page = readFileSync(join(__dirname, '../../docs/stages.md'), 'utf8');
  const names = new Intl.DisplayNames(['en'], { type: 'region' });
  for (const code of ['PH', 'IN', 'DE', 'US', 'GB', 'CN', 'PL', 'VN', 'ZA', 'MX'])
    expect(page).not.toContain(names.of(code)!);
});
