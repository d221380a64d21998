import { Template } from 'aws-cdk-lib/assertions';
import { App, Stack } from 'aws-cdk-lib/core';
import { EnclaveStack, LogCopies, LogVault, type LogVaultProps } from '../../constructs';
import {
  codesOf,
  exampleManifest,
  manifestWith,
  onlyOf,
  propertiesOf,
  statementsOf,
  Surroundings,
  TODAY,
} from './fixtures';

const COPIER = 'arn:aws:iam::111122223333:role/enclave-service/acme/enclave-acme-copier';
const NAME = 'enclave-acme-vault-444455556666-eu-central-1';

function vaultOf(props: Partial<LogVaultProps> = {}, account = '444455556666'): Template {
  const stack = new Stack(new App(), 'Vaults', { env: { account, region: 'eu-central-1' } });
  new LogVault(stack, 'Vault', { vendor: 'acme', enclaveAccount: '111122223333', ...props });
  return Template.fromStack(stack);
}

const copies = (template: Template) =>
  propertiesOf(template, 'AWS::S3::Bucket').find((one) => one['BucketName'] === NAME);

test('the vault is locked, and bears the name that the other account copies to', () => {
  const template = vaultOf({ lockDays: 120, retentionDays: 731 });
  expect(copies(template)).toMatchObject({
    ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 120 } } },
    VersioningConfiguration: { Status: 'Enabled' },
  });
  expect(onlyOf(template, 'AWS::KMS::Alias')).toMatchObject({ AliasName: 'alias/enclave-acme-vault' });
});

test('of the other account one role may add, encrypt, and nothing else', () => {
  const template = vaultOf();
  const ofCopier = [
    ...statementsOf(template, 'AWS::S3::BucketPolicy'),
    ...statementsOf(template, 'AWS::KMS::Key', 'KeyPolicy'),
  ].filter(({ Effect, Condition }) => Effect === 'Allow' && JSON.stringify(Condition ?? {}).includes(COPIER));
  expect(ofCopier.map(({ Action }) => Action)).toEqual([
    ['s3:ReplicateObject', 's3:ReplicateTags'],
    ['kms:Encrypt', 'kms:GenerateDataKey'],
  ]);
  const others = JSON.stringify(template.toJSON()).split('111122223333').length - 1;
  // Its root in both policies, and the role in both conditions and in the Deny for everybody else.
  expect(others).toBe(5);
});

test('whoever else writes is refused, and whoever reads is written down', () => {
  const template = vaultOf();
  const denies = statementsOf(template, 'AWS::S3::BucketPolicy').filter(({ Sid }) => Sid === 'NobodyElseWrites');
  expect(denies).toMatchObject([
    {
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: ['s3:PutObject', 's3:ReplicateObject', 's3:ReplicateTags'],
      Condition: { ArnNotEquals: { 'aws:PrincipalArn': COPIER } },
    },
  ]);
  expect(copies(template)).toMatchObject({ LoggingConfiguration: { LogFilePrefix: 'reads/' } });
});

test.each<[string, Partial<LogVaultProps>, string, string]>([
  ['in the account of the enclave', {}, '111122223333', 'enclave/vault-account'],
  ['kept for less than a year', { retentionDays: 364 }, '444455556666', 'enclave/retention-days'],
  ['locked too briefly', { lockDays: 30 }, '444455556666', 'enclave/lock-days'],
])('a vault %s is refused', (_title, props, account, code) => {
  expect(codesOf(() => vaultOf(props, account))).toEqual([code]);
});

test('an archive is copied whole, under the key of the vault, and an alarm rings when a copy fails or is late', () => {
  const stack = new Surroundings();
  new LogCopies(stack, 'Copies', { vendor: 'acme', archive: stack.archive, vaultAccount: '444455556666' });
  const template = stack.template();
  const [archive] = propertiesOf(template, 'AWS::S3::Bucket').filter((one) => one['ReplicationConfiguration']);
  expect(archive?.['ReplicationConfiguration']).toMatchObject({
    Rules: [
      {
        Status: 'Enabled',
        Filter: { Prefix: '' },
        Destination: {
          Bucket: `arn:aws:s3:::${NAME}`,
          Account: '444455556666',
          EncryptionConfiguration: {
            ReplicaKmsKeyID: 'arn:aws:kms:eu-central-1:444455556666:alias/enclave-acme-vault',
          },
        },
      },
    ],
  });
  const alarms = propertiesOf(template, 'AWS::CloudWatch::Alarm').map((alarm) => alarm['MetricName']);
  expect(alarms).toEqual(expect.arrayContaining(['OperationsFailedReplication', 'ReplicationLatency']));
});

test('the stack of the vault stands in the account of the manifest, and is deployed first', () => {
  const app = new App();
  const enclave = new EnclaveStack(app, 'Enclave', { manifest: exampleManifest('central-vault'), today: TODAY });
  expect(enclave.vault).toMatchObject({ account: '444455556666', region: 'eu-central-1', stackName: 'Enclave-vault' });
  expect(enclave.dependencies).toEqual([enclave.vault]);
  expect(enclave.vault?.terminationProtection).toBe(true);
});

test('without an account for it there is no vault, and nothing is copied', () => {
  const enclave = new EnclaveStack(new App(), 'Enclave', { manifest: manifestWith(), today: TODAY });
  expect(enclave.vault).toBeUndefined();
  const buckets = propertiesOf(Template.fromStack(enclave), 'AWS::S3::Bucket');
  expect(buckets.filter((bucket) => bucket['ReplicationConfiguration'])).toEqual([]);
});
