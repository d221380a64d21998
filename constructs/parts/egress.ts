import { ControlledEgress } from '../controlled-egress';
import type { EnclaveParts } from './enclave-parts';

/** The way to the domains of the manifest; none when it names no domain. */
export function makeEgress({ scope, manifest, network, archive }: EnclaveParts): ControlledEgress | undefined {
  if (manifest.egress.domains.length === 0) return undefined;
  return new ControlledEgress(scope, 'Egress', { vendor: manifest.vendor.id, network, archive });
}
