import { App } from 'aws-cdk-lib/core';
import { EnclaveStack } from '../../constructs';
import { VendorEnclaveChecks } from '../../policies';
import { manifestWith, referenceManifest, Surroundings, TODAY } from './fixtures';

/** Here, and only here, the judge meets the builder. */
const violationsIn = (app: App) => new VendorEnclaveChecks(app).validateScope(app).violations;

test.each([
  ['the reference enclave', referenceManifest()],
  ['the shortest enclave', manifestWith()],
])('no rule of ours complains about %s', (_title, manifest) => {
  const app = new App();
  new EnclaveStack(app, 'Enclave', { manifest, today: TODAY });
  expect(violationsIn(app)).toEqual([]);
});

test('nor about network, archive and boundary in a stack of somebody else', () => {
  const app = new App();
  new Surroundings(app);
  expect(violationsIn(app)).toEqual([]);
});
