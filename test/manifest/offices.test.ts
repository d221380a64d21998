import { complaintsOf, parse, shortManifestWith } from '../support/manifests';

/** The short manifest with some offices, and changes beside them. */
const withOffices = (offices: string, ...changes: [string, string][]) =>
  shortManifestWith(['connect:\n', `connect:\n  siteToSite: [${offices}]\n`], ...changes);

const MAKATI = '{ office: makati, publicAddress: 203.0.113.10, networks: [10.20.0.0/24] }';
const CEBU = '{ office: cebu, publicAddress: 198.51.100.20, networks: [172.20.8.0/22] }';
const changed = (office: string, from: string, to: string) => {
  if (!office.includes(from)) throw new Error(`the office does not say: ${from}`);
  return office.replace(from, to);
};

test('offices are taken as they are, with the modern profile and a key of AWS’s own', () => {
  expect(parse(withOffices(`${MAKATI}, ${CEBU}`)).manifest.connect.siteToSite).toEqual([
    { office: 'makati', publicAddress: '203.0.113.10', networks: ['10.20.0.0/24'], profile: 'modern' },
    { office: 'cebu', publicAddress: '198.51.100.20', networks: ['172.20.8.0/22'], profile: 'modern' },
  ]);
});

test('an office alone is a way in', () => {
  const text = withOffices(MAKATI);
  expect(complaintsOf(text.replace(/ {2}clientVpn: .*\n/, ''))).toEqual([]);
});

test.each<[string, string, string[]]>([
  ['two offices of one name', `${MAKATI}, ${changed(CEBU, 'cebu', 'makati')}`, ['manifest/duplicate @ makati']],
  [
    'two offices at one address',
    `${MAKATI}, ${changed(CEBU, '198.51.100.20', '203.0.113.10')}`,
    ['manifest/duplicate @ 203.0.113.10'],
  ],
  [
    'an address inside the office',
    changed(MAKATI, '203.0.113.10', '192.168.1.1'),
    ['manifest/office-address-private @ 192.168.1.1'],
  ],
  [
    'an address that no router knows',
    changed(MAKATI, '203.0.113.10', '127.0.0.1'),
    ['manifest/office-address-private @ 127.0.0.1'],
  ],
  [
    'a name for an address',
    changed(MAKATI, '203.0.113.10', 'vpn.acme.example'),
    ['manifest/office-address @ vpn.acme.example'],
  ],
  [
    'a network of the enclave',
    changed(MAKATI, '10.20.0.0/24', '10.64.2.0/24'),
    ['manifest/office-network-overlap @ 10.64.2.0/24'],
  ],
  [
    'a network around the enclave, once for all it overlaps',
    changed(MAKATI, '10.20.0.0/24', '10.0.0.0/8'),
    ['manifest/office-network-overlap @ 10.0.0.0/8'],
  ],
  [
    'a network of VPN devices',
    changed(MAKATI, '10.20.0.0/24', '10.96.0.0/24'),
    ['manifest/office-network-overlap @ 10.96.0.0/24'],
  ],
  [
    'a network of another office',
    `${MAKATI}, ${changed(CEBU, '172.20.8.0/22', '10.20.0.0/16')}`,
    ['manifest/office-network-overlap @ 10.20.0.0/16'],
  ],
  [
    'a network twice in one office',
    changed(MAKATI, '[10.20.0.0/24]', '[10.20.0.0/24, 10.20.0.128/25]'),
    ['manifest/office-network-overlap @ 10.20.0.128/25'],
  ],
  [
    'a public network',
    changed(MAKATI, '10.20.0.0/24', '203.0.113.0/24'),
    ['manifest/office-network-public @ 203.0.113.0/24'],
  ],
  [
    'half of the internet',
    changed(MAKATI, '10.20.0.0/24', '128.0.0.0/1'),
    ['manifest/office-network-public @ 128.0.0.0/1'],
  ],
  [
    'a certificate of another account',
    changed(MAKATI, 'networks', 'certificateArn: "arn:aws:acm:eu-central-1:999999999999:certificate/x", networks'),
    ['manifest/account-mismatch @ "arn:aws:acm:eu-central-1:999999999999:certificate/x"'],
  ],
  [
    'a certificate of another region',
    changed(MAKATI, 'networks', 'certificateArn: "arn:aws:acm:eu-west-1:111122223333:certificate/x", networks'),
    ['manifest/region-mismatch @ "arn:aws:acm:eu-west-1:111122223333:certificate/x"'],
  ],
  [
    'something else for a transit gateway',
    changed(MAKATI, 'networks', 'transitGatewayId: vgw-0a1b2c3d, networks'),
    ['manifest/transit-gateway-id @ vgw-0a1b2c3d'],
  ],
])('refuses %s, at its place', (_title, offices, complaints) => {
  expect(complaintsOf(withOffices(offices))).toEqual(complaints);
});
