import { type AcknowledgedFinding, nist, pci, solutions } from './acknowledged-finding';

/** A bucket without an access log of S3's own, or without a copy in another region, as each pack calls it. */
const NO_ACCESS_LOG = [solutions('S1'), nist('S3BucketLoggingEnabled'), pci('S3BucketLoggingEnabled')];
const NO_COPY = [nist('S3BucketReplicationEnabled'), pci('S3BucketReplicationEnabled')];

/** What the packs still find in the archive. */
export const ARCHIVE_FINDINGS: readonly AcknowledgedFinding[] = [
  {
    resourceType: 'AWS::S3::Bucket',
    rules: NO_ACCESS_LOG,
    pathEnd: '/Bucket/Resource',
    reason:
      'The trail records every read and deletion in the archive as data events, into the archive itself, where they are ' +
      'locked; the bucket policy lets nobody write but log services. Server access logs would need a second bucket, which cannot be locked: S3 does not deliver them to a ' +
      'bucket with default retention.',
  },
  {
    resourceType: 'AWS::S3::Bucket',
    rules: NO_COPY,
    pathEnd: '/Bucket/Resource',
    reason:
      'Objects are versioned and locked, so nobody can delete them. A copy in another region would move personal data ' +
      'across a border, which the owner of the data decides, not this construct.',
  },
  {
    resourceType: 'AWS::S3::Bucket',
    rules: [...NO_ACCESS_LOG, ...NO_COPY],
    pathEnd: '/Results/Resource',
    reason:
      'Answers to queries are extracts of the archive, gone after a month, and can be asked again. The trail records every ' +
      'read and write of them as data events, into the archive.',
  },
  {
    resourceType: 'AWS::S3::Bucket',
    rules: NO_COPY,
    pathEnd: '/Vault/Copy/Resource',
    reason: 'This bucket is the copy: the archive it comes from stands in the account of the enclave.',
  },
  {
    resourceType: 'AWS::S3::Bucket',
    rules: [...NO_ACCESS_LOG, ...NO_COPY, nist('S3DefaultEncryptionKMS'), pci('S3DefaultEncryptionKMS')],
    pathEnd: '/Vault/Reads/Resource',
    reason:
      'It holds the access log of the vault, and S3 writes that to no bucket with a key of our own. A log of who reads this ' +
      'log would need a third bucket, and so on; nobody deletes here.',
  },
  {
    resourceType: 'AWS::CloudWatch::Alarm',
    rules: [nist('CloudWatchAlarmAction')],
    reason:
      'The manifest names no `logging.alarmTopicArn`: whom an alarm reaches is a decision of the client, and until it is ' +
      'made the alarms stand in the console.',
  },
];
