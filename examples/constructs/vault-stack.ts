import { join } from 'node:path';
import { App, type Stack } from 'aws-cdk-lib/core';
import { VaultStack } from '../../constructs';
import { loadManifest } from '../../lib/manifest';

/** The vault of one enclave alone, for a pipeline that deploys the account of the logs apart from the others. */
export function example(stack: Stack): void {
  const { manifest } = loadManifest(join(__dirname, '../central-vault/enclave.yaml'), new Date('2026-11-28T12:00:00Z'));
  new VaultStack(App.of(stack) as App, 'enclave-harbour-vault', { manifest, account: '444455556666' });
}
