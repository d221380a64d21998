import { Template as Assertions } from 'aws-cdk-lib/assertions';
import { App } from 'aws-cdk-lib/core';
import { EnclaveStack } from '../../constructs';
import { doorsOpenRoles } from '../../lib/analysis/access/doors-open-roles';
import { endpointsWithinGrants } from '../../lib/analysis/access/endpoints-within-grants';
import { permissionSetsNamed } from '../../lib/analysis/access/permission-sets-named';
import { roleOnlyEnrolled } from '../../lib/analysis/access/role-only-enrolled';
import { roleTrustsPermissionSet } from '../../lib/analysis/access/role-trusts-permission-set';
import type { Claim } from '../../lib/analysis/claim';
import { exampleManifest, TODAY } from '../constructs/fixtures';
import { decide } from '../support/proofs';

const manifest = exampleManifest('identity-center');
const [job] = manifest.jobFunctions;
const enclave = new EnclaveStack(new App(), 'Enclave', { manifest, today: TODAY });
const ENCLAVE = JSON.stringify(Assertions.fromStack(enclave).toJSON());
const SETS = JSON.stringify(Assertions.fromStack(enclave.signIn!).toJSON());
const ANA = manifest.people[0]!.identityCenterUserId!;
const CHECKER = manifest.people[2]!.identityCenterUserId!;
/** What a person given at deployment looks like. */
const HIDDEN = '{"Fn::ImportValue":"somebody"}';

type Row = [title: string, from: string, to: string, verdict: string, reason: RegExp];

/** What a change of a text, in the resource whose id begins so, turns a claim into. */
function changed(claim: Claim, template: string, start: string, rows: Row[]): void {
  const { Resources } = JSON.parse(template) as { Resources: Record<string, unknown> };
  test('as it was built', () => expect(decide(claim, template).verdict).toBe('pass'));
  test.each(rows)('%s', (_title, from, to, verdict, reason) => {
    const [id, whole] = Object.entries(Resources)
      .map(([name, resource]) => [name, JSON.stringify(resource)] as const)
      .find(([name, text]) => name.startsWith(start) && text.includes(from))!;
    const broken = JSON.parse(whole.replace(from, to)) as unknown;
    const proof = decide(claim, JSON.stringify({ Resources: { ...Resources, [id]: broken } }));
    expect([proof.verdict, proof.witness ?? proof.explanation.join()]).toEqual([
      verdict,
      expect.stringMatching(reason),
    ]);
  });
}

describe('a role lets in its people by its permission set', () => {
  changed(roleTrustsPermissionSet(manifest, job!, 'eu-central-1'), ENCLAVE, 'EnclaveRoledataentryRole', [
    ['another permission set', '.data-entry_????????????????"', '.*"', 'fail', /by another role than that/],
    [
      'any role of the account',
      '"aws:PrincipalArn":"arn',
      '"aws:PrincipalOrgID":"arn',
      'fail',
      /by another role than that/,
    ],
    ['a longer name', '_????????????????"}', '_*"}', 'fail', /by another role than that/],
    [
      'somebody else',
      `"${ANA}"`,
      '"90676f2a1c-9d4e4f5a-8b6c-4d8e-9f0a-1b2c3d4e5f69"',
      'fail',
      /5f69 enters .* none of its people/,
    ],
    ['somebody of another job function', `"${ANA}"`, `"${CHECKER}"`, 'fail', /none of its people/],
    [
      'a name of one’s own',
      '"sts:SourceIdentity":"${identitystore:UserId}"',
      '"sts:SourceIdentity":"ana"',
      'fail',
      /of their own choice/,
    ],
    [
      'any name',
      '"sts:SourceIdentity":"${identitystore:UserId}"',
      '"aws:RequestedRegion":"eu-central-1"',
      'fail',
      /of their own choice/,
    ],
    [
      'whoever is assigned',
      '"identitystore:UserId":[',
      '"aws:username":[',
      'fail',
      /anybody whom the permission set is assigned to/,
    ],
    ['after the last day', '2027-03-31T23:59:59Z', '2028-03-31T23:59:59Z', 'fail', /after 2027-03-31/],
    [
      'another account',
      'arn:aws:iam::111122223333:root"',
      'arn:aws:iam::999988887777:root"',
      'fail',
      /without a permission set/,
    ],
    ['a person given at deployment', `"${ANA}"`, HIDDEN, 'unknown', /an id of identitystore:UserId is hidden/],
    [
      'a permission set given at deployment',
      /* of the trust */ '"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_enclave-quayside.data-entry_????????????????"',
      `"ArnLike":{"aws:PrincipalArn":${HIDDEN}`,
      'unknown',
      /a condition of its trust is hidden/,
    ],
  ]);
});

describe('sessions end with their people, who are known by id', () => {
  changed(roleOnlyEnrolled(manifest, job!), ENCLAVE, 'EnclaveRoledataentry', [
    [
      'an address',
      `"aws:SourceIdentity":["${ANA}"`,
      '"aws:SourceIdentity":["ana.reyes@quayside.example"',
      'fail',
      /ana.reyes@quayside.example keeps/,
    ],
  ]);
});

describe('the policy of a permission set opens one role', () => {
  const ROLE = ':iam::111122223333:role/enclave/quayside/enclave-quayside.data-entry"';
  changed(doorsOpenRoles(manifest), ENCLAVE, 'EnclaveRoledataentryDoor', [
    ['every role', ROLE, ':iam::111122223333:role/*"', 'fail', /says more than agreed/],
    ['more than a role', '"sts:AssumeRole"', '"sts:AssumeRole","s3:GetObject"', 'fail', /says more than agreed/],
    ['no policy', 'enclave-quayside.data-entry-door"', 'other"', 'fail', /no policy is called/],
    [
      'a role given at deployment',
      '{"Fn::Join":["",["arn:",{"Ref":"AWS::Partition"},"' + ROLE + ']]}',
      HIDDEN,
      'unknown',
      /hidden/,
    ],
  ]);
});

describe('roles are taken through the STS endpoint by permission sets', () => {
  changed(endpointsWithinGrants(manifest), ENCLAVE, 'EnclaveNetwork', [
    [
      'by anybody',
      '"Condition":{"ArnLike":{"aws:PrincipalArn":["arn',
      '"Condition":{"ArnLike":{"aws:PrincipalTag/a":["arn',
      'fail',
      /by others than the permission sets/,
    ],
    [
      'by another permission set',
      '{"aws:PrincipalArn":["arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_enclave-quayside.data-entry_',
      '{"aws:PrincipalArn":["arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_Admin_',
      'fail',
      /by others than the permission sets/,
    ],
  ]);
});

describe('permission sets open roles to single people', () => {
  changed(permissionSetsNamed(manifest), SETS, 'PermissionSetsJobdataentry', [
    ['another name', '"Name":"enclave-quayside.data-entry"', '"Name":"Admin"', 'fail', /is called "?Admin/],
    [
      'another policy',
      '"CustomerManagedPolicyReferences":[{"Name":"enclave-quayside.data-entry-door"',
      '"CustomerManagedPolicyReferences":[{"Name":"Admin"',
      'fail',
      /has another policy/,
    ],
    [
      'a policy more',
      '"CustomerManagedPolicyReferences":[',
      '"CustomerManagedPolicyReferences":[{"Name":"Admin"},',
      'fail',
      /has another policy/,
    ],
    [
      'another boundary',
      '"PermissionsBoundary":{"CustomerManagedPolicyReference":{"Name":"enclave-quayside.data-entry-door"',
      '"PermissionsBoundary":{"CustomerManagedPolicyReference":{"Name":"other"',
      'fail',
      /has another boundary/,
    ],
    ['no boundary', '"PermissionsBoundary"', '"Other"', 'fail', /has another boundary/],
    ['the policy of another path', '"Path":"/enclave/quayside/"', '"Path":"/"', 'fail', /it lies at/],
    [
      'a policy of its own',
      '"SessionDuration"',
      '"InlinePolicy":{"Statement":[]},"SessionDuration"',
      'fail',
      /gives more by its InlinePolicy/,
    ],
    [
      'a policy of AWS',
      '"SessionDuration"',
      '"ManagedPolicies":["arn:aws:iam::aws:policy/AdministratorAccess"],"SessionDuration"',
      'fail',
      /gives more by its ManagedPolicies/,
    ],
    ['a longer session', '"PT3H"', '"PT4H"', 'fail', /is too long/],
    [
      'another instance',
      'ssoins-7223a1b2c3d4e5f6',
      'ssoins-9999a1b2c3d4e5f6',
      'fail',
      /another instance|assigns otherwise/,
    ],
    ['a group', '"PrincipalType":"USER"', '"PrincipalType":"GROUP"', 'fail', /assigns otherwise/],
    ['another account', '"TargetId":"111122223333"', '"TargetId":"999988887777"', 'fail', /assigns otherwise/],
    [
      'a person of another job function',
      `"PrincipalId":"${ANA}"`,
      `"PrincipalId":"${CHECKER}"`,
      'fail',
      /is assigned data-entry/,
    ],
    [
      'a person given at deployment',
      `"PrincipalId":"${ANA}"`,
      `"PrincipalId":${HIDDEN}`,
      'unknown',
      /is assigned data-entry/,
    ],
    ['a length given at deployment', '"PT3H"', HIDDEN, 'unknown', /is too long/],
  ]);
  test('something else beside', () => {
    const more = SETS.replace('"Resources":{', '"Resources":{"Role":{"Type":"AWS::IAM::Role"},');
    expect(decide(permissionSetsNamed(manifest), more).explanation.join()).toMatch(/no part of a sign-in that we know/);
  });
});
