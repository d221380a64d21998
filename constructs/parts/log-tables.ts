import { LogTables } from '../log-tables';
import { transactionsOf } from './critical-transactions';
import type { EnclaveParts } from './enclave-parts';

/** Tables over everything in the archive: made last, when everybody who logs has said so. */
export function makeLogTables({ scope, manifest, archive, network }: EnclaveParts): LogTables {
  const vendor = manifest.vendor.id;
  return new LogTables(scope, 'LogTables', { vendor, archive, network, transactions: transactionsOf(manifest) });
}
