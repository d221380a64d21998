import { SharedServices } from '../shared-services';
import type { EnclaveParts } from './enclave-parts';

/** The way to the shared services of an enclave; none when the manifest names none. */
export function makeSharedServices({ scope, manifest, network }: EnclaveParts): SharedServices | undefined {
  const { sharedServices: shared, vendor } = manifest;
  if (!shared) return undefined;
  return new SharedServices(scope, 'Shared', {
    vendor: vendor.id,
    network,
    transitGatewayId: shared.transitGatewayId,
    range: shared.range,
    services: shared.services.map(({ id: service, jobFunctions: _, ...where }) => ({ service, ...where })),
  });
}
