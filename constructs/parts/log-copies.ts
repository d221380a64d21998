import { LogCopies } from '../log-copies';
import type { EnclaveParts } from './enclave-parts';

/** Copies of the archive in another account; none when the manifest names no account for them. */
export function makeLogCopies({ scope, manifest, archive }: EnclaveParts): LogCopies | undefined {
  const { vaultAccount } = manifest.logging;
  if (vaultAccount === undefined) return undefined;
  return new LogCopies(scope, 'Copies', { vendor: manifest.vendor.id, archive, vaultAccount });
}
