import { z } from 'zod';
import { guide } from '../guidance';
import { serviceJobs, servicePorts } from './private-services';
import { awsId, cidr, domain, id } from './scalars';

const sharedName = z.strictObject({
  domain: domain.describe('Name that the service goes by inside the enclave, and that its certificate bears.'),
  address: guide(z.ipv4(), 'Address in the ranges of the service.', {
    want: 'an IPv4 address such as `10.16.8.4`',
    mend: 'write an address of the service',
    code: 'manifest/service-address',
  }),
});

const sharedService = z.strictObject({
  id,
  attachmentId: awsId('tgw-attach', 'the attachment of the service’s network', 'manifest/transit-gateway-attachment'),
  ranges: z.array(cidr).min(1).describe('Private ranges that the service answers in, as narrow as they can be said.'),
  names: z
    .array(sharedName)
    .default([])
    .describe('Names of the service: the enclave’s resolver knows no others of another network.'),
  ports: servicePorts,
  jobFunctions: serviceJobs,
});

/** What must fit to other parts stands in `cross-checks/shared-services.ts`. */
export const sharedServices = z
  .strictObject({
    transitGatewayId: awsId('tgw', 'a transit gateway', 'manifest/transit-gateway-id').describe(
      'Transit gateway of the enclave’s account that joins the services. It must associate no attachment with its default ' +
        'route table by itself.',
    ),
    range: cidr.describe('Where the enclave is attached: a /27 in the last quarter of `placement.cidr`, of its own.'),
    services: z.array(sharedService).min(1),
  })
  .optional()
  .describe(
    'Services in networks of the client’s that a transit gateway joins. The enclave reaches them and no other network.',
  );
