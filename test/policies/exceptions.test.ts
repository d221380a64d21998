/** Exceptions: what they cover, until when, and what becomes of those that cover nothing. */
import type { Finding } from '../../lib/common/finding';
import type { ExceptionSpec } from '../../lib/manifest/schema';
import { applyExceptions } from '../../policies';

const NOW = new Date('2027-03-31T12:00:00Z');
const OPTIONS = { now: NOW, target: 'acme.yaml' };

const finding = (changes: Partial<Finding> = {}): Finding => ({
  rule: 'vpn-session-unlogged',
  topic: 'logging',
  verdict: 'fail',
  severity: 'error',
  tier: 'core',
  target: 'acme',
  resource: {
    logicalId: 'Vpn3F2A',
    type: 'AWS::EC2::ClientVpnEndpoint',
    constructPath: 'Acme/Vpn/Endpoint',
    file: 'a.json',
    line: 1,
    column: 1,
  },
  property: 'ConnectionLogOptions.Enabled',
  saw: 'false',
  want: 'true',
  why: 'Why.',
  fix: 'Fix.',
  controls: {},
  ...changes,
});

const exception = (changes: Partial<ExceptionSpec> = {}): ExceptionSpec => ({
  rule: 'vpn-session-unlogged',
  resource: 'Vpn3F2A',
  reason: 'The log group arrives next week.',
  owner: 'ann@example.com',
  expires: '2027-03-31',
  ...changes,
});

const covered = (changes: Partial<ExceptionSpec>, found = finding()) =>
  applyExceptions([found], [exception(changes)], OPTIONS)[0]!.exception !== undefined;

test('a covered finding carries who agreed, why and until when, and keeps its verdict', () => {
  const [marked, ...more] = applyExceptions([finding()], [exception()], OPTIONS);
  const note = { owner: 'ann@example.com', reason: 'The log group arrives next week.', expires: '2027-03-31' };
  expect(marked).toEqual({ ...finding(), exception: note });
  expect(more).toEqual([]);
});

test.each([
  ['the logical id', { resource: 'Vpn3F2A' }, true],
  ['the construct path', { resource: 'Acme/Vpn/Endpoint' }, true],
  ['a glob over slashes', { resource: 'Acme/*point' }, true],
  ['a glob over everything', { resource: '*' }, true],
  ['a part of the logical id', { resource: 'Vpn' }, false],
  ['a glob that ends elsewhere', { resource: 'Acme/*/Policy' }, false],
  ['another rule', { rule: 'vpn-certificate-alone' }, false],
  ['the property', { property: 'ConnectionLogOptions.Enabled' }, true],
  ['a property above it', { property: 'ConnectionLogOptions' }, true],
  ['a property that only begins alike', { property: 'ConnectionLog' }, false],
  ['a property below it', { property: 'ConnectionLogOptions.Enabled.Deep' }, false],
  ['a day that is today', { expires: '2027-03-31' }, true],
  ['a day that has passed', { expires: '2027-03-30' }, false],
])('an exception that names %s: %j', (_, changes, answer) => {
  expect(covered(changes)).toBe(answer);
});

test('an unknown finding can be excepted too', () => {
  expect(covered({}, finding({ verdict: 'unknown' }))).toBe(true);
});

test('an expired exception is an error at its place in the manifest, and covers nothing', () => {
  const position = { file: 'acme.yaml', line: 80, column: 5 };
  const options = { ...OPTIONS, positionOf: () => position };
  const [open, about] = applyExceptions([finding()], [exception({ expires: '2027-03-30' })], options);
  expect(open!.exception).toBeUndefined();
  expect(about).toMatchObject({
    rule: 'exception-expired',
    topic: 'governance',
    verdict: 'fail',
    severity: 'error',
    target: 'acme.yaml',
    resource: { logicalId: 'exceptions.0', ...position },
    property: 'expires',
    saw: '2027-03-30, for vpn-session-unlogged on Vpn3F2A',
  });
});

test('an exception that covers nothing is a warning', () => {
  const about = applyExceptions([finding()], [exception(), exception({ resource: 'Gone*' })], OPTIONS)[1];
  expect(about).toMatchObject({
    rule: 'exception-stale',
    verdict: 'fail',
    severity: 'warning',
    resource: { logicalId: 'exceptions.1', file: 'acme.yaml', line: 0 },
    property: 'resource',
    saw: 'Gone*',
  });
});

test('a rule that does not exist is said to be misspelt', () => {
  const options = { ...OPTIONS, ruleIds: ['vpn-session-unlogged'] };
  const [, about] = applyExceptions([finding()], [exception({ rule: 'vpn-sesion-unlogged' })], options);
  expect(about).toMatchObject({ property: 'rule', want: 'an existing rule, such as vpn-session-unlogged' });
});

test('nothing excepts the findings about exceptions', () => {
  const all = [exception({ resource: 'Gone' }), exception({ rule: 'exception-stale', resource: '*' })];
  const findings = applyExceptions([], all, OPTIONS);
  expect(findings.map(({ rule, exception: note }) => [rule, note])).toEqual([
    ['exception-stale', undefined],
    ['exception-stale', undefined],
  ]);
});
