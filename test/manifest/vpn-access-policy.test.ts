import { checkParsePolicySet, isAuthorized, type Context } from '@cedar-policy/cedar-wasm/nodejs';
import fc from 'fast-check';
import { accessPolicy, type AccessDemands } from '../../lib/manifest/vpn-access-policy';

const SAML = { mfaGroup: 'vpn-mfa', groups: ['clerks', 'adjusters'] };

/** What the real Cedar engine answers; an error inside it denies, as with AWS. */
function lets(demands: AccessDemands, context: Context): boolean {
  const answer = isAuthorized({
    principal: { type: 'Device', id: 'one' },
    action: { type: 'Action', id: 'connect' },
    resource: { type: 'Endpoint', id: 'vpn' },
    context,
    policies: { staticPolicies: accessPolicy(demands)! },
    entities: [],
  });
  if (answer.type === 'failure') throw new Error(JSON.stringify(answer.errors));
  return answer.response.decision === 'allow' && answer.response.diagnostics.errors.length === 0;
}

const memberOf = (...groups: string[]): Context => ({ saml: { memberOf: groups } });

test.each<[title: string, context: Context, lets: boolean]>([
  ['the second factor and a job function', memberOf('vpn-mfa', 'adjusters'), true],
  ['both job functions', memberOf('clerks', 'vpn-mfa', 'adjusters'), true],
  ['no second factor', memberOf('adjusters'), false],
  ['no job function', memberOf('vpn-mfa'), false],
  ['a job function of others', memberOf('vpn-mfa', 'cleaners'), false],
  ['another case', memberOf('VPN-MFA', 'adjusters'), false],
  ['a longer name', memberOf('vpn-mfa-pending', 'adjusters'), false],
  ['no groups', memberOf(), false],
  ['no list of groups', { saml: {} }, false],
  ['groups in one text', { saml: { memberOf: 'vpn-mfa,adjusters' } }, false],
  ['no sign-in', {}, false],
  ['the groups of a certificate', { 'mutual-authentication': { memberOf: ['vpn-mfa', 'adjusters'] } }, false],
])('somebody with %s is let in: %#', (_title, context, expected) => {
  expect(lets({ saml: SAML, devices: [] }, context)).toBe(expected);
});

const crowdstrike = (overall: number): Context => ({ crowdstrike: { assessment: { overall } } });
const jamf = (risk: string): Context => ({ jamf: { risk } });
const jumpcloud = (is_managed: boolean): Context => ({ jumpcloud: { device: { is_managed } } });

test.each<[title: string, devices: AccessDemands['devices'], context: Context, lets: boolean]>([
  ['a score high enough', [{ provider: 'crowdstrike' }], crowdstrike(70), true],
  ['a score too low', [{ provider: 'crowdstrike' }], crowdstrike(69), false],
  ['a score the manifest names', [{ provider: 'crowdstrike', scoreMin: 90 }], crowdstrike(89), false],
  ['no score', [{ provider: 'crowdstrike' }], { crowdstrike: {} }, false],
  ['no word of the provider', [{ provider: 'crowdstrike' }], {}, false],
  ['a secure device', [{ provider: 'jamf' }], jamf('SECURE'), true],
  ['a device at low risk', [{ provider: 'jamf' }], jamf('LOW'), true],
  ['a device at some risk', [{ provider: 'jamf' }], jamf('MEDIUM'), false],
  ['a device nobody weighed', [{ provider: 'jamf' }], jamf('NOT_APPLICABLE'), false],
  ['a managed device', [{ provider: 'jumpcloud' }], jumpcloud(true), true],
  ['a device nobody manages', [{ provider: 'jumpcloud' }], jumpcloud(false), false],
  ['the second of two providers', [{ provider: 'crowdstrike' }, { provider: 'jamf' }], jamf('LOW'), true],
  ['neither of two', [{ provider: 'crowdstrike' }, { provider: 'jamf' }], jamf('HIGH'), false],
  ['a provider nobody asked', [{ provider: 'jamf' }], jumpcloud(true), false],
])('a device with %s', (_title, devices, context, expected) => {
  const person = memberOf('vpn-mfa', 'clerks');
  expect(lets({ saml: SAML, devices }, { ...person, ...context })).toBe(expected);
  expect(lets({ saml: SAML, devices }, { ...memberOf('clerks'), ...context })).toBe(false);
  expect(lets({ devices }, context)).toBe(expected);
});

test('where nothing is demanded there is no policy, and where no job function exists nobody is let in', () => {
  expect(accessPolicy({ devices: [] })).toBeUndefined();
  expect(lets({ saml: { mfaGroup: 'vpn-mfa', groups: [] }, devices: [] }, memberOf('vpn-mfa'))).toBe(false);
});

test.each([
  'x") || true || context.saml.memberOf.contains("x',
  'x\\") || (true',
  '"); permit(principal, action, resource); //',
  '\\',
  '\\u{76}pn-mfa',
  'line\nbreak // comment',
  '{{resolve:ssm:/group}}',
  'Große Gruppe ✓ 𝒢',
  '\u202eafm-npv',
  "o'hara",
  '\ud800',
])('a group that is called %j stays one group', (group) => {
  const demands = { saml: { mfaGroup: 'vpn-mfa', groups: [group] }, devices: [] };
  expect(lets(demands, memberOf('vpn-mfa', 'adjusters'))).toBe(false);
  expect(lets(demands, memberOf(group.replace('\ud800', '\ufffd')))).toBe(false);
  expect(lets(demands, memberOf('vpn-mfa', group.replace('\ud800', '\ufffd')))).toBe(true);
  expect(accessPolicy(demands)).not.toMatch(/\{\{resolve/);
});

test('no name of a group lets in somebody else, and every policy can be read', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({ unit: 'binary', maxLength: 40 }),
      (one, other) => {
        const demands = { saml: { mfaGroup: one, groups: [other] }, devices: [] };
        expect(checkParsePolicySet({ staticPolicies: accessPolicy(demands)! }).type).toBe('success');
        expect(lets(demands, memberOf(one, other))).toBe(true);
        expect(lets(demands, memberOf('vpn-mfa', 'adjusters'))).toBe(false);
      },
    ),
    { numRuns: 200 },
  );
});
