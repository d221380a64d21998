import type { Stack } from 'aws-cdk-lib/core';
import { EnclaveNetwork, LogArchive, SecureBrowser } from '../../constructs';

/** A browser inside the enclave that opens one folder of one bucket, for people in one office. */
export function example(stack: Stack): void {
  const archive = new LogArchive(stack, 'Archive', { vendor: 'partner' });
  const network = new EnclaveNetwork(stack, 'Network', {
    vendor: 'partner',
    archive,
    roleArns: ['arn:aws:iam::111122223333:role/partner-analyst'],
    accesses: [{ service: 's3', actions: ['s3:GetObject'], resources: ['arn:aws:s3:::partner-forms/inbox/*'] }],
  });
  new SecureBrowser(stack, 'Browser', {
    vendor: 'partner',
    network,
    archive,
    samlMetadataUrl: 'https://login.meridian.example/portals/partner/metadata.xml',
    urls: ['https://partner-forms.s3.eu-central-1.amazonaws.com/inbox/'],
    allowedRanges: ['203.0.113.0/24'],
    idleMinutesMax: 10,
  });
}
