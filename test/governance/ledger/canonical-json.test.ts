import fc from 'fast-check';
import { canonicalJson, isCanonical, NotCanonical } from '../../../lib/governance/ledger/canonical-json';

/** Shuffled anew, to any depth: the same value by another order of its keys. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reversed(item)]),
  );
}

test.each([
  [
    'keys by their UTF-16 units, as RFC 8785 sorts its example',
    { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 },
    '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
  ],
  [
    'numbers as JavaScript writes them',
    [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0],
    '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]',
  ],
  ['keys that look like numbers by their letters', { 9: 'b', 10: 'a' }, '{"10":"a","9":"b"}'],
  ['no word of what is undefined', { a: undefined, b: null }, '{"b":null}'],
])('one text for one value: %s', (_, value, text) => {
  expect(canonicalJson(value)).toBe(text);
});

test('one value has one text, whatever the order of its keys', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => expect(canonicalJson(reversed(value))).toBe(canonicalJson(value))));
});

test('what is read back from it is what was written', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const text = canonicalJson(value);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
      expect(isCanonical(text, JSON.parse(text))).toBe(true);
    }),
  );
});

test('the short way to tell whether a text is canonical answers like the long one', () => {
  const spellings = fc.constantFrom(
    (value: unknown) => JSON.stringify(value),
    (value: unknown) => JSON.stringify(reversed(value)),
    (value: unknown) => JSON.stringify(value, null, 1),
    canonicalJson,
  );
  fc.assert(
    fc.property(fc.jsonValue(), spellings, (value, spell) => {
      const text = spell(value);
      const parsed = JSON.parse(text) as unknown;
      expect(isCanonical(text, parsed)).toBe(canonicalJson(parsed) === text);
    }),
  );
});

test.each([
  '"\\ud83d"',
  '{"a":"\\ude00\\ud83d"}',
  `${'['.repeat(99)}${']'.repeat(99)}`,
  `${'['.repeat(1e6)}${']'.repeat(1e6)}`,
])('no text for what has no canonical one (%#)', (text) => {
  expect(() => isCanonical(text, JSON.parse(text))).toThrow(NotCanonical);
});
