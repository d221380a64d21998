import { App, Stack } from 'aws-cdk-lib/core';
import { LogVault } from '../../constructs';

/** A second archive for the logs of a partner's enclave in another account, in the account where yours are kept. */
export function example(stack: Stack): void {
  const env = { account: '444455556666', region: 'eu-central-1' };
  const vaults = new Stack(App.of(stack), 'Vaults', { env });
  new LogVault(vaults, 'Vault', { vendor: 'partner', enclaveAccount: '111122223333' });
}
