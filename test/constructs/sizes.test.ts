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
  ['the first domain', () => sizeOf({ egress: { domains: ['a.example'] } }) - smallest],
])('docs/sizes.md is right about %s', (part, count) => {
  expect(count()).toBe(written(part));
});

test('docs/sizes.md is right about the reference enclave', () => {
  expect(SIZES).toContain(`has ${countOf(exampleManifest('meridian-claims'))}. Beyond`);
});
