import { ArnPrincipal, FederatedPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { parseArn } from '../lib/common/arn';
import { endOfDay } from '../lib/common/clock';

/** Somebody who may sign in to a role. */
export interface RolePerson {
  /** E-mail address: the identity provider must send it, in lower case, as the SAML attribute SourceIdentity. */
  readonly email: string;
  /**
   * Id of the person in IAM Identity Center, for a role that permission sets open: the name they bear in AWS then.
   * @default - people sign in by SAML
   */
  readonly identityCenterUserId?: string;
  /**
   * Last day, YYYY-MM-DD in UTC.
   * @default - no end
   */
  readonly until?: string;
}

/** Where an assertion must have been meant for, by partition (IAM User Guide, "Configure SAML assertions"). */
const SIGN_IN_URLS: Readonly<Record<string, string>> = {
  aws: 'https://signin.aws.amazon.com/saml',
  'aws-cn': 'https://signin.amazonaws.cn/saml',
  'aws-us-gov': 'https://signin.amazonaws-us-gov.com/saml',
};

/**
 * Who may sign in: the named people and nobody else, under their own name, until their last day. Their first day is
 * the roster's business: a role is of no use to whoever cannot connect, and each date costs room in the policy.
 *
 * The name is the source identity, which AWS writes into every log entry of the session and nobody can change later.
 */
export function trustPolicy(samlProviderArn: string, people: readonly RolePerson[]): PolicyDocument {
  const principals = [new FederatedPrincipal(samlProviderArn, {}, 'sts:AssumeRoleWithSAML')];
  const audience = SIGN_IN_URLS[parseArn(samlProviderArn)?.partition ?? 'aws'];
  const statements = byLastDay(people).map(
    (group) =>
      new PolicyStatement({
        principals,
        actions: ['sts:AssumeRoleWithSAML'],
        conditions: {
          StringEquals: { 'SAML:aud': audience, 'sts:SourceIdentity': sourceIdentities(group) },
          ...until(group[0]),
        },
      }),
  );
  // Setting the name is a permission of its own. It needs no condition: who may sign in was decided above.
  statements.push(new PolicyStatement({ principals, actions: ['sts:SetSourceIdentity'] }));
  return new PolicyDocument({ minimize: false, statements });
}

/**
 * Who may take the role from the session of a permission set: the named people and nobody else, under the id that IAM
 * Identity Center vouches for, until their last day. Nobody can choose that id (IAM Identity Center User Guide, "Using
 * predefined attributes from the IAM Identity Center directory for access control").
 */
export function permissionSetTrust(permissionSetRoleArn: string, people: readonly RolePerson[]): PolicyDocument {
  const { partition = 'aws', account = '' } = parseArn(permissionSetRoleArn) ?? {};
  // The role's own ARN is not known before there is one: the account, and of it this role alone.
  const principals = [new ArnPrincipal(`arn:${partition}:iam::${account}:root`)];
  const statements = byLastDay(people).map(
    (group) =>
      new PolicyStatement({
        principals,
        actions: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
        conditions: {
          ArnLike: { 'aws:PrincipalArn': permissionSetRoleArn },
          StringEquals: { 'identitystore:UserId': userIds(group), 'sts:SourceIdentity': '${identitystore:UserId}' },
          ...until(group[0]),
        },
      }),
  );
  return new PolicyDocument({ minimize: false, statements });
}

/** The names people bear in AWS who come from IAM Identity Center. */
export function userIds(people: readonly RolePerson[]): string[] {
  return [...new Set(people.flatMap(({ identityCenterUserId }) => identityCenterUserId ?? []))].sort();
}

/** The names people bear in AWS: each once, in lower case, as the identity provider must send them. */
export function sourceIdentities(people: readonly RolePerson[]): string[] {
  return [...new Set(people.map(({ email }) => email.toLowerCase()))].sort();
}

/** A statement holds until one day: people by theirs, whoever has none first. */
function byLastDay(people: readonly RolePerson[]): RolePerson[][] {
  const groups = new Map<string, RolePerson[]>();
  for (const person of people) {
    const last = person.until ?? '';
    groups.set(last, [...(groups.get(last) ?? []), person]);
  }
  return [...groups.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, group]) => group);
}

function until(person: RolePerson | undefined): Record<string, Record<string, string>> {
  return person?.until ? { DateLessThanEquals: { 'aws:CurrentTime': endOfDay(person.until) } } : {};
}
