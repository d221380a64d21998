import { complaintsOf, parse, shortManifestWith } from '../support/manifests';

const LEDGER =
  '{ id: ledger, attachmentId: tgw-attach-0a1b2c3d4e5f60718, ranges: [10.16.8.0/28], jobFunctions: [clerk] }';
const CLAIMS = LEDGER.replace('ledger', 'claims').replace('10.16.8.0', '10.16.9.0');
const GATEWAY = 'tgw-0a1b2c3d4e5f60718';

const withServices = (services: string, ...changes: [string, string][]) =>
  shortManifestWith(
    [
      'connect:\n',
      `sharedServices: { transitGatewayId: ${GATEWAY}, range: 10.64.3.0/27, services: [${services}] }\nconnect:\n`,
    ],
    ...changes,
  );
const changed = (from: string, to: string) => {
  if (!LEDGER.includes(from)) throw new Error(`the service does not say: ${from}`);
  return LEDGER.replace(from, to);
};
const OFFICE = 'office: makati, publicAddress: 203.0.113.10, networks: [10.20.0.0/24]';
const office = (more = ''): [string, string] => ['connect:\n', `connect:\n  siteToSite: [{ ${OFFICE}${more} }]\n`];

test('shared services are taken as they are, and there are none by default', () => {
  const { sharedServices } = parse(withServices(`${LEDGER}, ${CLAIMS}`)).manifest;
  expect(sharedServices?.services.map(({ id, ports }) => [id, ports])).toEqual([
    ['ledger', [443]],
    ['claims', [443]],
  ]);
  expect(parse(shortManifestWith()).manifest.sharedServices).toBeUndefined();
});

test.each<[string, string, string[]]>([
  ['two of one id', `${LEDGER}, ${CLAIMS.replace('claims', 'ledger')}`, ['manifest/duplicate @ ledger']],
  ['a job function nobody has', changed('[clerk]', '[clerc]'), ['manifest/unknown-job-function @ clerc']],
  [
    'something else for an attachment',
    changed('tgw-attach', 'tgw'),
    ['manifest/transit-gateway-attachment @ tgw-0a1b2c3d4e5f60718'],
  ],
  ['a port below', changed('ranges', 'ports: [22], ranges'), ['manifest/service-port @ 22']],
  ['the enclave itself', changed('10.16.8.0/28', '10.64.0.0/28'), ['manifest/shared-range-overlap @ 10.64.0.0/28']],
  ['a range around the enclave', changed('10.16.8.0/28', '10.0.0.0/8'), ['manifest/shared-range-overlap @ 10.0.0.0/8']],
  [
    'the range of VPN devices',
    changed('10.16.8.0/28', '10.96.0.0/28'),
    ['manifest/shared-range-overlap @ 10.96.0.0/28'],
  ],
  [
    'one range in two services',
    `${LEDGER}, ${CLAIMS.replace('10.16.9.0', '10.16.8.0')}`,
    ['manifest/shared-range-overlap @ 10.16.8.0/28'],
  ],
  [
    'a range that is private in half',
    changed('10.16.8.0/28', '192.168.0.0/15'),
    ['manifest/shared-range-public @ 192.168.0.0/15'],
  ],
  ['a network', changed('10.16.8.0/28', '192.168.0.0/16'), ['manifest/shared-range-wide @ 192.168.0.0/16']],
  ['a wide range', changed('10.16.8.0/28', '172.16.0.0/12'), ['manifest/shared-range-wide @ 172.16.0.0/12']],
  ['a public range', changed('10.16.8.0/28', '203.0.113.0/24'), ['manifest/shared-range-public @ 203.0.113.0/24']],
  ['all addresses', changed('10.16.8.0/28', '0.0.0.0/0'), ['manifest/shared-range-overlap @ 0.0.0.0/0']],
])('refuses %s, at its place', (_title, services, complaints) => {
  expect(complaintsOf(withServices(services))).toEqual(complaints);
});

test('an office is no shared service, and its tunnels end elsewhere', () => {
  expect(complaintsOf(withServices(LEDGER, office()))).toEqual([]);
  expect(complaintsOf(withServices(changed('10.16.8.0/28', '10.20.0.0/28'), office()))).toEqual([
    'manifest/shared-range-overlap @ 10.20.0.0/28',
  ]);
  expect(complaintsOf(withServices(LEDGER, office(`, transitGatewayId: ${GATEWAY}`)))).toEqual([
    `manifest/shared-gateway-office @ ${GATEWAY}`,
  ]);
  expect(complaintsOf(withServices(LEDGER, office(', transitGatewayId: tgw-0fffffffffffffff0')))).toEqual([]);
});

test('there is no more than the rules of a subnet hold', () => {
  const ranges = [...Array(5).keys()].map((at) => `10.16.${at}.0/28`).join(', ');
  const many = (ports: string) => changed('ranges: [10.16.8.0/28]', `ports: [${ports}], ranges: [${ranges}]`);
  expect(complaintsOf(withServices(many('443, 8443')))).toEqual([]);
  expect(complaintsOf(withServices(many('443, 8443, 8444')))).toEqual(['manifest/shared-rules @ [{ id: ledger']);
});

test('the attachment has a place of its own', () => {
  const moved = (range: string) => withServices(LEDGER).replace('10.64.3.0/27', range);
  expect(complaintsOf(moved('10.64.2.0/27'))).toEqual(['manifest/service-range @ 10.64.2.0/27']);
  const beside = `privateServices: [{ id: desk, serviceName: com.amazonaws.vpce.eu-central-1.vpce-svc-0a1b2c3d4e5f60718, domain: desk.client.example, range: 10.64.3.0/27, jobFunctions: [clerk] }]\nconnect:\n`;
  const both = withServices(LEDGER, ['connect:\n', beside]);
  expect(complaintsOf(both)).toEqual(['manifest/service-range @ 10.64.3.0/27']);
  expect(complaintsOf(both.replace('range: 10.64.3.0/27, services', 'range: 10.64.3.32/27, services'))).toEqual([]);
});

test('a service bears its name once, whichever way it is reached', () => {
  const beside = `privateServices: [{ id: ledger, serviceName: com.amazonaws.vpce.eu-central-1.vpce-svc-0a1b2c3d4e5f60718, domain: desk.client.example, range: 10.64.3.32/27, jobFunctions: [clerk] }]\nconnect:\n`;
  expect(complaintsOf(withServices(LEDGER, ['connect:\n', beside]))).toEqual(['manifest/duplicate @ ledger']);
});

test('without a Client VPN nobody could be told from anybody else', () => {
  const text = withServices(LEDGER, office());
  expect(complaintsOf(text.replace(/ {2}clientVpn: .*\n/, ''))).toEqual([`manifest/service-without-vpn @ ${GATEWAY}`]);
});

describe('a name of a shared service', () => {
  const named = (domain: string, address = '10.16.8.4') =>
    withServices(changed('ranges', `names: [{ domain: ${domain}, address: ${address} }], ranges`));

  test('leads to an address of the service', () => {
    expect(complaintsOf(named('ledger.client.example'))).toEqual([]);
    expect(complaintsOf(named('ledger.client.example', '10.16.9.4'))).toEqual(['manifest/service-address @ 10.16.9.4']);
    expect(complaintsOf(named('ledger.client.example', 'ledger'))).toEqual(['manifest/service-address @ ledger']);
  });

  test('is no name of AWS, and no other service bears it', () => {
    expect(complaintsOf(named('sts.eu-central-1.amazonaws.com'))).toEqual([
      'manifest/service-name @ sts.eu-central-1.amazonaws.com',
    ]);
    const twice = changed(
      'ranges',
      'names: [{ domain: a.client.example, address: 10.16.8.4 }, { domain: a.client.example, address: 10.16.8.5 }], ranges',
    );
    expect(complaintsOf(withServices(twice))).toEqual(['manifest/service-name @ a.client.example']);
  });
});
