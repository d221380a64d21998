/** What several lists of resources have in common, as a row names it; a letter of the private use area is a hidden part. */
import { narrowest } from '../../../../lib/analysis/access/questions/narrowest-patterns';

const HIDDEN = '\uE000';
const OTHER = '\uE001';
const list = (...patterns: string[]) => ({ patterns, negated: false });

test.each<[string, string, string, string[]]>([
  ['the narrower of two', 'letters/*', 'letters/in/*', ['letters/in/*']],
  ['the literal of two', 'letters/*', 'letters/a', ['letters/a']],
  ['nothing of two literals', 'letters/a', 'letters/b', []],
  ['nothing of a pattern and a literal outside of it', 'letters/*', 'others/a', []],
  ['both of two that overlap', '*/in', 'letters/*', ['*/in and letters/*']],
  ['nothing of two whose ends differ', 'letters*/in', 'letters/*/out', []],
  ['nothing of one hidden part with two ends', `${HIDDEN}/clerk`, `${HIDDEN}/lead`, []],
  ['perhaps both of two hidden parts', `${HIDDEN}/clerk`, `${OTHER}/clerk`, [`${HIDDEN}/clerk and ${OTHER}/clerk`]],
  ['perhaps a hidden part in a pattern', 'letters-*', HIDDEN, [`letters-* and ${HIDDEN}`]],
  ['nothing of a hidden part in another beginning', 'letters-a', `others-${HIDDEN}`, []],
])('%s', (_, one, other, common) => {
  expect(narrowest([list(one), list(other)])).toEqual(common);
  expect(narrowest([list(other), list(one)]).map((text) => text.split(' and ').sort())).toEqual(
    common.map((text) => text.split(' and ').sort()),
  );
});

test('exceptions stand behind', () =>
  expect(narrowest([list('letters/*'), { patterns: ['letters/in/*'], negated: true }])).toEqual([
    'letters/* but not letters/in/*',
  ]));
