/** Ways to more rights: each published path is found, and only with all that it needs. */
import { ESCALATION_PATHS } from '../../../../policies/questions/escalation/paths';
import { allow, judge } from './vendor-role';

const PATHS = ESCALATION_PATHS.map(({ needs, services }) => ({ needs: needs.map(({ action }) => action), services }));

test.each(PATHS.map(({ needs }) => [needs.join(' with '), needs] as const))(
  '%s is found, and with one of them less it is not the same path',
  (joined, needs) => {
    const actions = (list: readonly string[]) => `[${list.map((action) => `'${action}'`).join(', ')}]`;
    expect(judge(allow(actions(needs)))).toMatch(/^fail: /);
    const named = needs.filter((action) => action !== 'iam:passrole');
    expect(judge(`[${named.map((action) => allow(action)).join(', ')}, ${allow('iam:PassRole')}]`)).toMatch(/^fail: /);
    for (const left of needs) {
      expect(judge(allow(actions([...needs.filter((one) => one !== left), 's3:listbucket'])))).not.toBe(
        `fail: ${joined}`,
      );
    }
  },
);

test('every path has its own needs, in lower case', () => {
  const sets = PATHS.map(({ needs, services }) => `${[...needs].sort().join(' ')} ${services.join(' ')}`);
  expect(new Set(sets).size).toBe(sets.length);
  for (const { needs, services } of PATHS) {
    expect(needs.includes('iam:passrole')).toBe(services.length > 0);
    for (const action of needs) expect(action).toMatch(/^[a-z0-9-]+:[a-z0-9]+$/);
  }
});

test('every path says in words what is won', () => {
  for (const { deed } of ESCALATION_PATHS) expect(deed).not.toContain('{');
});
