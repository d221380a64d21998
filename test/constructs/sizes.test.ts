import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ManifestInput } from '../../lib/manifest/schema';
import { enclaveTemplate, exampleManifest, manifestWith } from './fixtures';

const SIZES = readFileSync(join(__dirname, '../../docs/sizes.md'), 'utf8');

/** The number in the row of the table that begins so. */
function written(part: string): number {
  const row = SIZES.split('\n').find((line) => line.startsWith(`| ${part}`));
  return Number(/\| (\d+)/.exec(row?.slice(1) ?? '')?.[1]);
}

const countOf = (manifest: Parameters<typeof enclaveTemplate>[0]): number =>
  Object.keys(enclaveTemplate(manifest).toJSON().Resources as object).length;

const sizeOf = (parts: Partial<ManifestInput> = {}): number => countOf(manifestWith(parts));

type Api = NonNullable<ManifestInput['apis']>[number];
const api = (id: string, routes: number, more: Partial<Api> = {}): Api => ({
  id,
  backend: { lambdaArn: 'arn:aws:lambda:eu-central-1:111122223333:function:f' },
  routes: Array.from({ length: routes }, (_, index) => ({
    method: 'GET',
    path: `/r${index}`,
    jobFunctions: ['clerk'],
  })),
  ...more,
});
const offices = (...numbers: number[]): Partial<ManifestInput> => ({
  connect: {
    samlProviderArn: 'arn:aws:iam::111122223333:saml-provider/acme',
    clientVpn: { serverCertificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/one' },
    siteToSite: numbers.map((number) => ({
      office: `o${number}`,
      publicAddress: `203.0.113.1${number}`,
      networks: [`10.2${number}.0.0/24`],
    })),
  },
});

const LETTERS = {
  id: 'letters',
  dataset: 'Letters',
  purpose: 'Answering',
  resources: ['arn:aws:s3:::client-letters/inbox/*'],
};
const DATABASE = {
  id: 'claims',
  dataset: 'Claims',
  purpose: 'Looking claims up',
  resources: ['arn:aws:rds:eu-central-1:111122223333:cluster:claims'],
  database: {
    engine: 'postgresql' as const,
    users: {
      read: { name: 'reader', secretArn: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:claims-a1b2c3' },
    },
    vpcId: 'vpc-0a1b2c3d',
    subnetIds: ['subnet-0a1b2c3d', 'subnet-1b2c3d4e'],
    securityGroupId: 'sg-0a1b2c3d',
    auditLogGroup: '/aws/rds/cluster/claims/postgresql',
  },
};
const COLLECTION = {
  id: 'closed',
  dataset: 'Closed claims',
  purpose: 'Searching',
  resources: ['arn:aws:aoss:eu-central-1:111122223333:collection/1tg2xudton46knx2a95g'],
  collectionName: 'closed',
};

/** The smallest enclave with one boundary more, which the clerk reads. */
const withBoundary = (boundary: NonNullable<ManifestInput['dataBoundaries']>[number]): number =>
  sizeOf({
    dataBoundaries: [LETTERS, boundary],
    grants: [LETTERS, boundary].map(({ id }) => ({
      jobFunction: 'clerk',
      boundary: id,
      verbs: ['read'],
      requestedBy: 'lead@client.example',
      approvedBy: 'owner@client.example',
      reason: 'Daily work',
      expires: '2027-06-30',
    })),
  });

const LEDGER = {
  id: 'ledger',
  serviceName: 'com.amazonaws.vpce.eu-central-1.vpce-svc-0a1b2c3d4e5f60718',
  domain: 'ledger.client.example',
  range: '10.64.3.0/27',
  jobFunctions: ['clerk'],
};
const SHARED = {
  transitGatewayId: 'tgw-0a1b2c3d4e5f60718',
  range: '10.64.3.64/27',
  services: [
    { id: 'archive', attachmentId: 'tgw-attach-0a1b2c3d4e5f60718', ranges: ['10.16.8.0/28'], jobFunctions: ['clerk'] },
  ],
};
const CALLED = {
  id: 'policies',
  arn: 'arn:aws:vpc-lattice:eu-central-1:111122223333:service/svc-0a1b2c3d4e5f60711',
  routes: [{ methods: ['GET' as const], path: '/policies', jobFunctions: ['clerk'] }],
};

const smallest = sizeOf();
const withApi = sizeOf({ apis: [api('a', 1)] });
const withOffice = sizeOf(offices(1));

test.each<[string, () => number]>([
  ['the smallest enclave', () => smallest],
  ['the first API', () => withApi - smallest],
  ['each further API', () => sizeOf({ apis: [api('a', 1), api('b', 1)] }) - withApi],
  ['each further route', () => sizeOf({ apis: [api('a', 2)] }) - withApi],
  [
    'each usage plan',
    () => sizeOf({ apis: [api('a', 1, { usagePlans: [{ jobFunction: 'clerk', callsPerDayMax: 5 }] })] }) - withApi,
  ],
  ['the first office', () => withOffice - smallest],
  ['each further office', () => sizeOf(offices(1, 2)) - withOffice],
  ['the first service of VPC Lattice', () => sizeOf({ services: [CALLED] }) - smallest],
  ['each private service', () => sizeOf({ privateServices: [LEDGER] }) - smallest],
  ['the first shared service', () => sizeOf({ sharedServices: SHARED }) - smallest],
  ['each database', () => withBoundary(DATABASE) - smallest],
  ['the first collection', () => withBoundary(COLLECTION) - smallest],
  ['the first domain', () => sizeOf({ egress: { domains: ['a.example'] } }) - smallest],
])('docs/sizes.md is right about %s', (part, count) => {
  expect(count()).toBe(written(part));
});

test('docs/sizes.md is right about the reference enclave', () => {
  expect(SIZES).toContain(`has ${countOf(exampleManifest('meridian-claims'))}. Beyond`);
});
