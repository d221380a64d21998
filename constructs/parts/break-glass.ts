import { BreakGlass } from '../break-glass';
import type { EnclaveParts } from './enclave-parts';

/** The emergency role of the client; none when the manifest names nobody to open it. */
export function makeBreakGlass({ scope, manifest, archive }: EnclaveParts): BreakGlass | undefined {
  const { breakGlass, dataBoundaries, vendor } = manifest;
  if (!breakGlass) return undefined;
  return new BreakGlass(scope, 'BreakGlass', {
    ...breakGlass,
    vendor: vendor.id,
    archive,
    dataResources: dataBoundaries.flatMap(({ resources, keyArn }) => [...resources, ...(keyArn ? [keyArn] : [])]),
  });
}
