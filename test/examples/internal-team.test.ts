import { join } from 'node:path';
import { enclaveProofs } from '../../lib/analysis/enclave-proofs';
import { loadManifest } from '../../lib/manifest';
import type { Manifest } from '../../lib/manifest/schema';
import { Template } from '../../lib/template';
import { NOW } from '../support/manifests';
import { enclaveTemplate } from '../constructs/fixtures';

const FILE = join(__dirname, '../../examples/internal-team/enclave.yaml');
const internal = loadManifest(FILE, NOW).manifest;
const asVendor: Manifest = { ...internal, engagement: { ...internal.engagement, principalClass: 'vendor' } };

const textOf = (manifest: Manifest) => JSON.stringify(enclaveTemplate(manifest).toJSON());

test('a team of the client’s own gets the walls a vendor gets, byte by byte', () => {
  expect(internal.engagement.principalClass).toBe('internal');
  expect(textOf(internal)).toBe(textOf(asVendor));
});

test('and the same proofs, with its own names', () => {
  const proofsOf = (manifest: Manifest) =>
    enclaveProofs(Template.parse({ file: 'enclave.json', text: textOf(manifest) }), manifest, 'enclave', NOW);
  expect(proofsOf(internal).filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
  const minimal = loadManifest(join(__dirname, '../../examples/minimal/enclave.yaml'), NOW).manifest;
  const claims = (manifest: Manifest) =>
    proofsOf(manifest).map(({ claim }) => claim.replaceAll(manifest.jobFunctions[0]!.id, 'somebody'));
  expect(claims(internal)).toEqual(claims(minimal));
});

test('it is made of the same kinds of resources as a vendor’s enclave with as many grants', () => {
  const minimal = loadManifest(join(__dirname, '../../examples/minimal/enclave.yaml'), NOW).manifest;
  const typesOf = (manifest: Manifest) =>
    Object.values(enclaveTemplate(manifest).toJSON().Resources as Record<string, { Type: string }>)
      .map(({ Type }) => Type)
      .sort();
  expect(typesOf(internal)).toEqual(typesOf(minimal));
});
