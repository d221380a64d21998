import type { Stack } from 'aws-cdk-lib/core';
import { EnclaveNetwork, LogArchive, LogTables } from '../../constructs';

/** An archive that can be asked in SQL on the first day; made last, when everybody who logs has said so. */
export function example(stack: Stack): void {
  const archive = new LogArchive(stack, 'Archive', { vendor: 'partner' });
  const network = new EnclaveNetwork(stack, 'Network', {
    vendor: 'partner',
    archive,
    roleArns: ['arn:aws:iam::111122223333:role/partner-analyst'],
  });
  new LogTables(stack, 'LogTables', { vendor: 'partner', archive, network });
}
