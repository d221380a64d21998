import { overlappingRanges } from '../../lib/commands/overlapping-ranges';
import { parseManifest } from '../../lib/manifest/load-manifest';
import { NOW, shortManifestWith } from '../support/manifests';

type Change = [from: string, to: string];

const ELSEWHERE: Change = ['account: "111122223333"', 'account: "444455556666"'];

function vendor(id: string, ...changes: readonly Change[]) {
  const text = shortManifestWith(['id: acme', `id: ${id}`], ...changes);
  // What stands in an account moves with it.
  const moved = changes.includes(ELSEWHERE) ? text.replaceAll('111122223333', '444455556666') : text;
  const loaded = parseManifest({ file: `${id}.yaml`, text: moved }, NOW);
  return loaded;
}

/** An enclave with an office; offices are no part of the schema's checks that matter here. */
function withOffice(id: string, ...changes: readonly Change[]) {
  const loaded = vendor(id, ...changes);
  const siteToSite = [
    { office: 'cebu', publicAddress: '198.51.100.7', networks: ['192.168.8.0/24'], profile: 'modern' as const },
  ];
  return { ...loaded, manifest: { ...loaded.manifest, connect: { ...loaded.manifest.connect, siteToSite } } };
}

const NETWORK = (cidr: string): Change => ['region: eu-central-1 }', `region: eu-central-1, cidr: ${cidr} }`];
const DEVICES = (cidr: string): Change => ['clientVpn: {', `clientVpn: { clientCidr: ${cidr},`];

test('two enclaves of one account and region share no address: each range is told with the one that is free', () => {
  const found = overlappingRanges([vendor('acme'), vendor('beta', NETWORK('10.64.0.0/22'))]);
  expect(found).toEqual([
    expect.objectContaining({
      where: 'beta.yaml:3:67',
      saw: '10.64.0.0/22; acme.yaml:3:12 has 10.64.0.0/22 for its network',
      mend: 'write `cidr: 10.64.4.0/22`',
      code: 'target/cidr-overlap',
    }),
    expect.objectContaining({ mend: 'write `clientCidr: 10.96.4.0/22`', code: 'target/cidr-overlap' }),
  ]);
});

test('what the mend says mends it', () => {
  const beta = vendor('beta', NETWORK('10.64.4.0/22'), DEVICES('10.96.4.0/22'));
  expect(overlappingRanges([vendor('acme'), beta])).toEqual([]);
});

test('each of many is told a range of its own', () => {
  const fleet = Array.from({ length: 100 }, (_, at) => vendor(`vendor-${at}`));
  const mends = overlappingRanges(fleet).map(({ mend }) => mend);
  expect(mends).toHaveLength(2 * 99);
  expect(new Set(mends).size).toBe(2 * 99);
});

test('the devices of one are not in the network of another', () => {
  const beta = vendor('beta', NETWORK('10.96.2.0/24'), DEVICES('10.100.0.0/22'));
  expect(overlappingRanges([vendor('acme'), beta]).map(({ saw }) => saw)).toEqual([
    expect.stringMatching(/^10\.96\.2\.0\/24; acme.* has 10\.96\.0\.0\/22 for its VPN devices$/),
  ]);
});

test('in accounts of their own they may have the same ranges, unless one office has a tunnel to both', () => {
  expect(overlappingRanges([vendor('acme'), vendor('beta', ELSEWHERE)])).toEqual([]);
  expect(overlappingRanges([withOffice('acme'), vendor('beta', ELSEWHERE)])).toEqual([]);
  expect(overlappingRanges([withOffice('acme'), withOffice('beta', ELSEWHERE)])).toHaveLength(2);
});
