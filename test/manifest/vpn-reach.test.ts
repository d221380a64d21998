import { subnetRangesOf } from '../../lib/manifest/vpn-reach';
import { enclaveTemplate, manifestWith, propertiesOf } from '../constructs/fixtures';
import { complaintsOf, shortManifestWith } from '../support/manifests';

/** A manifest with two job functions, of which the second may go where the test says. */
const typistGoesTo = (reach: string) =>
  shortManifestWith(
    ['jobFunctions: [{ id: clerk }]', 'jobFunctions: [{ id: clerk }, { id: typist }]'],
    [
      'people:\n',
      'people:\n  - { name: C, email: c@x.example, jobFunction: typist }\n  - { name: D, email: d@x.example, jobFunction: typist }\n',
    ],
    [
      'grants:\n',
      'grants:\n  - { jobFunction: typist, boundary: letters, verbs: [list], requestedBy: a@x.example, approvedBy: b@x.example, reason: x, expires: 2027-01-01 }\n',
    ],
    ['clientVpn: { ', `clientVpn: { reach: ${reach}, `],
  );

test.each<[title: string, reach: string, complaints: string[]]>([
  ['one of the subnets', '[{ jobFunction: typist, destinations: [10.64.0.0/24] }]', []],
  ['a range of the free half besides', '[{ jobFunction: typist, destinations: [10.64.0.0/24, 10.64.2.0/28] }]', []],
  [
    'a part of what clerks reach',
    '[{ jobFunction: typist, destinations: [10.64.0.0/26] }]',
    ['manifest/vpn-rules-shadow @ 10.64.0.0/26'],
  ],
  [
    'a part that clerks have too',
    '[{ jobFunction: typist, destinations: [10.64.0.0/26] }, { jobFunction: clerk, destinations: [10.64.0.0/26, 10.64.0.0/24] }]',
    [],
  ],
  [
    'a range that the subnets of the clerks take parts from',
    '[{ jobFunction: typist, destinations: [10.64.0.0/22] }]',
    ['manifest/vpn-rules-shadow @ 10.64.0.0/22', 'manifest/vpn-rules-shadow @ 10.64.0.0/22'],
  ],
  [
    'a range outside the network',
    '[{ jobFunction: typist, destinations: [10.65.0.0/24] }]',
    ['manifest/vpn-reach-outside @ 10.65.0.0/24'],
  ],
  [
    'a job function that does not exist',
    '[{ jobFunction: typst, destinations: [10.64.0.0/24] }]',
    ['manifest/unknown-job-function @ typst'],
  ],
  [
    'the same job function twice',
    '[{ jobFunction: typist, destinations: [10.64.0.0/24] }, { jobFunction: typist, destinations: [10.64.1.0/24] }]',
    ['manifest/duplicate @ typist'],
  ],
])('reach of %s', (_title, reach, complaints) => {
  expect(complaintsOf(typistGoesTo(reach))).toEqual(complaints);
});

test('with domains, each part of the subnets must be somebody’s: whoever goes out would reach the rest', () => {
  const onlyFirst = shortManifestWith([
    'clientVpn: { ',
    'clientVpn: { reach: [{ jobFunction: clerk, destinations: [10.64.0.0/24] }], ',
  ]);
  expect(complaintsOf(onlyFirst)).toEqual([]);
  const withDomains = `${onlyFirst}egress: { domains: [api.partner.example] }\n`;
  expect(complaintsOf(withDomains)).toEqual([expect.stringMatching(/^manifest\/vpn-egress-reach @ /)]);
  expect(complaintsOf(withDomains.replace('[10.64.0.0/24]', '[10.64.0.0/23]'))).toEqual([]);
});

test('the subnets we count with are the subnets that are built', () => {
  for (const cidr of ['10.64.0.0/22', '10.0.0.0/16', '172.20.3.0/24']) {
    const template = enclaveTemplate(
      manifestWith({ placement: { account: '111122223333', region: 'eu-central-1', cidr } }),
    );
    const built = propertiesOf(template, 'AWS::EC2::Subnet').map(({ CidrBlock }) => CidrBlock);
    expect(built).toEqual(subnetRangesOf(cidr));
  }
});

test('the manifest’s reach becomes the rules of the template', () => {
  const { connect } = manifestWith();
  const clientVpn = { ...connect.clientVpn!, reach: [{ jobFunction: 'clerk', destinations: ['10.64.1.0/24'] }] };
  const template = enclaveTemplate(manifestWith({ connect: { ...connect, clientVpn } }));
  expect(propertiesOf(template, 'AWS::EC2::ClientVpnAuthorizationRule')).toMatchObject([
    { AccessGroupId: 'enclave-acme.clerk', TargetNetworkCidr: '10.64.1.0/24' },
  ]);
});
