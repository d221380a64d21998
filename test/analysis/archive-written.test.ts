import { archiveWritten } from '../../lib/analysis/logging/archive-written';
import { enclaveTemplate, referenceManifest } from '../constructs/fixtures';
import { changesOfEnclave, decide } from '../support/proofs';

const POLICY = 'EnclaveArchiveBucketPolicy';
const STREAM = 'EnclaveArchiveDeliveryStream';
const GROUP = 'EnclaveLogTablesWorkGroup';

describe('what lies in the archive', () => {
  changesOfEnclave(archiveWritten, [
    ['is written by another service', POLICY, 'cloudtrail.amazonaws.com', 's3.amazonaws.com', /says more than agreed/],
    ['is written by everybody', POLICY, '{"Service":"cloudtrail.amazonaws.com"}', '"*"', /says more than agreed/],
    ['is written for another account', POLICY, '"aws:SourceAccount":"111122223333"', '"aws:SourceAccount":"9"', /more/],
    ['is written for any account', POLICY, '"aws:SourceAccount":"111122223333",', '', /says more than agreed/],
    ['is written into any folder', POLICY, '/trail/AWSLogs/111122223333/*', '/*', /says more than agreed/],
    [
      'is written by people',
      POLICY,
      '"aws:PrincipalIsAWSService":"false"',
      '"aws:PrincipalIsAWSService":"true"',
      /does not say/,
    ],
    ['is read over old TLS', POLICY, '"s3:TlsVersion":1.2', '"s3:TlsVersion":1', /does not say/],
    ['belongs to who wrote it', 'EnclaveArchiveBucketC', 'BucketOwnerEnforced', 'ObjectWriter', /may own it/],
    ['never ends', 'EnclaveArchiveBucketC', '"Status":"Enabled"}]},"M', '"Status":"Disabled"}]},"M', /never ends/],
    ['waits in plain text', STREAM, 'CUSTOMER_MANAGED_CMK', 'AWS_OWNED_CMK', /under no key of the enclave/],
    ['comes from somebody’s stream', STREAM, 'DirectPut', 'KinesisStreamAsSource', /takes in not set/],
  ]);
});

describe('an answer to a query', () => {
  changesOfEnclave(archiveWritten, [
    [
      'goes where somebody likes',
      GROUP,
      '"EnforceWorkGroupConfiguration":true',
      '"EnforceWorkGroupConfiguration":false',
      /chooses/,
    ],
    [
      'goes into a bucket of another account',
      GROUP,
      '"ExpectedBucketOwner":"111122223333"',
      '"ExpectedBucketOwner":"9"',
      /whoever owns it/,
    ],
    ['goes elsewhere', GROUP, '"s3://"', '"s3://x-"', /answers of .* go to/],
    ['is encrypted by S3', GROUP, 'SSE_KMS', 'SSE_S3', /encrypted by none/],
    [
      'stays for years',
      'EnclaveLogTablesResults2',
      '"ExpirationInDays":30',
      '"ExpirationInDays":3000',
      /after 30 days/,
    ],
  ]);
});

test('a policy that may be the bucket’s, or stands beside its own, leaves open what is in force', () => {
  const manifest = referenceManifest();
  const template = enclaveTemplate(manifest).toJSON() as { Resources: Record<string, object> };
  const [id, policy] = Object.entries(template.Resources).find(([name]) =>
    name.startsWith('EnclaveLogTablesResultsP'),
  )!;
  const judge = (Resources: Record<string, object>) =>
    decide(archiveWritten(manifest), JSON.stringify({ ...template, Resources }));
  const { [id]: own, ...without } = template.Resources;
  expect(judge(without)).toMatchObject({ verdict: 'fail', witness: expect.stringMatching(/has no policy/) as string });
  for (const other of [own, { ...policy, Condition: 'Unread' }]) {
    expect(judge({ ...template.Resources, Other: other! })).toMatchObject({
      verdict: 'unknown',
      explanation: [expect.stringMatching(/has two policies|Other may be the policy/)],
    });
  }
});
