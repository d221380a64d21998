import fc from 'fast-check';
import { mayOverlap } from '../../../../lib/analysis/access/engine/may-overlap';
import { mayMatch } from '../../../../lib/analysis/access/escalation/may-match';
import { SymbolTable } from '../../../../lib/analysis/access/policy/symbols';

const SYMBOLS = new SymbolTable();
const HIDDEN = SYMBOLS.letterOf({ kind: 'opaque', name: 'x' })!;
const PREFIX = SYMBOLS.letterOf({ kind: 'opaque', name: 'prefix', isOfName: true })!;
const MADE = SYMBOLS.letterOf({ kind: 'generated', name: 'made' })!;

test.each([
  ['an action and a longer one', 's3:putobject', 's3:putobjectretention', false],
  ['an action and a pattern for longer ones', 's3:putobject', 's3:putobject*', true],
  ['two patterns that end differently', 's3:*object', 's3:put*acl', false],
  ['two patterns that cross', 's3:put*', 's3:*object', true],
  ['one letter and none', 'a?', 'a', false],
  ['one letter and a star of none', 'a?', 'a*b', true],
  ['what nobody can read', `a${HIDDEN}/*`, 'abc/d', true],
  ['another end after what nobody can read', `a${HIDDEN}/d`, 'abc/e', false],
  ['a name that AWS makes up, and one that is written', `${PREFIX}${MADE}/*`, 'forms/*', false],
  ['a name that AWS makes up, and a beginning of names', `${PREFIX}${MADE}/*`, 'forms*', true],
  ['a name that AWS makes up, and one with a letter left open', `forms-${MADE}/*`, 'forms-?/a', true],
  ['a name that AWS makes up, and one that ends otherwise', `forms-${MADE}`, 'forms-*/a', false],
  ['a name that AWS makes up, and itself', `${PREFIX}${MADE}/*`, `${PREFIX}${MADE}/a`, true],
])('%s', (_title, one, other, expected) => {
  expect([mayOverlap(one, other, SYMBOLS), mayOverlap(other, one, SYMBOLS)]).toEqual([expected, expected]);
});

const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', HIDDEN), maxLength: 6 });

test('two patterns that match one text overlap', () => {
  fc.assert(
    fc.property(pattern, pattern, fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 6 }), (one, other, text) => {
      fc.pre(mayMatch(one, text) && mayMatch(other, text));
      expect(mayOverlap(one, other, SYMBOLS)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
