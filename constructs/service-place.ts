import type { IConstruct } from 'constructs';
import { SERVICE_PORT_MIN, SERVICE_PREFIX } from '../lib/manifest/aws-limits';
import { isServiceRange, serviceRoomOf } from '../lib/manifest/service-ranges';
import type { EnclaveNetwork } from './enclave-network';
import { refuse } from './refuse';

/** The rules of the subnets let HTTPS and high ports through inside the network, and nothing between. */
export function refuseServicePorts(scope: IConstruct, ports: readonly number[]): void {
  const wrong = ports.find((port) => port !== 443 && (port < SERVICE_PORT_MIN || port > 65_535));
  if (wrong === undefined && ports.length > 0) return;
  refuse(scope, {
    what: 'the rules of the subnets let nothing through to a port of the service',
    saw: wrong === undefined ? 'no `ports`' : String(wrong),
    want: `443, or ${SERVICE_PORT_MIN} to 65535`,
    mend: 'let the service listen on a port from there',
    code: 'enclave/service-port',
  });
}

/** What is not the vendor's own stands in the last quarter of the network. */
export function refuseServiceRange(scope: IConstruct, range: string, network: EnclaveNetwork): void {
  if (isServiceRange(range, network.cidr)) return;
  refuse(scope, {
    what: 'the door of a service stands where it may not',
    saw: range,
    want: `a /${SERVICE_PREFIX} inside ${serviceRoomOf(network.cidr)}`,
    mend: 'choose a range of that size in the last quarter of the network',
    code: 'enclave/service-range',
  });
}
