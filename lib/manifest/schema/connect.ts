import { z } from 'zod';
import { BANNER_LENGTH_MAX } from '../aws-limits';
import { guide } from '../guidance';
import { DEVICE_SCORE } from '../vpn-access-policy';
import { identityCenter } from './identity-center';
import { siteToSite } from './office';
import { secureBrowser } from './secure-browser';
import { arnOf, cidr, domain, group, id, text } from './scalars';
import { verifiedAccess } from './verified-access';

const PORTS = [443, 1194] as const;

const reach = z.strictObject({
  jobFunction: id,
  destinations: z.array(cidr).min(1).describe('Ranges inside `placement.cidr`.'),
});

/** Checks on what AWS takes for which provider stand in `cross-checks/vpn-sign-in.ts`: each is about two fields. */
const devicePosture = z.strictObject({
  provider: z.enum(['crowdstrike', 'jamf', 'jumpcloud']),
  tenantId: text.describe('Id of the tenant at the provider: devices of other tenants stay outside.'),
  publicSigningKeyUrl: guide(
    z.string().regex(/^https:\/\/[^\s/]+\/\S*$/),
    'Address of the key the provider signs with; CrowdStrike and JumpCloud need it, Jamf refuses it.',
    {
      want: 'an HTTPS address such as `https://assets-public.falcon.crowdstrike.com/zta/jwk.json`',
      mend: 'copy the address that the provider publishes',
      code: 'manifest/signing-key-url',
    },
  ).optional(),
  scoreMin: guide(
    z.int().min(DEVICE_SCORE.min).max(DEVICE_SCORE.max),
    `Lowest overall score of a device, CrowdStrike only; ${DEVICE_SCORE.default} by default.`,
    {
      want: `a whole number from ${DEVICE_SCORE.min} to ${DEVICE_SCORE.max}`,
      mend: `ask for ${DEVICE_SCORE.default}`,
      code: 'manifest/device-score',
    },
  ).optional(),
});

const clientVpn = z
  .strictObject({
    serverCertificateArn: arnOf('acm', 'certificate/', 'the VPN server certificate in ACM').optional(),
    serverCertificatePem: z
      .string()
      .optional()
      .describe('The same certificate and its issuers as PEM, never its key: looked at before AWS does.'),
    serverCertificate: z
      .strictObject({
        domain,
        authorityArn: arnOf(
          'acm-pca',
          'certificate-authority/',
          'the private CA that issues the VPN server certificate',
        ),
      })
      .optional()
      .describe('Instead of `serverCertificateArn`: a certificate made and renewed by ACM.'),
    samlProviderArn: arnOf('iam', 'saml-provider/', 'the SAML provider for the VPN').optional(),
    directoryId: guide(z.string().regex(/^d-[0-9a-f]{10}$/), 'Directory people sign in by instead of SAML.', {
      want: 'the id of a directory, such as `d-90670a1b2c`',
      mend: 'copy the id from the AWS Directory Service console',
      code: 'manifest/directory-id',
    })
      .optional()
      .describe(
        'Directory people sign in by instead of SAML; `mfaGroup` and each `idpGroup` are then SIDs. Whether it asks for ' +
          'a second factor stands in its RADIUS settings and can be proven by no template.',
      ),
    clientRootCertificateArn: arnOf('acm', 'certificate/', 'the CA of the vendor’s client certificates')
      .optional()
      .describe('Adds a client certificate beside the sign-in. A certificate alone is never enough.'),
    mfaGroup: group
      .default('vpn-mfa')
      .describe(
        'Group the identity provider sends only after a second factor; the connect handler and the access policy demand it.',
      ),
    reach: z
      .array(reach)
      .default([])
      .describe(
        'Where a job function may go instead of both subnets. AWS gives an address to the narrowest rule of all job ' +
          'functions, so one must not name a part of what another may reach.',
      ),
    devicePosture: z
      .array(devicePosture)
      .default([])
      .describe('Who vouches for the health of devices; one of them must. Nothing is asked of a device by default.'),
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
  .describe('AWS Client VPN with sign-in and MFA.');

export const connect = z
  .strictObject({
    samlProviderArn: arnOf('iam', 'saml-provider/', 'the SAML provider the vendor’s people sign in with').optional(),
    identityCenter: identityCenter.optional(),
    clientVpn: clientVpn.optional(),
    siteToSite: z.array(siteToSite).default([]).describe('One site-to-site VPN per vendor office.'),
    secureBrowser: secureBrowser.optional(),
    verifiedAccess: verifiedAccess.optional(),
  })
  .describe('The ways in.');

export const egress = z
  .strictObject({ domains: z.array(domain).default([]) })
  .prefault({})
  .describe('Domains the enclave may reach; none by default.');
