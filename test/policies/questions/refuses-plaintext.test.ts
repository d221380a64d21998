/** Whether a policy closes a service to whoever comes without TLS: each part of a statement decides. */
import { inEveryWorld, statementsOf } from '../../../lib/template';
import { allowsOnlyTls, anyActionOf, refusesPlaintext } from '../../../policies/questions/refuses-plaintext';
import { fromYaml } from '../from-yaml';

const DENY = {
  Effect: 'Deny',
  Principal: "'*'",
  Action: 's3:*',
  Resource: "'*'",
  Condition: '{ Bool: { aws:SecureTransport: false } }',
};
const ALLOW = { ...DENY, Effect: 'Allow', Condition: '{ Bool: { aws:SecureTransport: true } }' };

function ask(statements: readonly (object | string)[]): { refuses?: boolean; allowsOnlyTls?: boolean } {
  const inYaml = (one: object) => Object.entries(one).map(([key, value]) => `${key}: ${value}`);
  const written = statements.map((one) => (typeof one === 'string' ? one : `{ ${inYaml(one).join(', ')} }`));
  const template = fromYaml(`
    Parameters: { Name: { Type: String } }
    Resources:
      Probe: { Type: Test::Probe, Properties: { Policy: { Statement: [${written.join(', ')}] } } }`);
  const [only] = inEveryWorld(template, (world) => {
    const documents = [statementsOf(world.resource('Probe')!.read('Policy'))];
    const refuses = refusesPlaintext(documents, [{ action: anyActionOf('s3') }], undefined);
    return { refuses, allowsOnlyTls: allowsOnlyTls(documents) };
  }).branches;
  return only!.outcome;
}

test.each([
  ['the statement AWS recommends', {}, true],
  ['the world by its account kind', { Principal: "{ AWS: ['*'] }" }, true],
  ['one account', { Principal: "{ AWS: '111122223333' }" }, false],
  ['those who come through an identity provider', { Principal: "{ Federated: '*' }" }, false],
  ['a principal that a parameter names', { Principal: '{ AWS: !Ref Name }' }, undefined],
  ['no principal', { Principal: '{}' }, false],
  ['every action', { Action: "'*'" }, true],
  ['every action, in capitals and a list', { Action: '[S3:*]' }, true],
  ['every action of a few letters', { Action: "'s3:?'" }, false],
  ['reading and writing', { Action: '[s3:Get*, s3:Put*]' }, false],
  ['another service', { Action: 'sqs:*' }, false],
  ['an action that a parameter names', { Action: '!Ref Name' }, undefined],
  ['an Allow', { Effect: 'Allow' }, false],
  ['an effect that a parameter names', { Effect: '!Ref Name' }, undefined],
  ['whether or not a request has the key', { Condition: '{ BoolIfExists: { AWS:SecureTransport: "False" } }' }, true],
  ['requests with TLS', { Condition: '{ Bool: { aws:SecureTransport: true } }' }, false],
  ['requests with and without TLS', { Condition: '{ Bool: { aws:SecureTransport: [true, false] } }' }, true],
  ['another key', { Condition: '{ Bool: { aws:ViaAWSService: false } }' }, false],
  ['another operator', { Condition: '{ Null: { aws:SecureTransport: false } }' }, false],
  [
    'a further test',
    { Condition: '{ Bool: { aws:SecureTransport: false }, StringEquals: { aws:SourceVpc: v } }' },
    false,
  ],
  ['a value that a parameter names', { Condition: '{ Bool: { aws:SecureTransport: !Ref Name } }' }, undefined],
  ['a condition that is imported', { Condition: '!ImportValue tls' }, undefined],
  ['all but some resource', { Resource: '!Ref AWS::NoValue', NotResource: 'arn:aws:s3:::logs' }, false],
])('a Deny about %s', (_, change, answer) => {
  expect(ask([{ ...DENY, ...change }]).refuses).toBe(answer);
});

test.each([
  ['only with TLS', [ALLOW], true],
  [
    'only with TLS, and to one organization',
    [{ ...ALLOW, Condition: '{ Bool: { aws:SecureTransport: "true" }, StringEquals: { aws:PrincipalOrgID: o } }' }],
    true,
  ],
  ['with and without TLS', [{ ...ALLOW, Condition: '{ Bool: { aws:SecureTransport: [true, false] } }' }], false],
  ['without a test', [{ ...ALLOW, Condition: '{}' }], false],
  ['once with TLS, once without', [ALLOW, { ...ALLOW, Condition: '{}' }], false],
  ['nothing', [DENY], false],
  ['only with TLS, beside a Deny', [ALLOW, { ...DENY, Condition: '{}' }], true],
  ['on a condition that is imported', [{ ...ALLOW, Condition: '!ImportValue tls' }], undefined],
  ['or not, as a parameter says', [{ ...ALLOW, Effect: '!Ref Name', Condition: '{}' }, ALLOW], undefined],
  ['only with TLS, beside a statement that is imported', [ALLOW, '!ImportValue further'], undefined],
])('a policy that allows %s', (_, statements, answer) => {
  expect(ask(statements).allowsOnlyTls).toBe(answer);
});

test('a statement that is imported may be the Deny', () => {
  expect(ask([ALLOW, '!ImportValue further']).refuses).toBe(undefined);
});
