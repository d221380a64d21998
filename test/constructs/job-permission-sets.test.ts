import { Template } from 'aws-cdk-lib/assertions';
import { App, Stack } from 'aws-cdk-lib/core';
import { EnclaveStack, JobPermissionSets, PermissionSetsStack, VendorRole, type JobAdmission } from '../../constructs';
import { permissionSetRoleArn } from '../../lib/manifest';
import {
  codesOf,
  exampleManifest,
  manifestWith,
  onlyOf,
  propertiesOf,
  statementsIn,
  Surroundings,
  TODAY,
} from './fixtures';

const ANA = '90676f2a1c-0d4e4f5a-8b6c-4d8e-9f0a-1b2c3d4e5f60';
const BEN = '90676f2a1c-1d4e4f5a-8b6c-4d8e-9f0a-1b2c3d4e5f61';
const INSTANCE = 'arn:aws:sso:::instance/ssoins-7223a1b2c3d4e5f6';
const FROM = permissionSetRoleArn(
  { vendor: { id: 'acme' }, placement: { account: '111122223333' } },
  'eu-central-1',
  'clerk',
);

function setsWith(...admissions: JobAdmission[]): Template {
  const stack = new Stack(new App(), 'SignIn', { env: { account: '222233334444', region: 'eu-central-1' } });
  new JobPermissionSets(stack, 'Sets', {
    vendor: 'acme',
    instanceArn: INSTANCE,
    enclaveAccount: '111122223333',
    admissions,
  });
  return Template.fromStack(stack);
}

describe('a permission set', () => {
  const template = setsWith({ jobFunction: 'clerk', userIds: [BEN, ANA, ANA] });
  const door = { Name: 'enclave-acme.clerk-door', Path: '/enclave/acme/' };

  test('bears the policy that opens the role, as its boundary too, and nothing beside', () => {
    const set = onlyOf(template, 'AWS::SSO::PermissionSet');
    expect(set).toMatchObject({
      Name: 'enclave-acme.clerk',
      SessionDuration: 'PT3H',
      CustomerManagedPolicyReferences: [door],
      PermissionsBoundary: { CustomerManagedPolicyReference: door },
    });
    expect([set.InlinePolicy, set.ManagedPolicies]).toEqual([undefined, undefined]);
  });

  test('is assigned to single people, each once, in the account of the enclave', () => {
    const assignments = propertiesOf(template, 'AWS::SSO::Assignment');
    expect(assignments.map(({ PrincipalId }) => PrincipalId)).toEqual([ANA, BEN]);
    for (const one of assignments) {
      expect(one).toMatchObject({ PrincipalType: 'USER', TargetType: 'AWS_ACCOUNT', TargetId: '111122223333' });
    }
  });

  test.each<[string, Partial<JobAdmission>, string]>([
    ['nobody', { userIds: [] }, 'enclave/permission-set-without-people'],
    ['one hour', { sessionHoursMax: 1 }, 'enclave/permission-set-hours'],
    ['a day', { sessionHoursMax: 24 }, 'enclave/permission-set-hours'],
  ])('for %s is refused', (_title, change, code) => {
    expect(codesOf(() => setsWith({ jobFunction: 'clerk', userIds: [ANA], ...change }))).toEqual([code]);
  });
});

describe('a role that a permission set opens', () => {
  const roleIn = (stack: Surroundings, props: Partial<ConstructorParameters<typeof VendorRole>[2]> = {}) => {
    const { network, boundary, offboarded } = stack;
    const role = new VendorRole(stack, 'Role', {
      vendor: 'acme',
      jobFunction: 'clerk',
      permissionSetRoleArn: FROM,
      people: [{ email: 'ana@acme.example', identityCenterUserId: ANA, until: '2027-03-31' }],
      network,
      boundary,
      offboarded,
      ...props,
    });
    const expires = '2027-06-30';
    role.grantAccess({
      service: 's3',
      actions: ['s3:GetObject'],
      resources: ['arn:aws:s3:::client-letters/inbox/*'],
      expires,
    });
    return stack.template();
  };
  const template = roleIn(new Surroundings());
  const [role] = propertiesOf(template, 'AWS::IAM::Role').filter(({ RoleName }) => RoleName === 'enclave-acme.clerk');
  const policy = (end: string) =>
    propertiesOf(template, 'AWS::IAM::ManagedPolicy').find(({ ManagedPolicyName }) =>
      String(ManagedPolicyName).endsWith(end),
    )!;

  test('trusts that permission set, for its people, under the id that nobody chooses, until their last day', () => {
    expect(statementsIn(role!.AssumeRolePolicyDocument)).toEqual([
      {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111122223333:root' },
        Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
        Condition: {
          ArnLike: { 'aws:PrincipalArn': FROM },
          StringEquals: { 'identitystore:UserId': [ANA], 'sts:SourceIdentity': '${identitystore:UserId}' },
          DateLessThanEquals: { 'aws:CurrentTime': '2027-03-31T23:59:59Z' },
        },
      },
    ]);
    expect(role!.MaxSessionDuration).toBe(3600);
  });

  test('denies everything to whoever bears another id', () => {
    const [deny] = statementsIn(policy('-grants').PolicyDocument).filter(({ Effect }) => Effect === 'Deny');
    expect(deny?.Condition?.StringNotEquals).toEqual({ 'aws:SourceIdentity': [ANA] });
  });

  test('comes with the policy that opens it, and it alone', () => {
    const [opens, ...others] = statementsIn(policy('-door').PolicyDocument);
    expect(opens).toMatchObject({ Effect: 'Allow', Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'] });
    expect(JSON.stringify(opens?.Resource)).toContain(':role/enclave/acme/enclave-acme.clerk"');
    expect(others).toEqual([]);
  });

  test.each<[string, Partial<ConstructorParameters<typeof VendorRole>[2]>, string]>([
    ['two ways in', { samlProviderArn: 'arn:aws:iam::111122223333:saml-provider/acme' }, 'enclave/role-sign-in'],
    ['no way in', { permissionSetRoleArn: undefined }, 'enclave/role-sign-in'],
    ['a person without an id', { people: [{ email: 'ana@acme.example' }] }, 'enclave/identity-center-user'],
  ])('is refused with %s', (_title, props, code) => {
    expect(codesOf(() => roleIn(new Surroundings(), props))).toEqual([code]);
  });
});

describe('of a manifest', () => {
  const manifest = exampleManifest('identity-center');

  test('the permission sets stand in the account of Identity Center, and are deployed after the enclave', () => {
    const enclave = new EnclaveStack(new App(), 'Enclave', { manifest, today: TODAY });
    const { signIn } = enclave;
    expect([signIn?.stackName, signIn?.account, signIn?.terminationProtection]).toEqual([
      'Enclave-sign-in',
      '222233334444',
      true,
    ]);
    expect(signIn?.dependencies).toEqual([enclave]);
  });

  test('whoever left is assigned nothing, and a manifest without Identity Center has no such stack', () => {
    const later = new PermissionSetsStack(new App(), 'Later', { manifest, today: '2027-04-01' });
    expect(propertiesOf(Template.fromStack(later), 'AWS::SSO::Assignment')).toHaveLength(3);
    const codes = codesOf(
      () => new PermissionSetsStack(new App(), 'Without', { manifest: manifestWith(), today: TODAY }),
    );
    expect(codes).toEqual(['enclave/no-identity-center']);
  });

  test('roles are taken from inside, through the STS endpoint, by the permission sets alone', () => {
    const template = Template.fromStack(new EnclaveStack(new App(), 'Enclave', { manifest, today: TODAY }));
    const [sts] = propertiesOf(template, 'AWS::EC2::VPCEndpoint').filter(({ ServiceName }) =>
      JSON.stringify(ServiceName).includes('.sts'),
    );
    expect(statementsIn(sts!.PolicyDocument)).toMatchObject([
      {
        Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
        Condition: {
          ArnLike: {
            'aws:PrincipalArn': ['data-entry', 'checker'].map((job) =>
              permissionSetRoleArn(manifest, 'eu-central-1', job),
            ),
          },
        },
      },
    ]);
  });
});
