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
  /**
   * Session tags the identity provider must send for this person, as the SAML attributes PrincipalTag: key to value. With
   * others, or with other values, sign-in is refused.
   * @default - none
   */
  readonly tags?: Record<string, string>;
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
 * The name is the source identity, which AWS writes into every log entry of the session and nobody can change later. Where
 * somebody has a session tag, each of them signs in with their own value of it, or with none if they have none.
 */
export function trustPolicy(samlProviderArn: string, people: readonly RolePerson[]): PolicyDocument {
  const principals = [new FederatedPrincipal(samlProviderArn, {}, 'sts:AssumeRoleWithSAML')];
  const audience = SIGN_IN_URLS[parseArn(samlProviderArn)?.partition ?? 'aws'];
  const keys = [...new Set(people.flatMap(({ tags = {} }) => Object.keys(tags)))].sort();
  const statements = groupedBy(people, ({ until = '', tags = {} }) => [until, keys.map((key) => tags[key] ?? '')]).map(
    (group) =>
      new PolicyStatement({
        principals,
        actions: ['sts:AssumeRoleWithSAML'],
        conditions: {
          StringEquals: {
            'SAML:aud': audience,
            'sts:SourceIdentity': sourceIdentities(group),
            ...tested(keys, (key) => group[0]?.tags?.[key]),
          },
          ...without(keys.filter((key) => group[0]?.tags?.[key] === undefined)),
          ...until(group[0]),
        },
      }),
  );
  // Setting the name is a permission of its own. It needs no condition: who may sign in was decided above.
  statements.push(new PolicyStatement({ principals, actions: ['sts:SetSourceIdentity'] }));
  if (keys.length > 0) {
    const conditions = { 'ForAllValues:StringEquals': { 'aws:TagKeys': keys } };
    statements.push(new PolicyStatement({ principals, actions: ['sts:TagSession'], conditions }));
  }
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
  const statements = groupedBy(people, (person) => person.until ?? '').map(
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

/** The keys that have a value, each as what the request must say (IAM User Guide, "Pass session tags in AWS STS"). */
function tested(
  keys: readonly string[],
  valueOf: (key: string) => string | undefined,
): Record<string, string | undefined> {
  const some = keys.filter((key) => valueOf(key) !== undefined);
  return Object.fromEntries(some.map((key) => [`aws:RequestTag/${key}`, valueOf(key)]));
}

function without(keys: readonly string[]): Record<string, Record<string, string>> {
  return keys.length > 0 ? { Null: Object.fromEntries(keys.map((key) => [`aws:RequestTag/${key}`, 'true'])) } : {};
}

/** People who share a statement, because the key of each is the same; in the order of the keys. */
function groupedBy(people: readonly RolePerson[], keyOf: (person: RolePerson) => unknown): RolePerson[][] {
  const groups = new Map<string, RolePerson[]>();
  for (const person of people) {
    const key = JSON.stringify(keyOf(person));
    groups.set(key, [...(groups.get(key) ?? []), person]);
  }
  return [...groups.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, group]) => group);
}

function until(person: RolePerson | undefined): Record<string, Record<string, string>> {
  return person?.until ? { DateLessThanEquals: { 'aws:CurrentTime': endOfDay(person.until) } } : {};
}
