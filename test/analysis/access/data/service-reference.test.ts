import { statSync } from 'node:fs';
import { join } from 'node:path';
import {
  actionsMatching,
  actionsOf,
  findAction,
  isService,
  nearestAction,
  services,
} from '../../../../lib/analysis/access/data/service-reference';

const FOLDER = join(__dirname, '../../../../lib/analysis/access/data');

/** Facts looked up in the Service Authorization Reference, page of each service. */
test.each([
  ['s3:GetObject', 'read', 'accesspointobject object', ['s3:ExistingObjectTag/<key>', 's3:versionid?no']],
  ['s3:PutObject', 'write', 'accesspointobject object', ['s3:x-amz-acl', 's3:RequestObjectTag/<key>']],
  ['s3:ListAllMyBuckets', 'list', '', []],
  ['s3:PutBucketPolicy', 'permissions', 'bucket!', []],
  ['iam:PassRole', 'write', 'role!', ['iam:PassedToService', 'iam:AssociatedResourceArn', 'aws:ResourceTag/${TagKey}']],
  ['iam:CreatePolicyVersion', 'permissions', 'policy!', []],
  ['iam:AttachRolePolicy', 'permissions', 'role!', ['iam:PolicyARN', 'iam:PermissionsBoundary']],
  ['sts:AssumeRole', 'write', 'role!', ['sts:ExternalId', 'sts:RoleSessionName', 'aws:RequestTag/${TagKey}']],
  ['kms:CreateGrant', 'permissions', 'key!', ['kms:GrantIsForAWSResource', 'kms:ViaService']],
  ['kms:Decrypt', 'write', 'key!', ['kms:EncryptionContext:${EncryptionContextKey}']],
  ['dynamodb:GetItem', 'read', 'table!', ['dynamodb:LeadingKeys', 'dynamodb:Attributes']],
  ['secretsmanager:GetSecretValue', 'read', 'Secret!', ['secretsmanager:ResourceTag/${TagKey}']],
  ['lambda:TagResource', 'tag', '', ['aws:TagKeys']],
])('%s is to %s and acts on %s', (name, level, types, keys) => {
  const facts = findAction(name)!;
  const acted = facts.resourceTypes.map((type) => type.name + (type.required ? '!' : ''));
  expect([facts.name, facts.level]).toEqual([name, level]);
  if (types !== '') expect(acted.join(' ')).toBe(types);
  expect(facts.conditionKeys).toEqual(expect.arrayContaining(keys.filter((key) => !key.endsWith('?no'))));
  for (const key of keys.filter((one) => one.endsWith('?no')))
    expect(facts.conditionKeys).not.toContain(key.slice(0, -3));
});

test('types of resources have their ARNs, of which a type may have many', () => {
  expect(findAction('sqs:SendMessage')!.resourceTypes).toEqual([
    { name: 'queue', arns: ['arn:${Partition}:sqs:${Region}:${Account}:${QueueName}'], required: true },
  ]);
  expect(findAction('s3:PutBucketPolicy')!.resourceTypes[0]!.arns).toEqual(['arn:${Partition}:s3:::${BucketName}']);
  expect(findAction('lex:DeleteBot')!.resourceTypes.find(({ name }) => name === 'bot')!.arns).toEqual([
    'arn:${Partition}:lex:${Region}:${Account}:bot/${BotId}',
    'arn:${Partition}:lex:${Region}:${Account}:bot:${BotName}',
  ]);
});

test('an action without types of resources takes only a star', () => {
  expect(findAction('s3:ListAllMyBuckets')!.wildcardOnly).toBe(true);
  expect(findAction('s3:ListBucket')!.wildcardOnly).toBe(false);
  expect(findAction('ec2:DescribeInstances')!.wildcardOnly).toBe(true);
});

test('names mean the same in any case, and come back as AWS writes them', () => {
  expect(findAction('S3:GETOBJECT')).toBe(findAction('s3:getobject'));
  expect(findAction('s3:getobject')!.name).toBe('s3:GetObject');
  expect(actionsOf('SQS')).toContain('sqs:ReceiveMessage');
  expect(isService('IAM')).toBe(true);
});

test.each(['', ':', 's3', 's3:', 's3:Nothing', 'nothing:GetObject', '__proto__:x', 'constructor:name', 's3:__proto__'])(
  'AWS has no action %p',
  (name) => {
    expect(findAction(name)).toBeUndefined();
    expect(actionsMatching(name)).toEqual([]);
  },
);

test('what is no service has no actions', () => {
  expect(['__proto__', 'toString', 's3*', ''].filter(isService)).toEqual([]);
  expect(actionsOf('__proto__')).toEqual([]);
});

test('each service of AWS is in the list once, with actions that are its own', () => {
  expect(services().length).toBe(456);
  expect(new Set(services()).size).toBe(456);
  const wrong = services().flatMap((service) => actionsOf(service).filter((name) => !name.startsWith(`${service}:`)));
  expect(wrong).toEqual([]);
  expect(actionsMatching('*').length).toBe(services().reduce((sum, service) => sum + actionsOf(service).length, 0));
  expect(actionsMatching('*').length).toBe(22_091);
});

test.each([
  ['iam:Pass*', ['iam:PassRole']],
  ['IAM:pass?ole', ['iam:PassRole']],
  ['sqs:*Permission', ['sqs:AddPermission', 'sqs:RemovePermission']],
  ['s?s:AddPermission', ['sns:AddPermission', 'sqs:AddPermission']],
  ['sq*Visibility', ['sqs:ChangeMessageVisibility']],
])('%s stands for %j', (pattern, names) => {
  expect(actionsMatching(pattern).map(({ name }) => name)).toEqual(names);
});

test.each([
  ['s3:GetObjekt', 's3:GetObject'],
  ['dynamdb:GetItem', 'dynamodb:GetItem'],
  ['iam:passrol', 'iam:PassRole'],
  ['nowhere-near-a-service:GetObject', undefined],
  [`s3:${'x'.repeat(100_000)}`, undefined],
  ['', undefined],
])('the action nearest to %.30s is %s', (text, expected) => expect(nearestAction(text)).toBe(expected));

test('loading the module reads nothing: the first question does', () => {
  let asked = 0;
  jest.isolateModules(() => {
    jest.doMock('../../../../lib/analysis/access/data/service-reference.json', () => {
      asked++;
      return { services: { a: '|x~@${X}~|w0!/=Do' } };
    });
    const fresh = jest.requireActual<{ findAction: typeof findAction }>(
      '../../../../lib/analysis/access/data/service-reference',
    );
    expect(asked).toBe(0);
    expect(fresh.findAction('a:do')!.resourceTypes[0]!.arns).toEqual(['arn:${Partition}:a:${Region}:${Account}:${X}']);
    expect(asked).toBe(1);
  });
});

test('the data of all files together stays under 1.5 MB', () => {
  const files = ['service-reference', 'condition-keys', 'arn-templates', 'managed-policies'];
  const sizes = files.map((file) => statSync(join(FOLDER, `${file}.json`)).size);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_500_000);
  expect(sizes[3]).toBeLessThan(500_000);
});
