import { complaintsOf, parse, shortManifestWith } from '../support/manifests';

const NAME = 'com.amazonaws.vpce.eu-central-1.vpce-svc-0a1b2c3d4e5f60718';
const LEDGER = `{ id: ledger, serviceName: ${NAME}, domain: ledger.client.example, range: 10.64.3.0/27, jobFunctions: [clerk] }`;
const CLAIMS = LEDGER.replaceAll('ledger', 'claims').replace('0718', '0719').replace('3.0/27', '3.32/27');

const withServices = (services: string, ...changes: [string, string][]) =>
  shortManifestWith(['connect:\n', `privateServices: [${services}]\nconnect:\n`], ...changes);
const changed = (from: string, to: string) => {
  if (!LEDGER.includes(from)) throw new Error(`the service does not say: ${from}`);
  return LEDGER.replace(from, to);
};

test('services are taken as they are, by HTTPS unless they say otherwise', () => {
  const { privateServices } = parse(withServices(`${LEDGER}, ${CLAIMS}`)).manifest;
  expect(privateServices.map(({ id, ports }) => [id, ports])).toEqual([
    ['ledger', [443]],
    ['claims', [443]],
  ]);
  expect(parse(shortManifestWith()).manifest.privateServices).toEqual([]);
});

test.each<[string, string, string[]]>([
  ['two of one id', `${LEDGER}, ${CLAIMS.replace('claims', 'ledger')}`, ['manifest/duplicate @ ledger']],
  ['one service twice', `${LEDGER}, ${CLAIMS.replace('0719', '0718')}`, [`manifest/duplicate @ ${NAME}`]],
  [
    'one name twice',
    `${LEDGER}, ${CLAIMS.replace('claims.client', 'ledger.client')}`,
    ['manifest/service-name @ ledger.client.example'],
  ],
  ['a job function nobody has', changed('[clerk]', '[clerc]'), ['manifest/unknown-job-function @ clerc']],
  ['a service for nobody', changed('[clerk]', '[]'), ['manifest/too-few @ [']],
  [
    'a service of AWS',
    changed('vpce.eu-central-1.vpce-svc-0a1b2c3d4e5f60718', 'eu-central-1.s3'),
    ['manifest/endpoint-service @ com.amazonaws.eu-central-1.s3'],
  ],
  [
    'another region',
    changed('eu-central-1', 'eu-west-1'),
    [`manifest/region-mismatch @ ${NAME.replace('eu-central-1', 'eu-west-1')}`],
  ],
  ['another partition', changed('com.amazonaws', 'cn.com.amazonaws'), [`manifest/partition @ cn.${NAME}`]],
  ['a port below', changed('range', 'ports: [22], range'), ['manifest/service-port @ 22']],
  ['a port that is none', changed('range', 'ports: [65536], range'), ['manifest/service-port @ 65536']],
  ['a range of another size', changed('3.0/27', '3.0/28'), ['manifest/service-range @ 10.64.3.0/28']],
  ['a range of the subnets', changed('3.0/27', '0.0/27'), ['manifest/service-range @ 10.64.0.0/27']],
  ['a range elsewhere', changed('10.64.3.0', '10.65.3.0'), ['manifest/service-range @ 10.65.3.0/27']],
  ['two in one range', `${LEDGER}, ${CLAIMS.replace('3.32', '3.0')}`, ['manifest/service-range @ 10.64.3.0/27']],
  [
    'a name of AWS',
    changed('ledger.client.example', 's3.eu-central-1.amazonaws.com'),
    ['manifest/service-name @ s3.eu-central-1.amazonaws.com'],
  ],
])('refuses %s, at its place', (_title, services, complaints) => {
  expect(complaintsOf(withServices(services))).toEqual(complaints);
});

test('a name above one that is looked up is refused: its zone would answer for it', () => {
  const text = withServices(changed('ledger.client.example', 'client.example'), [
    'connect:\n',
    'egress: { domains: [api.client.example] }\nconnect:\n',
  ]);
  expect(complaintsOf(text)).toEqual(['manifest/service-name @ client.example']);
});

test('without a Client VPN nobody could be told from anybody else', () => {
  const text = withServices(LEDGER, [
    '  clientVpn: {',
    '  siteToSite: [{ office: makati, publicAddress: 203.0.113.10, networks: [10.20.0.0/24] }]\n  x: {',
  ]);
  expect(complaintsOf(text.replace(/ {2}x: .*\n/, ''))).toEqual(['manifest/service-without-vpn @ [clerk']);
});

test('a VPN rule that leads to a service would let somebody past its list', () => {
  const reach = (range: string) =>
    withServices(LEDGER, [
      'serverCertificateArn',
      `reach: [{ jobFunction: clerk, destinations: [${range}] }], serverCertificateArn`,
    ]);
  expect(complaintsOf(reach('10.64.0.0/22'))).toEqual(['manifest/service-reach @ 10.64.0.0/22']);
  expect(complaintsOf(reach('10.64.3.4/32'))).toEqual(['manifest/service-reach @ 10.64.3.4/32']);
  expect(complaintsOf(reach('10.64.0.0/24'))).toEqual([]);
});
