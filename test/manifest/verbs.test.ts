import { accessTo, servicesOf } from '../../lib/manifest/verbs';
import type { DataBoundary } from '../../lib/manifest/schema';

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/abc';
const boundary = (resources: string[], keyArn?: string): DataBoundary => ({
  id: 'x',
  dataset: 'X',
  classification: 'confidential',
  purpose: 'x',
  resources,
  keyArn,
});

test('listing a prefix names the bucket and pins the prefix', () => {
  expect(accessTo(boundary(['arn:aws:s3:::claims/open/*']), ['list'], 'eu-central-1')).toEqual([
    {
      actions: ['s3:ListBucket'],
      resources: ['arn:aws:s3:::claims'],
      conditions: { StringLike: { 's3:prefix': ['open/*'] } },
    },
  ]);
});

test('reading a whole bucket names its objects, never the bucket', () => {
  expect(accessTo(boundary(['arn:aws:s3:::claims']), ['read'], 'eu-central-1')).toEqual([
    { actions: ['s3:GetObject'], resources: ['arn:aws:s3:::claims/*'], conditions: {} },
  ]);
});

test('the key opens only through the services that hold the data', () => {
  const table = 'arn:aws:dynamodb:eu-central-1:111122223333:table/claims';
  expect(accessTo(boundary([table], KEY), ['read'], 'eu-central-1')).toContainEqual({
    actions: ['kms:Decrypt'],
    resources: [KEY],
    conditions: { StringEquals: { 'kms:ViaService': ['dynamodb.eu-central-1.amazonaws.com'] } },
  });
});

test('listing needs no key', () => {
  const access = accessTo(boundary(['arn:aws:s3:::claims'], KEY), ['list'], 'eu-central-1');
  expect(access.flatMap((one) => one.actions)).toEqual(['s3:ListBucket']);
});

test('no verb reaches a whole table at once, or a configuration', () => {
  const everything = accessTo(
    boundary(['arn:aws:s3:::claims', 'arn:aws:dynamodb:eu-central-1:111122223333:table/claims'], KEY),
    ['list', 'read', 'write', 'delete'],
    'eu-central-1',
  ).flatMap((one) => one.actions);
  expect(
    everything.filter((action) => /\*|Scan|BatchWrite|Policy|Acl|CreateTable|UpdateTable|DeleteTable/.test(action)),
  ).toEqual([]);
});

test('a boundary needs the endpoints of its services and of its key', () => {
  expect(servicesOf(boundary(['arn:aws:s3:::claims', 'arn:aws:s3:::other'], KEY))).toEqual(['kms', 's3']);
});
