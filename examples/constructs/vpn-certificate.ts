import type { Stack } from 'aws-cdk-lib/core';
import { VpnCertificate } from '../../constructs';

/** A certificate for the server of a VPN, issued and renewed by the client's own private CA. */
export function example(stack: Stack): void {
  new VpnCertificate(stack, 'Certificate', {
    vendor: 'partner',
    domainName: 'vpn.partner.example',
    authorityArn:
      'arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/3f1c2b9a-0d4e-4f5a-8b6c-7d8e9f0a1b2c',
  });
}
