import { z } from 'zod';
import { BANNER_LENGTH_MAX } from '../aws-limits';
import { guide } from '../guidance';
import { arnOf, cidr, domain, group, id, text } from './scalars';

const PORTS = [443, 1194] as const;

const clientVpn = z
  .strictObject({
    serverCertificateArn: arnOf('acm', 'certificate/', 'the VPN server certificate in ACM'),
    samlProviderArn: arnOf('iam', 'saml-provider/', 'the SAML provider for the VPN').optional(),
    clientRootCertificateArn: arnOf('acm', 'certificate/', 'the CA of the vendor’s client certificates')
      .optional()
      .describe('Adds a client certificate beside SAML. A certificate alone is never enough.'),
    mfaGroup: group
      .default('vpn-mfa')
      .describe('Group the identity provider sends only after a second factor; the connect handler demands it.'),
    clientCidr: cidr.default('10.96.0.0/22').describe('Range the VPN gives to devices, /12 to /22.'),
    sessionHoursMax: guide(
      z.union([z.literal(8), z.literal(10), z.literal(12)]).default(8),
      'Longest VPN session, in hours.',
      {
        want: '8, 10 or 12',
        mend: 'shorten it to `sessionHoursMax: 8`',
        code: 'manifest/session-hours',
      },
    ),
    banner: z.string().min(1).max(BANNER_LENGTH_MAX).optional().describe('Text shown at login.'),
    transport: z.enum(['udp', 'tcp']).default('udp'),
    port: guide(z.union([z.literal(PORTS[0]), z.literal(PORTS[1])]).default(443), 'Port the VPN listens on.', {
      want: '443 or 1194',
      mend: 'choose one of the two ports AWS offers',
      code: 'manifest/vpn-port',
    }),
  })
  .describe('AWS Client VPN with SAML and MFA.');

const siteToSite = z.strictObject({
  office: id,
  publicAddress: z.ipv4(),
  networks: z.array(cidr).min(1),
  profile: z.enum(['cnsa1', 'modern']).default('modern'),
});

export const connect = z
  .strictObject({
    samlProviderArn: arnOf('iam', 'saml-provider/', 'the SAML provider the vendor’s people sign in with'),
    clientVpn: clientVpn.optional(),
    siteToSite: z.array(siteToSite).default([]).describe('One site-to-site VPN per vendor office.'),
    secureBrowser: z
      .strictObject({ urls: z.array(text).min(1) })
      .optional()
      .describe('WorkSpaces Secure Browser.'),
    verifiedAccess: z
      .strictObject({ applications: z.array(z.strictObject({ id, domain })).min(1) })
      .optional()
      .describe('AWS Verified Access to named applications.'),
  })
  .describe('The ways in.');

export const egress = z
  .strictObject({ domains: z.array(domain).default([]) })
  .prefault({})
  .describe('Domains the enclave may reach; none by default.');
