import type { Stack } from 'aws-cdk-lib/core';
import { EnclaveNetwork, LogArchive, OffboardedPeople, PermissionsBoundary, VendorRole } from '../../constructs';

/** What the analysts of a partner become in AWS: they read one folder, from inside, until the end of June. */
export function example(stack: Stack): void {
  const archive = new LogArchive(stack, 'Archive', { vendor: 'partner' });
  const access = { service: 's3', actions: ['s3:GetObject'], resources: ['arn:aws:s3:::partner-exchange/out/*'] };
  const network = new EnclaveNetwork(stack, 'Network', {
    vendor: 'partner',
    archive,
    roleArns: [VendorRole.arnOf(stack, 'partner', 'analyst')],
    accesses: [access],
  });
  const boundary = new PermissionsBoundary(stack, 'Boundary', { vendor: 'partner', endpointIds: network.endpointIds });
  const analysts = new VendorRole(stack, 'Analysts', {
    vendor: 'partner',
    jobFunction: 'analyst',
    samlProviderArn: 'arn:aws:iam::111122223333:saml-provider/partner',
    people: [{ email: 'ana@partner.example', until: '2027-06-30' }],
    network,
    boundary,
    offboarded: new OffboardedPeople(stack, 'Offboarded', { vendor: 'partner' }),
  });
  analysts.grantAccess({ ...access, expires: '2027-06-30' });
}
