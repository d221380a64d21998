import type { AcknowledgedFinding } from './acknowledged-finding';

/** What the packs still find in the role that copies the archive. */
export const LOG_COPIES_FINDINGS: readonly AcknowledgedFinding[] = [
  {
    resourceType: 'AWS::IAM::ManagedPolicy',
    rules: [],
    wildcards: /^(<[A-Za-z0-9]*ArchiveBucket[A-Za-z0-9]*\.Arn>\/\*|arn:[a-z-]+:kms:[a-z0-9-]+:\d{12}:key\/\*)$/,
    pathEnd: '/Copies/Policy/Resource',
    reason:
      'All of the archive is copied. The id of the vault’s key is made up by AWS in another account: its alias stands in the ' +
      'condition, and the key lets this role encrypt through S3 and nothing else.',
  },
];
