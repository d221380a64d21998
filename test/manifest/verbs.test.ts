import { accessBehind, accessTo, recordedResources, servicesOf } from '../../lib/manifest/verbs';
import type { DataBoundary } from '../../lib/manifest/schema';
import type { Verb } from '../../lib/manifest/schema/access';

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/abc';
const boundary = (resources: string[], keyArn?: string): DataBoundary => ({
  id: 'x',
  dataset: 'X',
  classification: 'confidential',
  purpose: 'x',
  resources,
  leadingKeys: [],
  indexes: [],
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

const POINT = 'arn:aws:s3:eu-central-1:111122223333:accesspoint/vendor';

test('an access point is listed by its own ARN, and its objects lie below it', () => {
  const access = accessTo(boundary([`${POINT}/object/open/*`]), ['list', 'read', 'write'], 'eu-central-1');
  expect(access.map(({ resources, conditions }) => [resources, conditions])).toEqual([
    [[POINT], { StringLike: { 's3:prefix': ['open/*'] } }],
    [[`${POINT}/object/open/*`], {}],
    [[`${POINT}/object/open/*`], { Null: { 's3:x-amz-server-side-encryption-customer-algorithm': 'true' } }],
  ]);
  expect(accessTo(boundary([POINT]), ['read'], 'eu-central-1')[0]!.resources).toEqual([`${POINT}/object/*`]);
});

test('the bucket behind an access point opens only through it, and no role is given it', () => {
  const through = { ...boundary([`${POINT}/object/open/*`]), bucketArn: 'arn:aws:s3:::claims' };
  expect(accessBehind(through, ['list', 'read'])).toEqual([
    {
      actions: ['s3:ListBucket'],
      resources: ['arn:aws:s3:::claims'],
      conditions: { StringLike: { 's3:prefix': ['open/*'] }, StringEquals: { 's3:DataAccessPointArn': POINT } },
    },
    {
      actions: ['s3:GetObject'],
      resources: ['arn:aws:s3:::claims/open/*'],
      conditions: { StringEquals: { 's3:DataAccessPointArn': POINT } },
    },
  ]);
  const given = accessTo(through, ['list', 'read', 'write', 'delete'], 'eu-central-1');
  expect(given.flatMap(({ resources }) => resources).filter((resource) => resource.includes(':s3:::'))).toEqual([]);
  expect(recordedResources(through)).toEqual([`${POINT}/object/open/*`, 'arn:aws:s3:::claims/open/*']);
});

test('items outside the leading keys are not given, nor is a request that names no key', () => {
  const table = 'arn:aws:dynamodb:eu-central-1:111122223333:table/claims';
  const some = { ...boundary([table]), leadingKeys: ['manila', 'cebu'] };
  expect(
    accessTo(some, ['list', 'read', 'write', 'delete'], 'eu-central-1').map(({ conditions }) => conditions),
  ).toEqual([
    {},
    ...Array<unknown>(3).fill({
      'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['manila', 'cebu'] },
      Null: { 'dynamodb:LeadingKeys': 'false' },
    }),
  ]);
});

test('a stream is read and written, and its key used, by no more than that takes', () => {
  const stream = 'arn:aws:kinesis:eu-central-1:111122223333:stream/claims';
  expect(accessTo(boundary([stream], KEY), ['read', 'write'], 'eu-central-1').map(({ actions }) => actions)).toEqual([
    ['kinesis:GetRecords', 'kinesis:GetShardIterator'],
    ['kinesis:PutRecord', 'kinesis:PutRecords'],
    ['kms:Decrypt', 'kms:GenerateDataKey'],
  ]);
  const writing = accessTo(boundary([stream], KEY), ['write'], 'eu-central-1');
  expect(writing.at(-1)).toEqual({
    actions: ['kms:GenerateDataKey'],
    resources: [KEY],
    conditions: { StringEquals: { 'kms:ViaService': ['kinesis.eu-central-1.amazonaws.com'] } },
  });
});

describe('a session tag parts a boundary', () => {
  const ARN = 'eu-central-1:111122223333';
  const sharesOf = (resource: string, verb: Verb) =>
    accessTo({ ...boundary([resource]), tag: 'office' }, [verb], 'eu-central-1')[0];
  const OWN = '${aws:PrincipalTag/office}';

  test.each<[string, Verb, object]>([
    ['arn:aws:s3:::claims/open/*', 'read', { resources: [`arn:aws:s3:::claims/open/${OWN}/*`], conditions: {} }],
    ['arn:aws:s3:::claims', 'delete', { resources: [`arn:aws:s3:::claims/${OWN}/*`] }],
    [
      'arn:aws:s3:::claims/open/*',
      'list',
      { resources: ['arn:aws:s3:::claims'], conditions: { StringLike: { 's3:prefix': [`open/${OWN}/*`] } } },
    ],
    [
      `arn:aws:dynamodb:${ARN}:table/claims`,
      'read',
      {
        conditions: {
          'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [OWN] },
          Null: { 'dynamodb:LeadingKeys': 'false' },
        },
      },
    ],
    [`arn:aws:sqs:${ARN}:claims`, 'read', { conditions: { StringEquals: { 'aws:ResourceTag/office': OWN } } }],
  ])('%s, %s', (resource, verb, share) => expect(sharesOf(resource, verb)).toMatchObject(share));
});
