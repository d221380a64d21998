import { type AcknowledgedFinding, nist, pci, solutions } from './acknowledged-finding';

/** What the packs still find in data that the enclave makes. */
export const CREATED_DATA_FINDINGS: readonly AcknowledgedFinding[] = [
  {
    resourceType: 'AWS::S3::Bucket',
    rules: [
      solutions('S1'),
      nist('S3BucketLoggingEnabled'),
      pci('S3BucketLoggingEnabled'),
      nist('S3BucketReplicationEnabled'),
      pci('S3BucketReplicationEnabled'),
    ],
    pathEnd: '/Objects/Resource',
    reason:
      'The trail records every read and write of a data boundary as a data event, into the archive, where it is locked. A copy in ' +
      'another region would move the client’s data across a border, which its owner decides; versions are kept.',
  },
  {
    resourceType: 'AWS::SQS::Queue',
    rules: [solutions('SQS3')],
    pathEnd: '/Messages',
    reason:
      'People and their tools take messages from it and delete them; nothing retries by itself. What would be moved to a second ' +
      'queue would be data outside of the boundary.',
  },
  {
    resourceType: 'AWS::Kinesis::Stream',
    rules: [solutions('KDS3')],
    pathEnd: '/Records',
    reason:
      'It is encrypted with the key that the boundary names, which its owner can take away; the rule asks for the key of AWS.',
  },
];
