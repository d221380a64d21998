import { CfnManagedPolicy, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { doorPolicyNameOf, iamPathOf } from '../lib/manifest/names';
import { refuse } from './refuse';
import { permissionSetTrust, sourceIdentities, trustPolicy, userIds, type RolePerson } from './trust-policy';

/** How people come to a role: by SAML, or through the permission set of their job function. */
export interface SignIn {
  readonly samlProviderArn?: string;
  readonly permissionSetRoleArn?: string;
  readonly people: readonly RolePerson[];
}

/** The trust of a role, and the names its people bear in AWS. */
export interface SignedIn {
  readonly trust: PolicyDocument;
  readonly names: string[];
}

export function signIn(scope: Construct, jobFunction: string, props: SignIn): SignedIn {
  const { samlProviderArn, permissionSetRoleArn, people } = props;
  if (people.length === 0) {
    refuse(scope, {
      what: `nobody may sign in as \`${jobFunction}\``,
      saw: 'no people',
      want: 'at least one person who has not left',
      mend: `name people for \`${jobFunction}\`, or remove the job function`,
      code: 'enclave/role-without-people',
    });
  }
  if (samlProviderArn !== undefined && permissionSetRoleArn === undefined) {
    return { trust: trustPolicy(samlProviderArn, people), names: sourceIdentities(people) };
  }
  if (permissionSetRoleArn !== undefined && samlProviderArn === undefined) {
    refuseUnknown(scope, people);
    return { trust: permissionSetTrust(permissionSetRoleArn, people), names: userIds(people) };
  }
  return refuse(scope, {
    what: 'it is not plain how people come to the role',
    saw:
      samlProviderArn === undefined
        ? 'neither a SAML provider nor a permission set'
        : 'a SAML provider and a permission set',
    want: 'one of the two',
    mend: 'give `samlProviderArn`, or `permissionSetRoleArn`',
    code: 'enclave/role-sign-in',
  });
}

/** What the permission set of a job function bears, as its policy and as its boundary: it opens one role. */
export function makeDoor(scope: Construct, vendor: string, jobFunction: string, roleArn: string): void {
  const opens = new PolicyStatement({ actions: ['sts:AssumeRole', 'sts:SetSourceIdentity'], resources: [roleArn] });
  new CfnManagedPolicy(scope, 'Door', {
    managedPolicyName: doorPolicyNameOf(vendor, jobFunction),
    path: iamPathOf({ vendor: { id: vendor } }),
    description: `Permission sets of ${jobFunction} open its role, and nothing else`,
    policyDocument: new PolicyDocument({ minimize: false, statements: [opens] }),
  });
}

function refuseUnknown(scope: Construct, people: readonly RolePerson[]): void {
  const unknown = people.find(({ identityCenterUserId }) => identityCenterUserId === undefined);
  if (!unknown) return;
  refuse(scope, {
    what: 'nobody could tell who a person is in IAM Identity Center',
    saw: `no \`identityCenterUserId\` of ${unknown.email}`,
    want: 'the user id of everybody',
    mend: 'copy it from IAM Identity Center',
    code: 'enclave/identity-center-user',
  });
}
