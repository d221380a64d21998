import type { Statement, Test } from '../policy/statement';

const PLAIN = { negated: false, ifExists: false } as const;

/**
 * Requests that AWS never makes, because keys go together ("AWS global condition context keys").
 *
 * Limits: only what the reference says of every request; that a call has either `aws:SourceIp` or `aws:SourceVpce` is not
 * taken for granted of calls that services make.
 */
const IMPOSSIBLE: readonly (readonly Test[])[] = [
  // Only a call through an endpoint names one; it then names the network too, and its address is that in the network.
  [present('aws:SourceVpce'), absent('aws:SourceVpc')],
  [absent('aws:SourceVpce'), present('aws:SourceVpc')],
  [present('aws:SourceVpce'), absent('aws:VpcSourceIp')],
  [absent('aws:SourceVpce'), present('aws:VpcSourceIp')],
  [present('aws:SourceVpc'), absent('aws:VpcSourceIp')],
  [absent('aws:SourceVpc'), present('aws:VpcSourceIp')],
  [present('aws:SourceVpce'), present('aws:SourceIp')],
  [present('aws:SourceVpc'), present('aws:SourceIp')],
  [present('aws:VpcSourceIp'), present('aws:SourceIp')],
  // The age of a second factor is there exactly when one was used.
  [present('aws:MultiFactorAuthAge'), isNot('aws:MultiFactorAuthPresent', 'true')],
  [absent('aws:MultiFactorAuthAge'), is('aws:MultiFactorAuthPresent', 'true')],
  [present('aws:CalledVia'), isNot('aws:ViaAWSService', 'true')],
  [present('aws:PrincipalOrgPaths'), absent('aws:PrincipalOrgID')],
  [absent('aws:CurrentTime')],
  [absent('aws:EpochTime')],
  [absent('aws:RequestedRegion')],
  [absent('aws:SecureTransport')],
];

/** The impossible requests that speak only of keys the statements ask about, as statements to stay outside of. */
export function impossibleAmong(statements: readonly Statement[]): readonly Statement[] {
  const keys = new Set(statements.flatMap(({ tests }) => tests.map(({ key }) => key)));
  return STATEMENTS.filter(({ tests }) => tests.every(({ key }) => keys.has(key)));
}

const STATEMENTS: readonly Statement[] = IMPOSSIBLE.map((tests) => ({
  effect: 'Deny',
  tests,
  certain: true,
  where: 'what AWS never sends',
  source: {},
}));

function present(name: string): Test {
  return { ...PLAIN, key: name.toLowerCase(), name, operator: 'Null', values: ['false'] };
}

function absent(name: string): Test {
  return { ...PLAIN, key: name.toLowerCase(), name, operator: 'Null', values: ['true'] };
}

function is(name: string, value: string): Test {
  return { ...PLAIN, key: name.toLowerCase(), name, operator: 'Bool', values: [value] };
}

/** Absent, or another value. */
function isNot(name: string, value: string): Test {
  return { ...is(name, value === 'true' ? 'false' : 'true'), ifExists: true };
}
