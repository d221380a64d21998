import { SecureBrowser } from '../secure-browser';
import type { EnclaveParts } from './enclave-parts';

/** The browser of an enclave; none when the manifest names none. */
export function makeSecureBrowser({ scope, manifest, network, archive }: EnclaveParts): SecureBrowser | undefined {
  const { connect, logging, vendor } = manifest;
  if (!connect.secureBrowser) return undefined;
  return new SecureBrowser(scope, 'Browser', {
    ...connect.secureBrowser,
    vendor: vendor.id,
    network,
    archive,
    keyAdministrators: logging.keyAdministrators,
  });
}
