import { canMeet, surelyCovers, tokensOf } from '../../lib/analysis/access/patterns';
import { covers } from '../../lib/analysis/access/within-grant';

test.each([
  ['arn:aws:s3:::b/in/*', 'arn:aws:s3:::b/in/2026/x', true],
  ['arn:aws:s3:::b/in/*', 'arn:aws:s3:::b/out/x', false],
  ['arn:aws:s3:::b/in/*', 'arn:aws:s3:::b/*', false],
  ['arn:aws:s3:::b', 'arn:aws:s3:::b', true],
  ['arn:aws:s3:::b', 'arn:aws:s3:::bb', false],
  ['arn:aws:s3:::b/*x*', 'arn:aws:s3:::b/ax1', false],
  ['arn:aws:s3:::b/*/x*', 'arn:aws:s3:::b/*/x1', false],
])('%s as a grant covers %s: %s', (granted, resource, answer) => expect(covers(granted, resource)).toBe(answer));

test.each([
  ['*', 'arn:aws:s3:::b/x', true, true],
  ['arn:aws:s3:::b/*', 'arn:aws:s3:::b/x/*', true, true],
  ['arn:aws:s3:::b/*/c', 'arn:aws:s3:::b/x/y/c', true, true],
  ['arn:aws:s3:::b/x', 'arn:aws:s3:::b/*', false, true],
  ['arn:aws:s3:::b/?', 'arn:aws:s3:::b/*', false, true],
  ['arn:aws:s3:::b/?', 'arn:aws:s3:::b/x', true, true],
  ['arn:aws:s3:::b/a*', 'arn:aws:s3:::b/*z', false, true],
  ['arn:aws:s3:::b/a*', 'arn:aws:s3:::b/z*', false, false],
  // IAM may read a wildcard across colons or not; so it covers nothing for sure, and may meet.
  ['arn:*', 'arn:aws:s3:::b', false, true],
  ['b/${aws:username}', 'b/${aws:username}', false, true],
])('%s covers %s: %s, meets it: %s', (wide, narrow, covered, met) => {
  expect(surelyCovers(tokensOf(wide), tokensOf(narrow))).toBe(covered);
  expect(canMeet(tokensOf(wide), tokensOf(narrow))).toBe(met);
});

describe('over all short patterns', () => {
  const letters = ['a', 'b', '*', '?'];
  const patterns = [1, 2, 3].reduce<string[]>(
    (all) => [...all, ...all.filter((one) => one.length < 3).flatMap((one) => letters.map((letter) => one + letter))],
    [''],
  );
  const texts = ['', 'a', 'b', 'aa', 'ab', 'ba', 'bb', 'aab', 'aba', 'bab', 'bbb', 'abab'];
  const matches = (pattern: string, text: string) =>
    new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(text);
  const pairs = [...new Set(patterns)].flatMap((one, _index, all) => all.map((other) => [one, other] as const));

  test('what covers another matches all that it matches', () => {
    const wrong = pairs.filter(
      ([wide, narrow]) =>
        surelyCovers(tokensOf(wide), tokensOf(narrow)) &&
        texts.some((text) => matches(narrow, text) && !matches(wide, text)),
    );
    expect(wrong).toEqual([]);
  });

  test('two that match one text meet, whichever comes first', () => {
    const wrong = pairs.filter(([one, other]) => {
      const met = canMeet(tokensOf(one), tokensOf(other));
      const shared = texts.some((text) => matches(one, text) && matches(other, text));
      return (shared && !met) || met !== canMeet(tokensOf(other), tokensOf(one));
    });
    expect(wrong).toEqual([]);
  });
});
