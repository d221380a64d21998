import { trustPolicy } from '../../constructs/trust-policy';
import { statementsIn } from './fixtures';

const PROVIDER = 'arn:aws:iam::111122223333:saml-provider/acme';
const statements = (provider: string, people: Parameters<typeof trustPolicy>[1]) =>
  statementsIn(trustPolicy(provider, people).toJSON());

test('only the named people sign in, each under their own name in lower case', () => {
  const [signIn] = statements(PROVIDER, [{ email: 'Ben@acme.example' }, { email: 'ana@acme.example' }]);
  expect(signIn).toMatchObject({
    Action: 'sts:AssumeRoleWithSAML',
    Principal: { Federated: PROVIDER },
    Condition: {
      StringEquals: {
        'SAML:aud': 'https://signin.aws.amazon.com/saml',
        'sts:SourceIdentity': ['ana@acme.example', 'ben@acme.example'],
      },
    },
  });
});

test('people with a last day of their own get a statement of their own, bounded by it', () => {
  const trust = statements(PROVIDER, [
    { email: 'ana@acme.example' },
    { email: 'ben@acme.example', until: '2027-03-31' },
  ]);
  expect(trust.map(({ Condition }) => Condition?.StringEquals?.['sts:SourceIdentity'])).toEqual([
    ['ana@acme.example'],
    ['ben@acme.example'],
    undefined,
  ]);
  expect(trust[1]?.Condition).toMatchObject({
    DateLessThanEquals: { 'aws:CurrentTime': '2027-03-31T23:59:59Z' },
  });
});

test.each([
  ['arn:aws-cn:iam::111122223333:saml-provider/acme', 'https://signin.amazonaws.cn/saml'],
  ['arn:aws-us-gov:iam::111122223333:saml-provider/acme', 'https://signin.amazonaws-us-gov.com/saml'],
])('the assertion of %s must have been meant for %s', (provider, audience) => {
  const [signIn] = statements(provider, [{ email: 'ana@acme.example' }]);
  expect(signIn?.Condition?.StringEquals?.['SAML:aud']).toBe(audience);
});

test('whoever has session tags signs in with their own values, and the others without', () => {
  const trust = statements(PROVIDER, [
    { email: 'ana@acme.example', tags: { office: 'makati' } },
    { email: 'ben@acme.example', tags: { office: 'cebu' } },
    { email: 'cem@acme.example' },
  ]);
  expect(
    trust.map(({ Condition }) => [
      Condition?.StringEquals?.['sts:SourceIdentity'],
      Condition?.StringEquals?.['aws:RequestTag/office'],
      Condition?.['Null'],
    ]),
  ).toEqual([
    [['cem@acme.example'], undefined, { 'aws:RequestTag/office': 'true' }],
    [['ben@acme.example'], 'cebu', undefined],
    [['ana@acme.example'], 'makati', undefined],
    [undefined, undefined, undefined],
    [undefined, undefined, undefined],
  ]);
  expect(trust.at(-1)).toMatchObject({
    Action: 'sts:TagSession',
    Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['office'] } },
  });
});
