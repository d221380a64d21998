import { join } from 'node:path';
import { App, type Stack } from 'aws-cdk-lib/core';
import { EnclaveStack } from '../../constructs';
import { loadManifest } from '../../lib/manifest';

/** One vendor's enclave as a stack beside yours, in the account and region that the manifest names. */
export function example(stack: Stack): void {
  const day = '2026-11-28';
  const { manifest } = loadManifest(join(__dirname, '../minimal/enclave.yaml'), new Date(`${day}T12:00:00Z`));
  new EnclaveStack(App.of(stack) as App, 'enclave-harbour', { manifest, today: day });
}
