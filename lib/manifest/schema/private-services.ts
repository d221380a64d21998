import { z } from 'zod';
import { ENDPOINT_SERVICE, SERVICE_PORT_MIN, SERVICE_PORTS_MAX } from '../aws-limits';
import { guide } from '../guidance';
import { cidr, domain, id } from './scalars';

/** Ports that the rules of the subnets let through inside the network: see `SubnetRules`. */
export const servicePorts = z
  .array(
    guide(
      z.int().refine((port) => port === 443 || (port >= SERVICE_PORT_MIN && port <= 65_535), { error: 'not a port' }),
      'TCP port of the service.',
      {
        want: `443, or ${SERVICE_PORT_MIN} to 65535`,
        mend: 'let the service listen on a port from there',
        code: 'manifest/service-port',
      },
    ),
  )
  .min(1)
  .max(SERVICE_PORTS_MAX)
  .default([443])
  .describe('TCP ports of the service.');

export const serviceJobs = z.array(id).min(1).describe('Job functions that may call it, by Client VPN.');

const privateService = z.strictObject({
  id,
  serviceName: guide(z.string().regex(ENDPOINT_SERVICE), 'Name that AWS gave the endpoint service.', {
    want: 'a name such as `com.amazonaws.vpce.eu-central-1.vpce-svc-0a1b2c3d4e5f60718`',
    mend: 'copy the service name from the service’s owner, see `OfferedService`',
    code: 'manifest/endpoint-service',
  }),
  domain: domain.describe('Name that the service goes by inside the enclave, and that its certificate bears.'),
  ports: servicePorts,
  range: cidr.describe('Where its endpoint stands: a /27 in the last quarter of `placement.cidr`, of its own.'),
  jobFunctions: serviceJobs,
});

/** What must fit to other parts stands in `cross-checks/private-services.ts`. */
export const privateServices = z
  .array(privateService)
  .default([])
  .describe(
    'Services of the client’s own, reached by AWS PrivateLink: endpoint services in another network or account.',
  );
