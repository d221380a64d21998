import { z } from 'zod';
import { guide } from '../guidance';
import { arnOf, awsId, cidr, id } from './scalars';

/**
 * An office of the vendor, joined by site-to-site VPN. What must fit to other parts stands in `cross-checks/offices.ts`.
 *
 * There is always an address: CloudFormation demands one of a customer gateway, and AWS lets a certificate be shown from
 * anywhere when there is none (AWS Site-to-Site VPN User Guide, "Tunnel authentication options").
 */
export const siteToSite = z.strictObject({
  office: id,
  publicAddress: guide(z.ipv4(), 'Public address of the office’s VPN device; it must not change.', {
    want: 'an IPv4 address such as `203.0.113.10`',
    mend: 'write the address the office has on the internet',
    code: 'manifest/office-address',
  }),
  networks: z
    .array(cidr)
    .min(1)
    .describe('Private ranges of the office: only they are routed, and only they may knock at the endpoints.'),
  profile: z
    .enum(['cnsa1', 'modern'])
    .default('modern')
    .describe('How strict the cryptography is: `cnsa1` is AES-256-GCM, SHA-384 and P-384 alone.'),
  certificateArn: arnOf('acm', 'certificate/', 'the private certificate of the office’s VPN device')
    .optional()
    .describe(
      'Private certificate of the VPN device in ACM; AWS takes any of the same CA chain. By default AWS makes a key for ' +
        'each tunnel and keeps it in Secrets Manager.',
    ),
  transitGatewayId: awsId('tgw', 'a transit gateway', 'manifest/transit-gateway-id')
    .optional()
    .describe(
      'Transit gateway of the enclave’s account to end the tunnels at, instead of a VPN gateway of the enclave. Its owner ' +
        'adds the routes to the office there. What else it joins stands in no template of ours, so that the enclave has ' +
        'no other way out is then unknown.',
    ),
});
