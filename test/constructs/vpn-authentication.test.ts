import { VendorVpn, type VendorVpnProps } from '../../constructs';
import { codesOf, enclaveTemplate, manifestWith, onlyOf, Surroundings } from './fixtures';

const SID = 'S-1-5-21-1004336348-1177238915-682003330-1106';
const MFA = 'S-1-5-21-1004336348-1177238915-682003330-1107';
const DIRECTORY = { directoryId: 'd-90670a1b2c', mfaGroup: MFA, admissions: [{ jobFunction: 'clerk', group: SID }] };

function endpointWith(props: Partial<VendorVpnProps>) {
  const stack = new Surroundings();
  new VendorVpn(stack, 'Vpn', {
    vendor: 'acme',
    network: stack.network,
    archive: stack.archive,
    serverCertificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/one',
    admissions: [{ jobFunction: 'clerk', group: 'acme-clerks' }],
    people: [],
    ...props,
  });
  return onlyOf(stack.template(), 'AWS::EC2::ClientVpnEndpoint');
}

test('people may sign in by a directory, and a certificate comes on top of it, never instead', () => {
  const clientRootCertificateArn = 'arn:aws:acm:eu-central-1:111122223333:certificate/ca';
  expect(endpointWith(DIRECTORY).AuthenticationOptions).toEqual([
    { Type: 'directory-service-authentication', ActiveDirectory: { DirectoryId: 'd-90670a1b2c' } },
  ]);
  expect(endpointWith({ ...DIRECTORY, clientRootCertificateArn }).AuthenticationOptions).toMatchObject([
    { Type: 'certificate-authentication' },
    { Type: 'directory-service-authentication' },
  ]);
});

test('with a directory the handler still decides, and no policy speaks of SAML', () => {
  const endpoint = endpointWith(DIRECTORY);
  expect(endpoint).toMatchObject({ ClientConnectOptions: { Enabled: true } });
  expect(endpoint).not.toHaveProperty('AuthorizationPolicy');
});

test.each<[title: string, props: Partial<VendorVpnProps>, code: string]>([
  [
    'no sign-in, not even with a certificate',
    { clientRootCertificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/ca' },
    'enclave/vpn-sign-in',
  ],
  [
    'two ways to sign in',
    { ...DIRECTORY, samlProviderArn: 'arn:aws:iam::111122223333:saml-provider/acme' },
    'enclave/vpn-sign-in',
  ],
  [
    'a directory and a group by name',
    { ...DIRECTORY, admissions: [{ jobFunction: 'clerk', group: 'acme-clerks' }] },
    'enclave/vpn-directory-sid',
  ],
  ['a directory and an MFA group by name', { ...DIRECTORY, mfaGroup: undefined }, 'enclave/vpn-directory-sid'],
])('refuses %s', (_title, props, code) => {
  expect(codesOf(() => endpointWith(props))).toEqual([code]);
});

test('a directory of the manifest comes to the endpoint, and SIDs to its rules', () => {
  const { connect } = manifestWith();
  const manifest = manifestWith({
    jobFunctions: [{ id: 'clerk', idpGroup: SID }],
    connect: { ...connect, clientVpn: { ...connect.clientVpn!, directoryId: 'd-90670a1b2c', mfaGroup: MFA } },
  });
  expect(onlyOf(enclaveTemplate(manifest), 'AWS::EC2::ClientVpnEndpoint').AuthenticationOptions).toMatchObject([
    { ActiveDirectory: { DirectoryId: 'd-90670a1b2c' } },
  ]);
});
