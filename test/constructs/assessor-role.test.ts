import { AssessorRole, type AssessorRoleProps, LogArchive } from '../../constructs';
import {
  codesOf,
  enclaveTemplate,
  manifestWith,
  propertiesOf,
  referenceManifest,
  type Statement,
  statementsIn,
  Surroundings,
} from './fixtures';

const PRINCIPAL = 'arn:aws:iam::444455556666:role/assessor';
const ID = '9f1c4e7a-62b0-4d7e-8a35-0c1d2e3f4a5b';

function roleIn(stack: Surroundings, props: Partial<AssessorRoleProps> = {}): AssessorRole {
  const { archive } = stack;
  const who = { principalArn: PRINCIPAL, externalId: ID, emailDomain: 'lindqvist.example', until: '2027-06-30' };
  return new AssessorRole(stack, 'Assessor', { vendor: 'acme', archive, ...who, ...props });
}

function partsOf(template = enclaveTemplate(referenceManifest())) {
  const role = propertiesOf(template, 'AWS::IAM::Role').find((one) => String(one.RoleName).endsWith('-assessor'));
  const policies = propertiesOf(template, 'AWS::IAM::ManagedPolicy');
  const policy = (end: string) =>
    statementsIn(policies.find((one) => String(one.ManagedPolicyName).endsWith(end))?.PolicyDocument);
  return {
    role,
    trust: statementsIn(role?.AssumeRolePolicyDocument),
    evidence: policy('-assessor-evidence'),
    boundary: policy('-assessor-boundary'),
  };
}

const alone = (props: Partial<AssessorRoleProps> = {}) => {
  const stack = new Surroundings();
  roleIn(stack, props);
  return partsOf(stack.template());
};

const actionsOf = (statements: readonly Statement[]) => statements.flatMap(({ Action }) => Action);

test('only the named principal enters, with the external id, under a person’s name, for an hour, until the last day', () => {
  const { role, trust } = alone();
  expect(trust).toEqual([
    {
      Effect: 'Allow',
      Principal: { AWS: PRINCIPAL },
      Action: 'sts:AssumeRole',
      Condition: {
        DateLessThanEquals: { 'aws:CurrentTime': '2027-06-30T23:59:59Z' },
        StringEquals: { 'sts:ExternalId': ID },
        StringLike: { 'sts:RoleSessionName': '?*@lindqvist.example' },
      },
    },
  ]);
  expect(role).toMatchObject({ MaxSessionDuration: 3600, Path: '/enclave-oversight/acme/' });
});

test('a user must bring a second factor', () => {
  const { trust } = alone({ principalArn: 'arn:aws:iam::111122223333:user/audit', externalId: undefined });
  expect(trust[0]?.Condition?.Bool).toEqual({ 'aws:MultiFactorAuthPresent': 'true' });
  expect(trust[0]?.Condition?.StringEquals).toBeUndefined();
});

test('it reads, and nothing else, and every right ends with the audit (R25)', () => {
  const { evidence } = partsOf();
  expect(actionsOf(evidence).filter((action) => !/:(Get|List|Describe|Filter)|^kms:Decrypt$/.test(action))).toEqual([]);
  const ends = evidence.map(({ Effect, Condition }) => [Effect, Condition?.DateLessThanEquals?.['aws:CurrentTime']]);
  expect(new Set(ends.map((end) => JSON.stringify(end)))).toEqual(new Set(['["Allow","2027-06-30T23:59:59Z"]']));
});

test('it reads objects of the archive alone, and decrypts through S3 alone', () => {
  const objects = partsOf().evidence.filter(({ Action }) => [Action].flat().some((one) => one.startsWith('s3:')));
  expect(objects).toHaveLength(2);
  for (const { Resource } of objects) expect(JSON.stringify(Resource)).toMatch(/EnclaveArchiveBucket/);
  const [decrypt] = partsOf().evidence.filter(({ Action }) => Action === 'kms:Decrypt');
  expect(decrypt?.Condition?.StringEquals).toEqual({ 'kms:ViaService': 's3.eu-central-1.amazonaws.com' });
});

test('it reads every log group of the enclave', () => {
  const template = enclaveTemplate(referenceManifest());
  const read = partsOf(template).evidence.find(({ Action }) => Action.includes('logs:FilterLogEvents'));
  const groups = Object.keys(template.findResources('AWS::Logs::LogGroup'));
  expect((read?.Resource as object[]).map((one) => JSON.stringify(one)).sort()).toEqual(
    groups.map((id) => JSON.stringify({ 'Fn::GetAtt': [id, 'Arn'] })).sort(),
  );
});

test('the boundary denies whatever is no read, everything after the audit, and all data with its keys', () => {
  const denied = partsOf().boundary.filter(({ Effect }) => Effect === 'Deny');
  const reads = actionsOf(partsOf().evidence);
  expect(denied).toEqual([
    expect.objectContaining({ Sid: 'NothingButReads', NotAction: reads, Resource: '*' }),
    expect.objectContaining({
      Sid: 'NothingAfterTheAudit',
      Action: '*',
      Condition: { DateGreaterThan: { 'aws:CurrentTime': '2027-06-30T23:59:59Z' } },
    }),
    expect.objectContaining({
      Sid: 'NoData',
      Action: '*',
      Resource: [
        'arn:aws:s3:::meridian-claim-documents/open/*',
        'arn:aws:kms:eu-central-1:111122223333:key/0f8e7d6c-5b4a-4938-8271-605f4e3d2c1b',
        'arn:aws:dynamodb:eu-central-1:111122223333:table/claim-register',
      ],
    }),
  ]);
});

test('no policy of the archive names anybody of another account', () => {
  const template = JSON.stringify(enclaveTemplate(referenceManifest()).toJSON());
  expect(template.match(/arn:aws:iam::444455556666:[^"]*/g)).toEqual([
    'arn:aws:iam::444455556666:role/lindqvist-assessor',
  ]);
});

test('without a day of its own the audit ends with the engagement, and without a principal there is no role', () => {
  const assessor = {
    organisation: 'L',
    contact: 'a@l.example',
    independence: 'i',
    principalArn: PRINCIPAL,
    externalId: ID,
  };
  const { trust } = partsOf(enclaveTemplate(manifestWith({ assessor })));
  expect(trust[0]?.Condition?.DateLessThanEquals).toEqual({ 'aws:CurrentTime': '2027-12-31T23:59:59Z' });
  const without = enclaveTemplate(manifestWith({ assessor: { ...assessor, principalArn: undefined } }));
  expect(partsOf(without).role).toBeUndefined();
});

test.each([
  ['a foreign principal without external id', { externalId: undefined }, 'enclave/assessor-external-id'],
  ['an external id of 15 characters', { externalId: 'a1b2c3d4e5f6a7b' }, 'enclave/assessor-external-id'],
  [
    'more data than a boundary can forbid',
    {
      dataResources: Array.from(
        { length: 90 },
        (_, index) => `arn:aws:s3:::client-letters-of-year-and-month/${1000 + index}/*`,
      ),
    },
    'enclave/boundary-length',
  ],
])('refuses %s', (_title, props, code) => {
  expect(codesOf(() => alone(props))).toEqual([code]);
});

test('it reads any archive of ours', () => {
  const stack = new Surroundings();
  roleIn(stack, { archive: new LogArchive(stack, 'Second', { vendor: 'beta' }) });
  expect(JSON.stringify(partsOf(stack.template()).evidence)).toContain('SecondBucket');
});
