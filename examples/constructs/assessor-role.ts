import type { Stack } from 'aws-cdk-lib/core';
import { AssessorRole, LogArchive } from '../../constructs';

/** The auditors of another company read the evidence until the end of the audit, and nothing else. */
export function example(stack: Stack): void {
  const archive = new LogArchive(stack, 'Archive', { vendor: 'partner' });
  new AssessorRole(stack, 'Assessor', {
    vendor: 'partner',
    archive,
    principalArn: 'arn:aws:iam::444455556666:role/audit',
    externalId: 'kx7Q-2mZr-9TfB-w4Hn',
    emailDomain: 'auditors.example',
    until: '2027-03-31',
  });
}
