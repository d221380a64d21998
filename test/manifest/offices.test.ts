import { complaintsOf, shortManifestWith } from '../support/manifests';

/** The short manifest with offices beside Client VPN, whose devices have 10.96.0.0/22. */
const withOffices = (...offices: string[]) =>
  shortManifestWith(['  clientVpn:', `  siteToSite: [${offices.join(', ')}]\n  clientVpn:`]);
const office = (name: string, address: string, networks: string, more = '') =>
  `{ office: ${name}, publicAddress: ${address}, networks: [${networks}]${more} }`;
const MAKATI = office('makati', '203.0.113.10', '192.168.20.0/24');

test.each<[title: string, offices: string[], complaints: string[]]>([
  ['two offices apart', [MAKATI, office('cebu', '198.51.100.20', '10.20.0.0/16')], []],
  ['an office twice', [MAKATI, office('makati', '198.51.100.20', '10.20.0.0/16')], ['manifest/duplicate @ makati']],
  ['a device twice', [MAKATI, office('cebu', '203.0.113.10', '10.20.0.0/16')], ['manifest/duplicate @ 203.0.113.10']],
  [
    'a device with a private address',
    [office('cebu', '172.16.0.1', '10.20.0.0/16')],
    ['manifest/office-address-private @ 172.16.0.1'],
  ],
  [
    'a device at a link-local address',
    [office('cebu', '169.254.1.1', '10.20.0.0/16')],
    ['manifest/office-address-private @ 169.254.1.1'],
  ],
  [
    'a device without an address',
    [office('cebu', 'cebu.example', '10.20.0.0/16')],
    ['manifest/public-address @ cebu.example'],
  ],
  [
    'half of the internet as an office',
    [office('cebu', '198.51.100.20', '128.0.0.0/1')],
    ['manifest/office-network-public @ 128.0.0.0/1'],
  ],
  [
    'a network that two offices have',
    [MAKATI, office('cebu', '198.51.100.20', '192.168.0.0/16')],
    ['manifest/office-network-overlap @ 192.168.0.0/16'],
  ],
  [
    'a network that an office has twice',
    [office('cebu', '198.51.100.20', '192.168.0.0/24, 192.168.0.0/25')],
    ['manifest/office-network-overlap @ 192.168.0.0/25'],
  ],
  [
    'a part of the enclave',
    [office('cebu', '198.51.100.20', '10.64.1.0/24')],
    ['manifest/office-network-overlap @ 10.64.1.0/24'],
  ],
  [
    'addresses of VPN devices',
    [office('cebu', '198.51.100.20', '10.96.0.0/16')],
    ['manifest/office-network-overlap @ 10.96.0.0/16'],
  ],
  [
    'a certificate of another region',
    [
      office(
        'cebu',
        '198.51.100.20',
        '10.20.0.0/16',
        ', certificateArn: "arn:aws:acm:us-east-1:111122223333:certificate/one"',
      ),
    ],
    ['manifest/region-mismatch @ "arn:aws:acm:us-east-1:111122223333:certificate/one"'],
  ],
])('%s', (_title, offices, complaints) => {
  expect(complaintsOf(withOffices(...offices))).toEqual(complaints);
});
