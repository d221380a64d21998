import type { Stack } from 'aws-cdk-lib/core';
import { LogArchive, VerifiedAccess } from '../../constructs';

/** One application of the client's, opened by one group after a second factor; no network stands behind it. */
export function example(stack: Stack): void {
  const archive = new LogArchive(stack, 'Archive', { vendor: 'partner' });
  new VerifiedAccess(stack, 'Applications', {
    vendor: 'partner',
    archive,
    oidc: {
      issuer: 'https://login.meridian.example',
      authorizationEndpoint: 'https://login.meridian.example/oauth2/authorize',
      tokenEndpoint: 'https://login.meridian.example/oauth2/token',
      userInfoEndpoint: 'https://login.meridian.example/oauth2/userinfo',
      clientId: 'partner-applications',
      clientSecretArn: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:verified-access/partner-AbCdEf',
    },
    allowedRanges: ['203.0.113.0/24'],
    applications: [
      {
        id: 'claims',
        domain: 'claims.partners.meridian.example',
        certificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/3f1c2b9a-0d4e-4f5a-8b6c-7d8e9f0a1b2c',
        loadBalancerArn:
          'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/claims/50dc6c495c0c9188',
        loadBalancerSecurityGroupId: 'sg-0a1b2c3d4e5f60718',
        vpcId: 'vpc-0123456789abcdef0',
        subnetIds: ['subnet-0123456789abcdef0', 'subnet-0fedcba9876543210'],
        groups: ['partner-adjusters'],
      },
    ],
  });
}
