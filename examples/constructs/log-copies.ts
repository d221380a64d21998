import type { Stack } from 'aws-cdk-lib/core';
import { LogArchive, LogCopies } from '../../constructs';

/** An archive whose every object is copied into the `LogVault` of another account. */
export function example(stack: Stack): void {
  const vendor = 'partner';
  const archive = new LogArchive(stack, 'Archive', { vendor });
  new LogCopies(stack, 'Copies', { vendor, archive, vaultAccount: '444455556666' });
}
