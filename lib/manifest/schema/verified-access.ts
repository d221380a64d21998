import { z } from 'zod';
import { SECRET_ARN } from '../aws-limits';
import { guide } from '../guidance';
import { arnOf, awsId, cidr, domain, group, httpsUrl, id, text } from './scalars';

const clientSecretArn = guide(
  z.string().regex(SECRET_ARN),
  'ARN of the secret that holds the client secret, as plain text.',
  {
    want: 'the ARN of a secret: `arn:aws:secretsmanager:…:secret:…`',
    mend: 'put the client secret into Secrets Manager and name it',
    code: 'manifest/arn-secretsmanager',
    maybeSecret: true,
  },
);

const oidc = z
  .strictObject({
    issuer: httpsUrl,
    authorizationEndpoint: httpsUrl,
    tokenEndpoint: httpsUrl,
    userInfoEndpoint: httpsUrl,
    clientId: text,
    clientSecretArn,
    scope: text.default('openid groups').describe('What is asked for; the groups must be in the answer.'),
  })
  .describe('Sign-in through an OpenID Connect provider that sends the claim `groups`.');

const device = z
  .strictObject({
    provider: z.enum(['crowdstrike', 'jamf', 'jumpcloud']),
    tenantId: text,
    publicSigningKeyUrl: httpsUrl.optional(),
    scoreMin: guide(z.int().min(50).max(100).default(80), 'Least score of CrowdStrike, of 100; others have none.', {
      want: '50 to 100',
      mend: 'write 80',
      code: 'manifest/device-score',
    }),
  })
  .describe('Who vouches for the device; without it a known person may use any device.');

const application = z.strictObject({
  id,
  domain: domain.describe('Name people open; public, and on the certificate.'),
  certificateArn: arnOf('acm', 'certificate/', 'the public certificate of the application in ACM'),
  loadBalancerArn: arnOf('elasticloadbalancing', 'loadbalancer/', 'the internal load balancer of the application'),
  loadBalancerSecurityGroupId: awsId('sg', 'the security group of the load balancer'),
  vpcId: awsId('vpc', 'the VPC of the load balancer'),
  subnetIds: z.array(awsId('subnet', 'a subnet of the load balancer')).min(1).describe('One for each zone.'),
  port: z.int().min(1).max(65_535).default(443).describe('Port the load balancer listens on, with TLS.'),
  jobFunctions: z.array(id).min(1).describe('Who may open it.'),
});

/** Named applications, one by one, without a network behind them. */
export const verifiedAccess = z
  .strictObject({
    oidc: oidc.optional().describe('Sign-in through OpenID Connect; without it through IAM Identity Center.'),
    mfaGroup: group
      .default('vpn-mfa')
      .describe('Group the identity provider sends only after a second factor; the policy demands it.'),
    device: device.optional(),
    allowedRanges: z.array(cidr).min(1).describe('Ranges people may come from, as the internet sees them.'),
    applications: z.array(application).min(1),
  })
  .describe('AWS Verified Access to named applications.');
