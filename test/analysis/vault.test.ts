import { Template as Assertions } from 'aws-cdk-lib/assertions';
import { App } from 'aws-cdk-lib/core';
import { EnclaveStack } from '../../constructs';
import { vaultCopies } from '../../lib/analysis/logging/vault-copies';
import { vaultLocked } from '../../lib/analysis/logging/vault-locked';
import { exampleManifest, manifestWith, TODAY } from '../constructs/fixtures';
import { decide } from '../support/proofs';

const manifest = exampleManifest('central-vault');
const enclave = new EnclaveStack(new App(), 'Enclave', { manifest, today: TODAY });
const ENCLAVE = JSON.stringify(Assertions.fromStack(enclave).toJSON());
const VAULT = JSON.stringify(Assertions.fromStack(enclave.vault!).toJSON());

interface PolicyJson {
  readonly Type: string;
  readonly Properties: { readonly Bucket: unknown; readonly PolicyDocument: { readonly Statement: unknown[] } };
}

function changed(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`the template does not say: ${from}`);
  return text.replace(from, to);
}

function expectProof({ verdict, witness, explanation }: ReturnType<typeof decide>, want: string, reason: RegExp): void {
  expect([verdict, witness ?? explanation.join()]).toEqual([want, expect.stringMatching(reason)]);
}

test('the enclave copies its archive whole, and the vault keeps it', () => {
  expectProof(decide(vaultCopies(manifest), ENCLAVE), 'pass', /every object, under the key of the vault/);
  expectProof(decide(vaultLocked(manifest), VAULT), 'pass', /^VaultCopy\w+: locked for 400 days/);
});

describe('the archive is not in the vault', () => {
  test.each<[title: string, from: string, to: string, verdict: string, reason: RegExp]>([
    [
      'when the rule is off',
      '"Priority":1,"SourceSelectionCriteria":{"SseKmsEncryptedObjects":{"Status":"Enabled"}},"Status":"Enabled"',
      '"Status":"Disabled"',
      'fail',
      /a log is not copied/,
    ],
    [
      'when encrypted logs are left out',
      '"SseKmsEncryptedObjects":{"Status":"Enabled"}',
      '"SseKmsEncryptedObjects":{"Status":"Disabled"}',
      'fail',
      /an encrypted log/,
    ],
    [
      'when only a folder is copied',
      '"Filter":{"Prefix":""}',
      '"Filter":{"Prefix":"trail/"}',
      'fail',
      /that is not trail\/ is not copied/,
    ],
    [
      'when only tagged logs are copied',
      '"Filter":{"Prefix":""}',
      '"Filter":{"TagFilter":{"Key":"a","Value":"b"}}',
      'fail',
      /Filter.TagFilter/,
    ],
    [
      'when a folder is chosen at deployment',
      '"Filter":{"Prefix":""}',
      '"Filter":{"Prefix":{"Ref":"X"}}',
      'unknown',
      /which logs .* are copied is hidden/,
    ],
    [
      'when it goes to another bucket',
      '"Bucket":"arn:aws:s3:::enclave-harbour',
      '"Bucket":"arn:aws:s3:::enclave-harbor',
      'fail',
      /a log goes elsewhere/,
    ],
    [
      'when it goes to another account',
      '"Account":"444455556666"',
      '"Account":"999955556666"',
      'fail',
      /somebody else’s bucket/,
    ],
    ['when it stays the enclave’s own', '"Owner":"Destination"', '"Owner":"Source"', 'fail', /not the vault’s own/],
    ['when its key is another', ':alias/enclave-harbour-vault"}', ':alias/aws/s3"}', 'fail', /another key/],
    [
      'when nobody hears of a late copy',
      '"Metrics":{"EventThreshold":{"Minutes":15},"Status":"Enabled"}',
      '"Metrics":{"Status":"Disabled"}',
      'fail',
      /nobody hears/,
    ],
    [
      'when a marker hides copies',
      '"DeleteMarkerReplication":{"Status":"Disabled"}',
      '"DeleteMarkerReplication":{"Status":"Enabled"}',
      'fail',
      /hidden there/,
    ],
    ['when the copier may not read locks', '"s3:GetObjectRetention",', '', 'fail', /may not s3:GetObjectRetention/],
    [
      'when the copier may delete',
      '"s3:ReplicateTags"],"Effect"',
      '"s3:ReplicateTags","s3:DeleteObject"],"Effect"',
      'fail',
      /may s3:DeleteObject on/,
    ],
    [
      'when the copier copies anywhere',
      'arn:aws:s3:::enclave-harbour-vault-444455556666-eu-central-1/*',
      '*',
      'fail',
      /may s3:ReplicateObject on \*/,
    ],
    [
      'when the copier uses any key',
      '"ForAnyValue:StringEquals":{"kms:ResourceAliases":"alias/enclave-harbour-vault"}',
      '"Bool":{"aws:SecureTransport":"true"}',
      'fail',
      /may kms:Encrypt on/,
    ],
    [
      'when somebody else copies',
      '"Principal":{"Service":"s3.amazonaws.com"}',
      '"Principal":{"AWS":"arn:aws:iam::999955556666:root"}',
      'fail',
      /999955556666:root assumes/,
    ],
    [
      'when the vault does not know the role',
      '"RoleName":"enclave-harbour-copier"',
      '"RoleName":"copier"',
      'fail',
      /does not let in .*RoleName/,
    ],
  ])('%s', (_title, from, to, verdict, reason) => {
    expectProof(decide(vaultCopies(manifest), changed(ENCLAVE, from, to)), verdict, reason);
  });

  test('when nothing is copied, and when something is that nobody asked for', () => {
    const none = ENCLAVE.replace('"ReplicationConfiguration"', '"Nothing"');
    expectProof(decide(vaultCopies(manifest), none), 'fail', /no object of .* is copied/);
    expectProof(decide(vaultCopies(manifestWith()), ENCLAVE), 'fail', /EnclaveArchiveBucket/);
    expectProof(decide(vaultCopies(manifestWith()), none), 'pass', /no bucket is copied/);
  });
});

describe('the vault is not locked', () => {
  const copier = 'arn:aws:iam::111122223333:role/enclave-service/harbour/enclave-harbour-copier';
  test.each<[title: string, from: string, to: string, verdict: string, reason: RegExp]>([
    ['when the lock can be lifted', '"COMPLIANCE"', '"GOVERNANCE"', 'fail', /may bypass the lock/],
    ['when it is shorter', '"Days":400', '"Days":90', 'fail', /400 days ago is deleted/],
    [
      'when its name is another',
      '"BucketName":"enclave-harbour-vault',
      '"BucketName":"enclave-harbor-vault',
      'fail',
      /no bucket of the vault is called/,
    ],
    [
      'when the other account reads',
      '"s3:ReplicateTags"],"Condition":{"ArnEquals"',
      '"s3:GetObject"],"Condition":{"ArnEquals"',
      'fail',
      /more than agreed: Allow; actions s3:GetObject/,
    ],
    [
      'when anybody of the other account adds',
      `"Condition":{"ArnEquals":{"aws:PrincipalArn":"${copier}"}},"Effect":"Allow",`,
      '"Effect":"Allow",',
      'fail',
      /more than agreed: .*:root$/,
    ],
    [
      'when a third account adds',
      ':iam::111122223333:root',
      ':iam::999955556666:root',
      'fail',
      /VaultKey\w+ does not say: Allow/,
    ],
    [
      'when only some are kept from writing',
      '"ArnNotEquals"',
      '"ArnEquals"',
      'fail',
      /does not say: Deny; actions s3:PutObject/,
    ],
    [
      'when the key has no name',
      '"AliasName":"alias/enclave-harbour-vault"',
      '"AliasName":"alias/other"',
      'fail',
      /no key of the vault is called/,
    ],
    [
      'when the other account reads with the key',
      '"Action":["kms:Encrypt","kms:GenerateDataKey"]',
      '"Action":["kms:Encrypt","kms:GenerateDataKey","kms:Decrypt"]',
      'fail',
      /more than agreed: Allow; actions kms:Decrypt/,
    ],
    [
      'when the copier may not encrypt',
      '"Action":["kms:Encrypt","kms:GenerateDataKey"]',
      '"Action":"kms:GenerateDataKey"',
      'fail',
      /more than agreed: Allow; actions kms:GenerateDataKey/,
    ],
    [
      'when the copier uses the key past S3',
      '"StringEquals":{"kms:ViaService":["s3.eu-central-1.amazonaws.com"]}},"Effect":"Allow","Principal"',
      '"Bool":{"aws:SecureTransport":"true"}},"Effect":"Allow","Principal"',
      'fail',
      /more than agreed: .*aws:SecureTransport/,
    ],
    [
      'when the key is never rotated',
      '"EnableKeyRotation":true',
      '"EnableKeyRotation":false',
      'fail',
      /one key stays for ever|never rotated/,
    ],
    [
      'when nobody writes down who reads',
      '"LogFilePrefix"',
      '"DestinationBucketName":"x","LogFilePrefix"',
      'fail',
      /nobody writes down who reads|x/,
    ],
    [
      'when others add to the list of readers',
      '"Service":"logging.s3.amazonaws.com"',
      '"AWS":"*"',
      'fail',
      /Reads\w+ says more than agreed: .*principals AWS \*/,
    ],
    [
      'when something else stands there',
      '"Resources":{',
      '"Resources":{"More":{"Type":"AWS::SNS::Topic"},',
      'unknown',
      /More .* is no part of a vault/,
    ],
  ])('%s', (_title, from, to, verdict, reason) => {
    expectProof(decide(vaultLocked(manifest), changed(VAULT, from, to)), verdict, reason);
  });

  test.each(['Copy', 'Reads'])('when two policies guard the bucket %s, half each', (part) => {
    const template = JSON.parse(VAULT) as { Resources: Record<string, PolicyJson> };
    const [id, policy] = Object.entries(template.Resources).find(
      ([name, { Type }]) => Type === 'AWS::S3::BucketPolicy' && name.startsWith(`Vault${part}`),
    )!;
    const { Bucket, PolicyDocument } = policy.Properties;
    const half = (Statement: unknown[]) => ({ ...policy, Properties: { Bucket, PolicyDocument: { Statement } } });
    template.Resources[id] = half(PolicyDocument.Statement.slice(0, 2));
    template.Resources[`${id}2`] = half(PolicyDocument.Statement.slice(2));
    expectProof(decide(vaultLocked(manifest), JSON.stringify(template)), 'unknown', /has two policies/);
  });
});
