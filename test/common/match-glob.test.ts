/** Globs: what a star and a question mark stand for, and that none of them is a trap. */
import { matchesGlob, matchesIam } from '../../lib/common/match-glob';

test.each([
  ['', '', true],
  ['*', '', true],
  ['a*b*c', 'a-b-b-c', true],
  ['a*b*c', 'acb', false],
  ['*a', 'aaab', false],
  ['a.c', 'abc', false],
  ['a?c', 'abc', false],
])('glob %j on %j: %s', (pattern, text, answer) => {
  expect(matchesGlob(pattern, text)).toBe(answer);
});

test('a glob of a thousand stars is no trap', () => {
  expect(matchesGlob('a*'.repeat(1000) + 'b', 'a'.repeat(5000))).toBe(false);
});

test.each([
  ['s3:Get?', 's3:GetX', true],
  ['s3:Get?', 's3:Get', false],
  ['s3:*', 's3:Get', true],
  ['s3:Get', 's3:Put', false],
])('IAM pattern %j on %j: %s', (pattern, text, answer) => expect(matchesIam(pattern, text)).toBe(answer));
