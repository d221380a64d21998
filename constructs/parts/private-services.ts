import { PrivateService } from '../private-service';
import type { EnclaveParts } from './enclave-parts';

/** The ways to the client's own services; who may call them is for the VPN, see `makeVpn`. */
export function makePrivateServices({ scope, manifest, network }: EnclaveParts): PrivateService[] {
  return manifest.privateServices.map(
    ({ id: service, serviceName, domain, ports, range }) =>
      new PrivateService(scope, `Service-${service}`, {
        vendor: manifest.vendor.id,
        service,
        serviceName,
        domain,
        ports,
        range,
        network,
      }),
  );
}
