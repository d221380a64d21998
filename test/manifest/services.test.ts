import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accessToRoutes, routesOf } from '../../lib/manifest';
import { complaintsOf, parse, shortManifestWith } from '../support/manifests';

const arnOf = (digit: number, place = 'eu-central-1:111122223333') =>
  `arn:aws:vpc-lattice:${place}:service/svc-0a1b2c3d4e5f6071${digit}`;
const READ = 'methods: [GET], path: /rates/*, jobFunctions: [clerk]';
const service = (route = READ, { id = 'rates', arn = arnOf(1) } = {}) =>
  `  - { id: ${id}, arn: "${arn}", routes: [{ ${route} }] }\n`;
const withServices = (...services: readonly string[]) =>
  shortManifestWith(['connect:\n', `services:\n${services.join('')}connect:\n`]);

test.each([
  ['a path and everything below it', READ],
  ['one path alone', 'methods: [GET, POST], path: /rates, jobFunctions: [clerk]'],
  ['everything', 'methods: [GET], path: /*, jobFunctions: [clerk]'],
  ['the root alone', 'methods: [GET], path: /, jobFunctions: [clerk]'],
])('a service may be called by %s', (_title, route) => {
  expect(complaintsOf(withServices(service(route)))).toEqual([]);
});

test('a service of another account may be joined, in the region of the enclave', () => {
  const shared = service(READ, { arn: arnOf(1, 'eu-central-1:999988887777') });
  expect(complaintsOf(withServices(shared))).toEqual([]);
});

const path = (text: string) => withServices(service(`methods: [GET], path: "${text}", jobFunctions: [clerk]`));

test.each<[string, string, string]>([
  ['a parameter in a path', path('/rates/{id}'), 'manifest/service-path @ "/rates/{id}"'],
  ['a wildcard within a path', path('/rates/*/open'), 'manifest/service-path @ "/rates/*/open"'],
  ['a wildcard within a word', path('/rates*'), 'manifest/service-path @ "/rates*"'],
  ['a step upwards', path('/rates/../admin'), 'manifest/service-path @ "/rates/../admin"'],
  ['a step that stays', path('/rates/./open'), 'manifest/service-path @ "/rates/./open"'],
  ['a letter in disguise', path('/rates%2fopen'), 'manifest/service-path @ "/rates%2fopen"'],
  ['a policy variable', path('/${aws:username}'), 'manifest/service-path @ "/${aws:username}"'],
  ['a slash at the end', path('/rates/'), 'manifest/service-path @ "/rates/"'],
  ['no slash at the beginning', path('rates'), 'manifest/service-path @ "rates"'],
  [
    'a service network in the place of a service',
    withServices(service(READ, { arn: arnOf(1).replace('service/svc', 'servicenetwork/sn') })),
    'manifest/service-arn @ "arn:aws:vpc-lattice:eu-central-1:111122223333:servicenetwork/sn-0a1b2c3d4e5f60711"',
  ],
  [
    'a wildcard in the place of a service',
    withServices(service(READ, { arn: 'arn:aws:vpc-lattice:eu-central-1:111122223333:service/*' })),
    'manifest/service-arn @ "arn:aws:vpc-lattice:eu-central-1:111122223333:service/*"',
  ],
  [
    'another region',
    withServices(service(READ, { arn: arnOf(1, 'eu-west-1:111122223333') })),
    `manifest/region-mismatch @ "${arnOf(1, 'eu-west-1:111122223333')}"`,
  ],
  [
    'another partition',
    withServices(service(READ, { arn: arnOf(1).replace('arn:aws:', 'arn:aws-cn:') })),
    `manifest/partition @ "${arnOf(1).replace('arn:aws:', 'arn:aws-cn:')}"`,
  ],
  [
    'a job function that is not there',
    withServices(service(READ.replace('clerk', 'clark'))),
    'manifest/unknown-job-function @ clark',
  ],
  ['one id twice', withServices(service(), service(READ, { arn: arnOf(2) })), 'manifest/duplicate @ rates'],
  ['one service twice', withServices(service(), service(READ, { id: 'more' })), `manifest/duplicate @ "${arnOf(1)}"`],
  ['one method twice', withServices(service(READ.replace('[GET]', '[GET, GET]'))), 'manifest/duplicate @ GET'],
  ['one route twice', withServices(service(`${READ} }, { ${READ}`)), 'manifest/duplicate @ /rates/*'],
])('%s is refused', (_title, text, complaint) => {
  expect(complaintsOf(text)).toEqual([complaint]);
});

test('a network in which the door may find no room is refused', () => {
  const narrow = 'region: eu-central-1, cidr: 10.64.0.0/23 }';
  const text = withServices(service()).replace('region: eu-central-1 }', narrow);
  expect(complaintsOf(text)).toEqual(['manifest/services-network @ 10.64.0.0/23']);
});

test('services that nobody could call are refused: a browser signs no calls', () => {
  const file = join(__dirname, '../../examples/pilot-browser/enclave.yaml');
  const browser = readFileSync(file, 'utf8');
  const { jobFunctions } = parse(browser).manifest;
  const route = READ.replace('clerk', jobFunctions[0]!.id);
  expect(complaintsOf(`${browser}services:\n${service(route)}`)).toEqual([
    'manifest/services-without-vpn @ - { id: rates',
  ]);
});

test('what a job function may call becomes one access for each set of methods', () => {
  const routes = `methods: [HEAD, GET], path: /rates/*, jobFunctions: [clerk] }, { methods: [PUT], path: /rates/new, jobFunctions: [clerk]`;
  const more = service('methods: [GET, HEAD], path: /offers, jobFunctions: [clerk]', { id: 'offers', arn: arnOf(2) });
  const { services } = parse(withServices(service(routes), more)).manifest;
  const access = (methods: string[], ...resources: string[]) => ({
    actions: ['vpc-lattice-svcs:Invoke'],
    resources,
    conditions: { StringEquals: { 'vpc-lattice-svcs:RequestMethod': methods } },
  });
  expect(accessToRoutes(routesOf(services, 'clerk'))).toEqual([
    access(['GET', 'HEAD'], `${arnOf(1)}/rates/*`, `${arnOf(2)}/offers`),
    access(['PUT'], `${arnOf(1)}/rates/new`),
  ]);
  expect(routesOf(services, 'agent')).toEqual([]);
});
