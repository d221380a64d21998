import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { decide, nameOf, type Decision, type Person, type Settings } from '../../../lib/handlers/connect/decide';
import { groupsOf } from '../../../lib/handlers/connect/groups';

const NOON = new Date('2027-03-31T12:00:00Z');
const SETTINGS: Settings = { mfaGroup: 'vpn-mfa' };

const EVENT = {
  'connection-id': 'cvpn-connection-0a1b2c3d',
  'endpoint-id': 'cvpn-endpoint-0123456789abcdef0',
  'common-name': 'client',
  username: 'ana@meridian.example',
  platform: 'win',
  'platform-version': '11',
  'public-ip': '203.0.113.7',
  'client-openvpn-version': '2.6.12',
  'aws-client-version': '5.0.0',
  groups: ['vpn-mfa', 'enclave-meridian-claims'],
  'schema-version': 'v3',
} as const;

const ANA: Person = { person: 'ana@meridian.example', groups: ['enclave-meridian-claims'] };

interface Row {
  readonly title: string;
  readonly event?: unknown;
  readonly set?: object;
  readonly drop?: readonly string[];
  readonly person?: object | null;
  readonly settings?: Partial<Settings>;
  readonly now?: string;
  readonly reason: Decision['reason'];
}

const ROWS = parse(readFileSync(join(__dirname, 'decide.yaml'), 'utf8')) as Row[];

function eventOf(row: Row): unknown {
  if ('event' in row) return row.event;
  const fields = Object.entries({ ...EVENT, ...row.set });
  return Object.fromEntries(fields.filter(([name]) => !row.drop?.includes(name)));
}

describe('who may connect', () => {
  it.each(ROWS)('$title: $reason', (row) => {
    const person = row.person === null ? undefined : { ...ANA, ...row.person };
    const now = row.now === undefined ? NOON : new Date(row.now);
    const decision = decide(eventOf(row), person, { ...SETTINGS, ...row.settings }, now);
    expect(decision).toEqual({ allow: row.reason === 'admitted', reason: row.reason });
  });

  it('reads no field that is only inherited', () => {
    expect(decide(Object.create(EVENT), ANA, SETTINGS, NOON)).toEqual({ allow: false, reason: 'event-malformed' });
  });
});

describe('groups', () => {
  it.each([
    ['a list', ['a', 'b'], ['a', 'b']],
    ['a JSON list', ' ["a", "b"] ', ['a', 'b']],
    ['a JSON text', '"a,b"', ['a,b']],
    ['a comma list', 'a, b ,,c', ['a', 'b', 'c']],
    ['one name', 'a', ['a']],
    ['blanks', '  ', []],
    ['a broken JSON list', '["a"', []],
    ['a JSON list with a number', '["a", 1]', []],
    ['a list with a list', ['a', ['b']], []],
    ['a comma list inside a list', ['a,b'], ['a,b']],
    ['a number', 7, []],
    ['nothing', undefined, []],
  ])('reads %s', (_title, value, names) => {
    expect(groupsOf(value)).toEqual(names);
  });
});

describe('for any input whatsoever', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('vpn-mfa', 'enclave-meridian-claims', ''));
  const near = <T extends object>(model: T) =>
    fc
      .dictionary(fc.constantFrom(...Object.keys(model)), fc.oneof(fc.anything(), text, fc.array(text)), { maxKeys: 2 })
      .map((changes) => ({ ...model, ...changes }));
  const events = fc.oneof(fc.anything(), near(EVENT), fc.constant(EVENT));
  const people = fc.oneof(
    fc.anything(),
    fc.constant(undefined),
    near({ ...ANA, from: '2027-01-01', until: '2027-12-31', suspended: false }),
  ) as fc.Arbitrary<Person | undefined>;
  const moments = fc.date({ noInvalidDate: false });

  it('nobody enters without the MFA group, a roster entry of that name and a day within it', () => {
    let admitted = 0;
    fc.assert(
      fc.property(events, people, fc.oneof(moments, fc.constant(NOON)), (event, person, now) => {
        const { allow } = decide(event, person, SETTINGS, now);
        if (!allow) return;
        admitted += 1;
        const groups = groupsOf((event as typeof EVENT).groups);
        expect(groups).toContain('vpn-mfa');
        expect(person?.person).toBe((event as typeof EVENT).username.toLowerCase());
        expect((person?.groups as string[]).some((group) => group !== 'vpn-mfa' && groups.includes(group))).toBe(true);
        expect(person?.suspended ?? false).toBe(false);
      }),
      { numRuns: 3000 },
    );
    expect(admitted).toBeGreaterThan(10);
  });

  it('a name is plain ASCII in lower case, or no name', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.emailAddress()), (username) => {
        const name = nameOf({ username });
        expect(name === undefined || (/^[!-~]+$/.test(name) && name === name.toLowerCase())).toBe(true);
      }),
    );
  });
});
