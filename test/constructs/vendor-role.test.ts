import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { App } from 'aws-cdk-lib/core';
import { Backend, PrivateApi, VendorRole, type VendorRoleProps } from '../../constructs';
import { codesOf, propertiesOf, statementsIn, statementsOf, Surroundings, type Statement } from './fixtures';

const ANA = { email: 'ana@acme.example' };

function roleIn(stack: Surroundings, props: Partial<VendorRoleProps> = {}): VendorRole {
  const { network, boundary, offboarded } = stack;
  const samlProviderArn = 'arn:aws:iam::111122223333:saml-provider/acme';
  const jobFunction = 'clerk';
  return new VendorRole(stack, 'Role', {
    vendor: 'acme',
    jobFunction,
    samlProviderArn,
    people: [ANA],
    network,
    boundary,
    offboarded,
    ...props,
  });
}

const READ = {
  service: 's3',
  actions: ['s3:GetObject'],
  resources: ['arn:aws:s3:::client-letters/inbox/*'],
  expires: '2027-06-30',
};

function grantsOf(stack: Surroundings): readonly Statement[] {
  const policies = propertiesOf(stack.template(), 'AWS::IAM::ManagedPolicy');
  return statementsIn(
    policies.find(({ ManagedPolicyName }) => String(ManagedPolicyName).endsWith('-grants'))?.PolicyDocument,
  );
}

test('a grant holds for what it names, through the endpoints of that service, until its last day', () => {
  const stack = new Surroundings();
  roleIn(stack).grantAccess(READ);
  const [grant, ...others] = grantsOf(stack);
  expect(others.map(({ Effect }) => Effect)).toEqual(['Deny']);
  expect(grant).toMatchObject({
    Effect: 'Allow',
    Action: 's3:GetObject',
    Resource: READ.resources[0],
    Condition: { DateLessThanEquals: { 'aws:CurrentTime': '2027-06-30T23:59:59Z' } },
  });
  expect(grant?.Condition?.StringEquals?.['aws:SourceVpce']).toEqual(stack.resolve(stack.network.endpointIdsFor('s3')));
});

test('a key is used only through the service that keeps the data, which comes through no endpoint', () => {
  const stack = new Surroundings();
  const conditions = { StringEquals: { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' } };
  const key = 'arn:aws:kms:eu-central-1:111122223333:key/one';
  roleIn(stack).grantAccess({ ...READ, service: 'kms', actions: ['kms:Decrypt'], resources: [key], conditions });
  expect(grantsOf(stack)[0]?.Condition?.StringEquals).toEqual(conditions.StringEquals);
});

test('the role cannot cross its boundary, which grows with the grants and ends at the enclave’s endpoints', () => {
  const stack = new Surroundings();
  roleIn(stack).grantAccess(READ);
  const role = propertiesOf(stack.template(), 'AWS::IAM::Role').find(
    ({ RoleName }) => RoleName === 'enclave-acme.clerk',
  );
  expect(role?.PermissionsBoundary).toEqual(stack.resolve(stack.boundary.policyArn));
  const boundary = statementsOf(stack.template(), 'AWS::IAM::ManagedPolicy').filter(
    ({ Sid, Resource }) => Sid === 'OnlyThroughTheEnclave' || Resource === READ.resources[0],
  );
  expect(boundary).toContainEqual({ Effect: 'Allow', Action: 's3:GetObject', Resource: READ.resources[0] });
  expect(boundary).toContainEqual({
    Sid: 'OnlyThroughTheEnclave',
    Effect: 'Deny',
    Action: '*',
    Resource: '*',
    Condition: {
      StringNotEquals: { 'aws:SourceVpce': stack.resolve(stack.network.endpointIds) as unknown },
      BoolIfExists: { 'aws:ViaAWSService': 'false' },
    },
  });
});

/** An API with some GET routes, and a role that may be given them. */
function apiWith(stack: Surroundings, ...paths: string[]): { role: VendorRole; api: PrivateApi } {
  const role = roleIn(stack);
  const api = new PrivateApi(stack, 'Api', {
    vendor: 'acme',
    apiName: 'claims',
    network: stack.network,
    archive: stack.archive,
    callerArns: [role.roleArn],
  });
  const arn = 'arn:aws:lambda:eu-central-1:111122223333:function:claims';
  const backend = Backend.function(LambdaFunction.fromFunctionArn(stack, 'Backend', arn));
  for (const path of paths) api.addRoute({ method: 'GET', path }, backend);
  return { role, api };
}

test('a route that a wildcard covers by accident is denied', () => {
  const stack = new Surroundings();
  const { role, api } = apiWith(stack, '/claims/{id}', '/claims/{id}/secret');
  role.grantInvoke(api, [{ method: 'GET', path: '/claims/{id}' }], '2027-06-30');
  const said = grantsOf(stack).map(({ Effect, Resource }) => [Effect, JSON.stringify(Resource)]);
  expect(said).toEqual([
    ['Allow', expect.stringContaining('/v1/GET/claims/*"')],
    ['Deny', '"*"'],
    ['Deny', expect.stringContaining('/v1/GET/claims/*/secret"')],
  ]);
});

test('a session is as long as the job function says', () => {
  const stack = new Surroundings();
  roleIn(stack, { sessionHoursMax: 2 }).grantAccess(READ);
  stack.template().hasResourceProperties('AWS::IAM::Role', { MaxSessionDuration: 7200, Path: '/enclave/acme/' });
});

test('a route that only meets a given one crosswise is denied too', () => {
  const stack = new Surroundings();
  const { role, api } = apiWith(stack, '/a/{x}/c', '/a/b/{y}');
  role.grantInvoke(api, [{ method: 'GET', path: '/a/{x}/c' }], '2027-06-30');
  const denied = grantsOf(stack).filter(({ Effect }) => Effect === 'Deny');
  expect(JSON.stringify(denied)).toContain('/v1/GET/a/b/*');
});

test('a denial that would take a given route away again is refused', () => {
  const stack = new Surroundings();
  const { role, api } = apiWith(stack, '/claims/{id}', '/claims/{id}/notes', '/claims/{id}/{section}');
  const given = ['/claims/{id}', '/claims/{id}/notes'].map((path) => ({ method: 'GET' as const, path }));
  expect(codesOf(() => role.grantInvoke(api, given, '2027-06-30'))).toEqual(['enclave/route-overlap']);
});

test('the ARN known beforehand is the ARN the role gets', () => {
  const stack = new Surroundings(new App({ context: { '@aws-cdk/core:enablePartitionLiterals': true } }));
  expect(VendorRole.arnOf(stack, 'acme', 'clerk')).toBe(
    'arn:aws:iam::111122223333:role/enclave/acme/enclave-acme.clerk',
  );
  const long = VendorRole.arnOf(stack, 'a'.repeat(32), 'b'.repeat(32)).split('/').at(-1)!;
  expect(long).toHaveLength(64);
});

test('a role that was granted nothing may do nothing: the last grant can be taken away', () => {
  const stack = new Surroundings();
  roleIn(stack);
  expect(grantsOf(stack).map(({ Effect }) => Effect)).toEqual(['Deny']);
});

test.each([
  ['a role nobody may sign in to', { people: [] }, [READ], 'enclave/role-without-people'],
  ['a grant through a door that is not there', {}, [{ ...READ, service: 'sqs' }], 'enclave/grant-without-endpoint'],
  ['more people than a trust policy can name', { people: crowd(80) }, [READ], 'enclave/trust-length'],
  ['more grants than a policy can hold', {}, many(30), 'enclave/grants-length'],
])('refuses %s', (_title, props, grants, code) => {
  const stack = new Surroundings();
  const build = () => {
    const role = roleIn(stack, props);
    for (const grant of grants) role.grantAccess(grant);
    stack.template();
  };
  expect(codesOf(build)).toEqual([code]);
});

function crowd(size: number) {
  return Array.from({ length: size }, (_, index) => ({ email: `person.number.${index}@acme.example` }));
}

/** The same access until ever other days: the boundary stays short, the grants do not. */
function many(size: number) {
  return Array.from({ length: size }, (_, index) => ({
    ...READ,
    expires: `2027-${10 + (index % 3)}-${10 + Math.floor(index / 3)}`,
  }));
}
