/** `can` and `access` of a cloud assembly: its stacks of one account are seen together, as they will stand there. */
import { access } from '../../lib/commands/access';
import { can } from '../../lib/commands/can';
import { fakeIo } from '../support/fake-io';
import { temporaryFolder } from '../support/temporary';

const HERE = 'aws://111122223333/eu-west-1';

interface Stack {
  readonly resources: object;
  readonly outputs?: object;
  /** @default - one account and region */
  readonly place?: string;
}

/** A `cdk.out` with these stacks. */
function assembly(stacks: Readonly<Record<string, Stack>>): string {
  const artifacts = Object.entries(stacks).map(([name, { place = HERE }]) => [
    name,
    { type: 'aws:cloudformation:stack', environment: place, properties: { templateFile: `${name}.template.json` } },
  ]);
  const templates = Object.entries(stacks).map(([name, { resources, outputs }]) => [
    `cdk.out/${name}.template.json`,
    JSON.stringify({ Resources: resources, ...(outputs && { Outputs: outputs }) }),
  ]);
  const manifest = { version: '48.0.0', artifacts: Object.fromEntries(artifacts) as object };
  return temporaryFolder({
    ...(Object.fromEntries(templates) as Record<string, string>),
    'cdk.out/manifest.json': JSON.stringify(manifest),
  });
}

const document = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });
const allow = (Action: string, Resource: unknown, more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
const role = (statements: object[], more: object = {}) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: document({
      Effect: 'Allow',
      Principal: { Service: 'ec2.amazonaws.com' },
      Action: 'sts:AssumeRole',
    }),
    ...(statements.length > 0 && { Policies: [{ PolicyName: 'Own', PolicyDocument: document(...statements) }] }),
    ...more,
  },
});
const bucketPolicy = (Bucket: unknown, ...statements: object[]) => ({
  Type: 'AWS::S3::BucketPolicy',
  Properties: { Bucket, PolicyDocument: document(...statements) },
});
const exported = (Value: unknown) => ({ Value, Export: { Name: 'shared' } });
const IMPORT = { 'Fn::ImportValue': 'shared' };

async function asked(stacks: Readonly<Record<string, Stack>>, action: string, resource: string) {
  const io = fakeIo(assembly(stacks));
  await can({ who: 'Clerk', action, resource }, { target: 'cdk.out', format: 'json' }, io);
  return JSON.parse(io.stdout()) as { outcome: string; notes: string[] };
}

async function shown(stacks: Readonly<Record<string, Stack>>): Promise<string> {
  const io = fakeIo(assembly(stacks));
  await access('cdk.out', {}, io);
  return io.stdout();
}

const BUCKET = { Letters: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'letters' } } };
const READER = { Clerk: role([allow('s3:GetObject', 'arn:aws:s3:::letters/*')], { RoleName: 'clerk' }) };

test('what a bucket of another stack denies, nobody may', async () => {
  const Policy = bucketPolicy('letters', { Effect: 'Deny', Principal: '*', Action: 's3:GetObject', Resource: '*' });
  const stacks = { data: { resources: { ...BUCKET, Policy } }, people: { resources: READER } };
  const { outcome, notes } = await asked(stacks, 's3:GetObject', 'arn:aws:s3:::letters/a');
  expect([outcome, notes.join()]).toEqual(['denied', expect.not.stringContaining('nothing here says')]);
  expect((await asked(stacks, 's3:GetObject', 'Letters/a')).outcome).toBe('denied');
  expect(await shown(stacks)).toContain('Clerk  role arn:aws:iam::111122223333:role/clerk\n  nothing');
});

test('what a bucket of another stack allows by name, the one who is named may', async () => {
  const Policy = bucketPolicy('letters', {
    ...allow('s3:PutObject', 'arn:aws:s3:::letters/*'),
    Principal: { AWS: 'arn:aws:iam::111122223333:role/clerk' },
  });
  const stacks = { data: { resources: { ...BUCKET, Policy } }, people: { resources: READER } };
  expect((await asked(stacks, 's3:PutObject', 'Letters/a')).outcome).toBe('allowed');
  expect(await shown(stacks)).toContain('write s3: PutObject\n    on    arn:aws:s3:::letters/*');
});

test('a bucket of another account or region is none of this one', async () => {
  const Policy = bucketPolicy('letters', { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' });
  const data = { resources: { ...BUCKET, Policy }, place: 'aws://444455556666/eu-west-1' };
  const { outcome, notes } = await asked(
    { data, people: { resources: READER } },
    's3:GetObject',
    'arn:aws:s3:::letters/a',
  );
  expect([outcome, notes.join()]).toEqual(['allowed', expect.stringContaining('nothing here says what policy')]);
});

test('an import is what the other stack exports', async () => {
  const outputs = { Name: exported({ Ref: 'Letters' }) };
  const Own = { 'Fn::Sub': ['arn:aws:s3:::${name}/*', { name: IMPORT }] };
  const stacks = {
    data: { resources: { Letters: { Type: 'AWS::S3::Bucket' } }, outputs },
    people: { resources: { Clerk: role([allow('s3:GetObject', Own)]) } },
  };
  expect((await asked(stacks, 's3:GetObject', 'Letters/a')).outcome).toBe('allowed');
  expect((await asked(stacks, 's3:PutObject', 'Letters/a')).outcome).toBe('not-allowed');
});

test.each<[string, object, object]>([
  ['by its name', { Roles: ['clerk'] }, {}],
  ['by an import', { Roles: [IMPORT] }, { Name: exported({ Ref: 'Clerk' }) }],
])('a policy of another stack is attached %s', async (_, target, outputs) => {
  const Policy = {
    Type: 'AWS::IAM::Policy',
    Properties: { PolicyName: 'More', PolicyDocument: document(allow('sqs:SendMessage', '*')), ...target },
  };
  const stacks = { people: { resources: READER, outputs }, more: { resources: { Policy } } };
  const queue = 'arn:aws:sqs:eu-west-1:111122223333:in';
  expect((await asked(stacks, 'sqs:SendMessage', queue)).outcome).toBe('allowed');
});

test('a managed policy of another stack is read, by an import and by its ARN', async () => {
  const ManagedPolicyName = 'more';
  const Policy = {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { ManagedPolicyName, PolicyDocument: document(allow('sqs:SendMessage', '*')) },
  };
  const outputs = { Arn: exported({ Ref: 'Policy' }) };
  for (const arn of [IMPORT, 'arn:aws:iam::111122223333:policy/more']) {
    const Clerk = role([], { ManagedPolicyArns: [arn] });
    const stacks = { more: { resources: { Policy }, outputs }, people: { resources: { Clerk } } };
    expect(await shown(stacks)).toContain('write sqs: SendMessage\n    on    *');
  }
});

test('a permission set has the policies that a stack in its account, wherever that is, holds under their names', async () => {
  const Policy = {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { ManagedPolicyName: 'door', PolicyDocument: document(allow('sqs:SendMessage', '*')) },
  };
  const Set = {
    Type: 'AWS::SSO::PermissionSet',
    Properties: { Name: 'clerk', InstanceArn: 'i', CustomerManagedPolicyReferences: [{ Name: 'door' }] },
  };
  const Assignment = {
    Type: 'AWS::SSO::Assignment',
    Properties: { PermissionSetArn: { 'Fn::GetAtt': ['Set', 'PermissionSetArn'] }, TargetId: '111122223333' },
  };
  const signIn = { resources: { Set, Assignment }, place: 'aws://444455556666/us-east-1' };
  expect(await shown({ enclave: { resources: { Policy } }, signIn })).toContain('write sqs: SendMessage\n    on    *');
  const elsewhere = { resources: { Policy }, place: 'aws://555566667777/eu-west-1' };
  const text = await shown({ enclave: elsewhere, signIn });
  expect(text).toContain('nothing that can be read');
  expect(text).toContain('managed policy arn:aws:iam::111122223333:policy/door allows is not known');
});

test('resources of one logical id in two stacks stay two', async () => {
  const one = {
    resources: {
      Letters: { Type: 'AWS::S3::Bucket' },
      Clerk: role([allow('s3:GetObject', { 'Fn::Sub': '${Letters.Arn}/*' })]),
    },
  };
  const Policy = bucketPolicy({ Ref: 'Letters' }, { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' });
  const two = { resources: { Letters: { Type: 'AWS::S3::Bucket' }, Policy } };
  expect((await asked({ one, two }, 's3:GetObject', 'Letters/a')).outcome).toBe('allowed');
});

test('the policy of an endpoint in another stack is asked by its logical id', async () => {
  const Door = {
    Type: 'AWS::EC2::VPCEndpoint',
    Properties: {
      VpcId: 'vpc-1',
      ServiceName: 'com.amazonaws.eu-west-1.s3',
      PolicyDocument: document({ ...allow('s3:PutObject', '*'), Principal: '*' }),
    },
  };
  const stacks = { network: { resources: { Door } }, people: { resources: READER } };
  const io = fakeIo(assembly(stacks));
  const request = { who: 'Clerk', action: 's3:GetObject', resource: 'arn:aws:s3:::letters/a' };
  await can(request, { target: 'cdk.out', format: 'json', when: ['aws:SourceVpce=Door'] }, io);
  expect(JSON.parse(io.stdout())).toMatchObject({ outcome: 'not-allowed' });
});
