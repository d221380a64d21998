import type { Property, Resource } from '../../../template';
import type { Identity } from '../account/account';
import { type ReadBoundary, boundaryOf } from './boundary';
import { type ReadIdentities, UNKNOWN } from './identities';
import { type ManagedPolicies, type NamedPolicy, given, together } from './managed-policies';
import { readDocument } from './read-document';
import { tagsOf } from './tags';
import type { TemplateTexts } from './template-texts';

const ASSIGNMENTS = { type: 'AWS::SSO::Assignment', path: 'PermissionSetArn' };

/**
 * Permission sets of IAM Identity Center, as the roles that they become: one in each account they are assigned in.
 *
 * Limits: a set that nobody assigns in the template is taken to be assigned in this account. Policies that it names must
 * stand in the account under their names; only those of templates that are judged too are read.
 */
export function permissionSetsIn(texts: TemplateTexts, policies: ManagedPolicies): ReadIdentities {
  const unseen: string[] = [];
  const identities = texts.world.ofType('AWS::SSO::PermissionSet').flatMap((set) => {
    unseen.push(...tagsOf(set, texts).hidden);
    return accountsOf(set, texts).map((account) => identityIn(account, set, texts, policies));
  });
  return { identities, unseen };
}

function identityIn(account: string, set: Resource, texts: TemplateTexts, policies: ManagedPolicies): Identity {
  const whose = `permission set ${set.id}`;
  const byName = (reference: Property) => named(account, set, reference, texts, policies);
  const all = together([
    given(readDocument(set.read('InlinePolicy'), set, texts), `${whose}, inline policy`, true),
    ...namesOf(set, 'ManagedPolicies').map((property) => policies.attached(policies.find(set, property), whose)),
    ...namesOf(set, 'CustomerManagedPolicyReferences').map((one) => policies.attached(byName(one), whose)),
  ]);
  const { boundary, unread } = boundaryIn(set, whose, byName, texts, policies);
  const name = texts.ofProperty(set, set.read('Name')) ?? UNKNOWN;
  return {
    id: set.id,
    kind: 'permission-set',
    name,
    arn: roleArn(account, set, name, texts) ?? UNKNOWN,
    policies: all.policies,
    ...(boundary && { boundary }),
    unread: [...all.unread, ...unread],
    tags: tagsOf(set, texts).tags,
  };
}

const namesOf = (set: Resource, path: string) => set.read(path).each();

/** The accounts a set is assigned in. */
function accountsOf(set: Resource, texts: TemplateTexts): readonly string[] {
  const { certain, possible } = texts.world.referrers(set, ASSIGNMENTS);
  const targets = [...certain, ...possible].map((one) => texts.ofProperty(one, one.read('TargetId')) ?? UNKNOWN);
  return targets.length === 0 ? [texts.fill('${Account}') ?? UNKNOWN] : [...new Set(targets)];
}

/** A policy that must be in the account under this name. */
function named(
  account: string,
  set: Resource,
  reference: Property,
  texts: TemplateTexts,
  policies: ManagedPolicies,
): NamedPolicy {
  const folder = reference.get('Path');
  const path = folder.value.kind === 'absent' ? '/' : texts.ofProperty(set, folder);
  const name = texts.ofProperty(set, reference.get('Name'));
  const start = texts.fill('arn:${Partition}:iam::');
  if (start === undefined || name === undefined || path === undefined) return { arn: undefined };
  const arn = `${start}${account}:policy${path}${name}`;
  const resource = policies.at(arn);
  return { arn, ...(resource && { resource }) };
}

function boundaryIn(
  set: Resource,
  whose: string,
  byName: (reference: Property) => NamedPolicy,
  texts: TemplateTexts,
  policies: ManagedPolicies,
): ReadBoundary {
  const boundary = set.read('PermissionsBoundary');
  if (boundary.value.kind === 'absent') return { unread: [] };
  const arn = boundary.get('ManagedPolicyArn');
  const isArn = arn.value.kind === 'known' || arn.value.kind === 'composed';
  const wall = isArn ? policies.find(set, arn) : byName(boundary.get('CustomerManagedPolicyReference'));
  return boundaryOf(wall, whose, policies, texts);
}

/** Identity Center puts its roles into a folder of the region where it is at home, and ends their names at random. */
function roleArn(account: string, set: Resource, name: string, texts: TemplateTexts): string | undefined {
  const [region, start] = [texts.fill('${Region}'), texts.fill('arn:${Partition}:iam::')];
  const end = texts.letters.generated(`\${${set.id}.suffix}`);
  if (region === undefined || start === undefined || end === undefined) return undefined;
  // IAM Identity Center User Guide, "Referencing permission sets in resource policies": us-east-1 is not named.
  const folder = region === 'us-east-1' ? '' : `${region}/`;
  return `${start}${account}:role/aws-reserved/sso.amazonaws.com/${folder}AWSReservedSSO_${name}_${end}`;
}
