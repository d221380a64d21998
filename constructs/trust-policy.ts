import { FederatedPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { parseArn } from '../lib/common/arn';
import { endOfDay } from '../lib/common/clock';

/** Somebody who may sign in to a role. */
export interface RolePerson {
  /** E-mail address: the identity provider must send it, in lower case, as the SAML attribute SourceIdentity. */
  readonly email: string;
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
  const groups = new Map<string, RolePerson[]>();
  for (const person of people) {
    const alike = JSON.stringify([person.until ?? '', keys.map((key) => person.tags?.[key] ?? '')]);
    groups.set(alike, [...(groups.get(alike) ?? []), person]);
  }
  const statements = [...groups.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(
      ([, group]) =>
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

function until(person: RolePerson | undefined): Record<string, Record<string, string>> {
  return person?.until ? { DateLessThanEquals: { 'aws:CurrentTime': endOfDay(person.until) } } : {};
}
