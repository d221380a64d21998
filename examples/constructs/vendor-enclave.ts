import { join } from 'node:path';
import type { Stack } from 'aws-cdk-lib/core';
import { VendorEnclave } from '../../constructs';
import { loadManifest } from '../../lib/manifest';

/** Everything a manifest describes, inside a stack of your own: its account and region must be those of the manifest. */
export function example(stack: Stack): void {
  const day = '2026-11-28';
  const { manifest } = loadManifest(join(__dirname, '../minimal/enclave.yaml'), new Date(`${day}T12:00:00Z`));
  new VendorEnclave(stack, 'Enclave', { manifest, today: day });
}
