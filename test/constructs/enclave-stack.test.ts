import { App } from 'aws-cdk-lib/core';
import { EnclaveStack } from '../../constructs';
import { manifestWith, TODAY } from './fixtures';

test('the stack stands where the manifest says, is protected, and bears the vendor’s tags', () => {
  const stack = new EnclaveStack(new App(), 'Enclave', { manifest: manifestWith(), today: TODAY });
  expect([stack.account, stack.region, stack.terminationProtection]).toEqual(['111122223333', 'eu-central-1', true]);
  expect(stack.tags.tagValues()).toEqual({ 'vendor-enclave:vendor': 'acme' });
});
