import fc from 'fast-check';
import { type AuthorizationRule, reachOf, shadowed } from '../../lib/common/authorization';
import { contains, formatAddress, parseCidr } from '../../lib/common/cidr';

/** `eng>172.16.0.0/24`; `*` is everybody. */
function rule(text: string): AuthorizationRule {
  const [group, destination = ''] = text.split('>');
  return group === '*' ? { destination } : { group, destination };
}

const says = ({ group = '*', destination }: AuthorizationRule) => `${group}>${destination}`;

const SINGLE = ['eng>172.16.0.0/24', 'dev>10.0.0.0/16'];
const ANY = [...SINGLE, 'mgr>0.0.0.0/0'];
const LONGER = [...ANY, 'mgr>10.0.2.119/32'];
const OVERLAP = [...LONGER, 'eng>172.16.0.128/25'];
const SECOND_ANY = [...OVERLAP, 'eng>0.0.0.0/0'];
const NARROWED = [...SECOND_ANY, 'mgr>192.168.0.0/24'];
const EVERYBODY = [...NARROWED, '*>0.0.0.0/0'];

/**
 * The seven scenarios of the AWS Client VPN Administrator Guide ("Authorization rules"): for a group and one address,
 * the rule that lets it through, or `not` and the rule that stands before. The guide leaves one thing open in the
 * seventh: whether a group with rules of its own also has what the rule for everybody gives.
 */
test.each<[scenario: string, rules: string[], answers: [group: string, address: string, answer: string][]]>([
  [
    'single destinations',
    [...SINGLE, 'mgr>192.168.0.0/24'],
    [
      ['eng', '172.16.0.9', 'eng>172.16.0.0/24'],
      ['eng', '10.0.0.9', 'not dev>10.0.0.0/16'],
      ['dev', '10.0.2.119', 'dev>10.0.0.0/16'],
      ['dev', '192.168.0.9', 'not mgr>192.168.0.0/24'],
      ['mgr', '192.168.0.9', 'mgr>192.168.0.0/24'],
      ['mgr', '8.8.8.8', 'not'],
    ],
  ],
  [
    'any destination for one group',
    ANY,
    [
      ['eng', '172.16.0.9', 'eng>172.16.0.0/24'],
      ['dev', '10.0.0.9', 'dev>10.0.0.0/16'],
      ['dev', '8.8.8.8', 'not mgr>0.0.0.0/0'],
      ['mgr', '8.8.8.8', 'mgr>0.0.0.0/0'],
      ['mgr', '192.168.0.9', 'mgr>0.0.0.0/0'],
      ['mgr', '172.16.0.9', 'not eng>172.16.0.0/24'],
      ['mgr', '10.0.0.9', 'not dev>10.0.0.0/16'],
    ],
  ],
  [
    'a longer prefix',
    LONGER,
    [
      ['mgr', '10.0.2.119', 'mgr>10.0.2.119/32'],
      ['mgr', '10.0.2.120', 'not dev>10.0.0.0/16'],
      ['mgr', '8.8.8.8', 'mgr>0.0.0.0/0'],
      ['dev', '10.0.2.119', 'not mgr>10.0.2.119/32'],
      ['dev', '10.0.2.120', 'dev>10.0.0.0/16'],
      ['eng', '172.16.0.200', 'eng>172.16.0.0/24'],
    ],
  ],
  [
    'overlapping rules of one group',
    OVERLAP,
    [
      ['eng', '172.16.0.200', 'eng>172.16.0.128/25'],
      ['eng', '172.16.0.9', 'eng>172.16.0.0/24'],
      ['mgr', '172.16.0.200', 'not eng>172.16.0.128/25'],
      ['mgr', '172.16.0.9', 'not eng>172.16.0.0/24'],
      ['dev', '10.0.2.119', 'not mgr>10.0.2.119/32'],
    ],
  ],
  [
    'a second rule for any destination',
    SECOND_ANY,
    [
      ['eng', '8.8.8.8', 'eng>0.0.0.0/0'],
      ['eng', '192.168.0.9', 'eng>0.0.0.0/0'],
      ['eng', '10.0.2.119', 'not mgr>10.0.2.119/32'],
      ['mgr', '8.8.8.8', 'mgr>0.0.0.0/0'],
      ['mgr', '192.168.0.9', 'mgr>0.0.0.0/0'],
      ['dev', '8.8.8.8', 'not mgr>0.0.0.0/0'],
    ],
  ],
  [
    'a rule added that takes a network from another group',
    NARROWED,
    [
      ['eng', '192.168.0.9', 'not mgr>192.168.0.0/24'],
      ['eng', '8.8.8.8', 'eng>0.0.0.0/0'],
      ['mgr', '192.168.0.9', 'mgr>192.168.0.0/24'],
      ['mgr', '172.16.0.9', 'not eng>172.16.0.0/24'],
    ],
  ],
  [
    'any destination for everybody',
    EVERYBODY,
    [
      ['hr', '8.8.8.8', '*>0.0.0.0/0'],
      ['hr', '192.168.0.9', 'not mgr>192.168.0.0/24'],
      ['hr', '10.0.0.9', 'not dev>10.0.0.0/16'],
      ['eng', '8.8.8.8', 'eng>0.0.0.0/0'],
      ['eng', '192.168.0.9', 'not mgr>192.168.0.0/24'],
      ['dev', '10.0.2.119', 'not mgr>10.0.2.119/32'],
      ['mgr', '10.0.2.119', 'mgr>10.0.2.119/32'],
    ],
  ],
])('scenario: %s', (_title, rules, answers) => {
  for (const [group, address, answer] of answers) {
    const [{ reached, by } = { reached: false, by: undefined }] = reachOf(rules.map(rule), [group], `${address}/32`);
    expect([group, address, [...(reached ? [] : ['not']), ...(by ? [says(by)] : [])].join(' ')]).toEqual([
      group,
      address,
      answer,
    ]);
  }
});

test('a range falls into the parts that have one answer each', () => {
  const parts = reachOf(['dev>10.0.0.0/30', 'mgr>10.0.0.2/32'].map(rule), ['dev'], '10.0.0.0/29');
  expect(parts.map(({ range, reached, by }) => [range, reached, by && says(by)])).toEqual([
    ['10.0.0.0/31', true, 'dev>10.0.0.0/30'],
    ['10.0.0.2/32', false, 'mgr>10.0.0.2/32'],
    ['10.0.0.3/32', true, 'dev>10.0.0.0/30'],
    ['10.0.0.4/30', false, undefined],
  ]);
});

test('somebody in two groups reaches what either reaches', () => {
  const rules = ['dev>10.0.0.0/16', 'mgr>10.0.2.119/32'].map(rule);
  expect(reachOf(rules, ['dev', 'mgr'], '10.0.0.0/16').every(({ reached }) => reached)).toBe(true);
});

test.each<[title: string, rules: string[], shadows: string[]]>([
  ['equal ranges add up', ['a>10.0.0.0/24', 'b>10.0.0.0/24'], []],
  ['a narrower rule of another group takes away', ['a>10.0.0.0/24', 'b>10.0.0.0/25'], ['a>10.0.0.0/24 b>10.0.0.0/25']],
  ['a narrower rule of the same group does not', ['a>10.0.0.0/24', 'a>10.0.0.0/25'], []],
  ['nor one that the group has too', ['a>10.0.0.0/24', 'a>10.0.0.0/25', 'b>10.0.0.0/25'], []],
  [
    'one that the group has only half of does, and the half takes away from the other',
    ['a>10.0.0.0/24', 'a>10.0.0.0/26', 'b>10.0.0.0/25'],
    ['a>10.0.0.0/24 b>10.0.0.0/25', 'b>10.0.0.0/25 a>10.0.0.0/26'],
  ],
  ['a rule for everybody stands before nobody', ['a>10.0.0.0/24', '*>10.0.0.0/25'], []],
  ['a group’s rule stands before everybody', ['*>10.0.0.0/24', 'a>10.0.0.0/25'], ['*>10.0.0.0/24 a>10.0.0.0/25']],
  ['ranges apart do not meet', ['a>10.0.0.0/24', 'b>10.0.1.0/25'], []],
  ['host bits do not count', ['a>10.0.0.7/24', 'b>10.0.0.9/24'], []],
])('%s', (_title, rules, shadows) => {
  expect(shadowed(rules.map(rule)).map(({ rule, by }) => `${says(rule)} ${says(by)}`)).toEqual(shadows);
});

/** Few addresses, so that rules meet often. */
const anyRule = fc.record({
  group: fc.constantFrom('a', 'b', 'c', undefined),
  destination: fc
    .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 24, max: 32 }))
    .map(([host, prefix]) => `10.0.0.${host}/${prefix}`),
});

test('an address is reached exactly when a rule with the longest prefix around it is of the group', () => {
  fc.assert(
    fc.property(fc.array(anyRule, { maxLength: 8 }), fc.integer({ min: 0, max: 255 }), (rules, host) => {
      const address = parseCidr(`10.0.0.${host}/32`)!;
      const around = rules.filter(({ destination }) => contains(parseCidr(destination)!, address));
      const longest = Math.max(...around.map(({ destination }) => parseCidr(destination)!.prefix));
      const reached = around.some(
        ({ group, destination }) =>
          parseCidr(destination)!.prefix === longest && (group === undefined || group === 'a'),
      );
      expect(reachOf(rules, ['a'], `${formatAddress(address.first)}/32`)[0]!.reached).toBe(reached);
    }),
  );
});

test('no rule is in the shadow exactly when each reaches all of its range', () => {
  fc.assert(
    fc.property(fc.array(anyRule, { maxLength: 8 }), (rules) => {
      const whole = rules.every(({ group, destination }) =>
        reachOf(rules, group === undefined ? [] : [group], destination).every(({ reached }) => reached),
      );
      expect(shadowed(rules).length === 0).toBe(whole);
    }),
  );
});
