import { CreatedData } from '../created-data';
import type { EnclaveParts } from './enclave-parts';

/** The data that the manifest tells the enclave to make, boundary by boundary. */
export function makeCreatedData({ scope, manifest }: EnclaveParts): CreatedData[] {
  return manifest.dataBoundaries
    .filter(({ created }) => created)
    .map(({ id, resources, keyArn = '' }) => {
      return new CreatedData(scope, `Data-${id}`, { vendor: manifest.vendor.id, resources, keyArn });
    });
}
