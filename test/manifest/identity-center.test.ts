import { permissionSetRoleArn } from '../../lib/manifest';
import { permissionSetNameOf } from '../../lib/manifest/names';
import { complaintsOf, shortManifestWith } from '../support/manifests';

const SAML = 'samlProviderArn: arn:aws:iam::111122223333:saml-provider/acme';
const VPN = 'clientVpn: { serverCertificateArn';
const ID = '90676f2a1c-0d4e4f5a-8b6c-4d8e-9f0a-1b2c3d4e5f60';
const OTHER = ID.replace(/0$/, '1');

function center({
  instanceArn = 'arn:aws:sso:::instance/ssoins-7223a1b2c3d4e5f6',
  account = '222233334444',
  mfa = 'every-sign-in',
}: Partial<Record<'instanceArn' | 'account' | 'mfa', string>> = {}): string {
  return `identityCenter: { instanceArn: ${instanceArn}, account: "${account}", region: eu-central-1, mfa: ${mfa} }`;
}

const withIds = (ana = ID, ben = OTHER): [string, string][] => [
  ['email: ana@acme.example,', `email: ana@acme.example, identityCenterUserId: ${ana},`],
  ['email: ben@acme.example,', `email: ben@acme.example, identityCenterUserId: ${ben},`],
];
const OWN_PROVIDER: [string, string] = [
  VPN,
  'clientVpn: { samlProviderArn: "arn:aws:iam::111122223333:saml-provider/vpn", serverCertificateArn',
];

test('people of Identity Center, each with an id, and a VPN with a provider of its own', () => {
  expect(complaintsOf(shortManifestWith([SAML, center()], ...withIds(), OWN_PROVIDER))).toEqual([]);
});

test.each<[string, [string, string][], string[]]>([
  [
    'both ways',
    [[SAML, `${SAML}\n  ${center()}`], ...withIds()],
    ['manifest/role-sign-in', 'manifest/identity-center-vpn'],
  ],
  ['neither way', [[`  ${SAML}\n`, '']], ['manifest/role-sign-in']],
  ['a person without an id', [[SAML, center()], withIds()[0]!, OWN_PROVIDER], ['manifest/identity-center-user']],
  [
    'one id for two',
    [[SAML, center()], ...withIds(ID, ID.toUpperCase().replace(/^\w+/, '90676f2a1c')), OWN_PROVIDER],
    ['manifest/duplicate'],
  ],
  ['an address for an id', [[SAML, center()], ...withIds('ana'), OWN_PROVIDER], ['manifest/identity-center-user']],
  ['a VPN nobody signs in to', [[SAML, center()], ...withIds()], ['manifest/identity-center-vpn']],
  [
    'the account of the enclave',
    [[SAML, center({ account: '111122223333' })], ...withIds(), OWN_PROVIDER],
    ['manifest/identity-center-account'],
  ],
  [
    'an instance of another name',
    [[SAML, center({ instanceArn: 'arn:aws:sso:::instance/one' })], ...withIds()],
    ['manifest/identity-center-instance'],
  ],
  [
    'a second factor now and then',
    [[SAML, center({ mfa: 'when-context-changes' })], ...withIds()],
    ['manifest/identity-center-mfa'],
  ],
  [
    'a session of one hour',
    [[SAML, center()], ...withIds(), OWN_PROVIDER, ['[{ id: clerk }]', '[{ id: clerk, sessionHoursMax: 1 }]']],
    ['manifest/identity-center-session'],
  ],
])('refuses %s', (_title, changes, codes) => {
  const complaints = complaintsOf(shortManifestWith(...changes));
  expect(complaints.map((one) => one.split(' ')[0]!)).toEqual(codes);
});

describe('the role of a permission set', () => {
  const manifest = { vendor: { id: 'acme' }, placement: { account: '111122223333' } };

  test('is known by all but its last sixteen characters', () => {
    expect(permissionSetRoleArn(manifest, 'eu-central-1', 'clerk')).toBe(
      'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_enclave-acme.clerk_????????????????',
    );
  });

  test('lies in no region when Identity Center is in us-east-1', () => {
    expect(permissionSetRoleArn(manifest, 'us-east-1', 'clerk')).toContain('sso.amazonaws.com/AWSReservedSSO_');
  });

  test('keeps to the names that AWS takes, and two long ones apart', () => {
    const names = ['claims-adjuster-one', 'claims-adjuster-two'].map((job) =>
      permissionSetNameOf('northern-harbour', job),
    );
    expect(names.map((name) => name.length)).toEqual([32, 32]);
    expect(new Set(names).size).toBe(2);
  });
});
