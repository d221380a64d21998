import { groupAskedFor, permitsIn } from '../../lib/analysis/access/cedar-conditions';

const conditionsOf = (body: string) =>
  permitsIn(`permit(principal, action, resource)\nwhen {\n${body}\n};`)?.map(({ conditions }) => conditions);

test.each([
  ['one condition', 'a', [[['a']]]],
  ['two that must hold', 'a && b', [[['a'], ['b']]]],
  ['one of two, and another', '(a || b) && c', [[['a', 'b'], ['c']]]],
  ['joints inside a text', 'a.contains("x && (y || z") && b', [[['a.contains("x && (y || z")'], ['b']]]],
  ['a text with a quote in it', 'a.contains("x\\") || (\\"") && b', [[['a.contains("x\\") || (\\"")'], ['b']]]],
  ['two calls side by side are not one pair of parentheses', '(a).is(b)', [[['(a).is(b)']]]],
])('reads %s', (_title, body, expected) => {
  expect(conditionsOf(body)).toEqual(expected);
});

test('reads each of several permits', () => {
  const one = 'permit(principal, action, resource) when { a };';
  expect(permitsIn(`${one}\n${one}\n`)).toHaveLength(2);
});

test.each([
  ['an alternative that binds looser than what must hold', 'permit(principal,action,resource) when { a && b || c };'],
  ['a forbid', 'forbid(principal, action, resource) when { a };'],
  ['a permit without conditions', 'permit(principal, action, resource);'],
  ['a second clause', 'permit(principal, action, resource) when { a } unless { b };'],
  ['a scope', 'permit(principal == User::"x", action, resource) when { a };'],
  ['a comment', 'permit(principal, action, resource) when { a // && b\n };'],
  ['a text that does not end', 'permit(principal, action, resource) when { a.contains("x };'],
  ['brackets that do not close', 'permit(principal, action, resource) when { (a };'],
  ['what follows a policy', 'permit(principal, action, resource) when { a }; permit'],
  ['nothing', ''],
])('does not read %s', (_title, policy) => {
  expect(permitsIn(policy)).toBeUndefined();
});

test.each([
  ['context.identity.groups.contains("a")', 'a'],
  ['context.identity.groups has "0-1"', '0-1'],
  ['context.identity.groups.contains("a\\"\\u{7}b\\\\")', 'a"\u0007b\\'],
  ['context.identity.groups.contains("a") == false', undefined],
  ['context.identity.groups.contains("a") || x.contains("b")', undefined],
  ['context.identity.groupsOf.contains("a")', undefined],
  ['context.device.groups.contains("a")', undefined],
  ['!context.identity.groups.contains("a")', undefined],
])('%s asks for %s', (condition, group) => {
  expect(groupAskedFor(condition, 'identity')).toBe(group);
});
