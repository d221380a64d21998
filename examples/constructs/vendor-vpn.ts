import type { Stack } from 'aws-cdk-lib/core';
import { EnclaveNetwork, LogArchive, VendorVpn } from '../../constructs';

/** A way in for two analysts, who sign in with a second factor and reach nothing but the private doors. */
export function example(stack: Stack): void {
  const archive = new LogArchive(stack, 'Archive', { vendor: 'partner' });
  const network = new EnclaveNetwork(stack, 'Network', {
    vendor: 'partner',
    archive,
    roleArns: ['arn:aws:iam::111122223333:role/partner-analyst'],
  });
  new VendorVpn(stack, 'Vpn', {
    vendor: 'partner',
    network,
    archive,
    serverCertificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/3f1c2b9a-0d4e-4f5a-8b6c-7d8e9f0a1b2c',
    samlProviderArn: 'arn:aws:iam::111122223333:saml-provider/partner',
    admissions: [{ jobFunction: 'analyst', group: 'partner-analysts' }],
    people: [
      { person: 'ana@partner.example', jobFunctions: ['analyst'], groups: ['partner-analysts'], until: '2027-06-30' },
      { person: 'ben@partner.example', jobFunctions: ['analyst'], groups: ['partner-analysts'], until: '2027-06-30' },
    ],
  });
}
