import { join } from 'node:path';
import { App, type Stack } from 'aws-cdk-lib/core';
import { PermissionSetsStack } from '../../constructs';
import { loadManifest } from '../../lib/manifest';

/** The permission sets of one enclave alone, for a pipeline that deploys the account of Identity Center apart from the others. */
export function example(stack: Stack): void {
  const file = join(__dirname, '../identity-center/enclave.yaml');
  const { manifest } = loadManifest(file, new Date('2026-11-28T12:00:00Z'));
  new PermissionSetsStack(App.of(stack) as App, 'enclave-quayside-sign-in', { manifest, today: '2026-11-28' });
}
