import type { Property, Resource } from '../../../template';
import type { Identity } from '../account/account';
import { boundaryOf } from './boundary';
import { type ReadIdentities, UNKNOWN } from './identities';
import { type ManagedPolicies, type NamedPolicy, given, together } from './managed-policies';
import { readDocument } from './read-document';
import { tagsOf } from './tags';
import type { TemplateTexts } from './template-texts';

/**
 * Permission sets of IAM Identity Center, as the roles that they become in the account.
 *
 * Limits: assignments are not followed: a set is taken to be given to somebody in this account.
 */
export function permissionSetsIn(texts: TemplateTexts, policies: ManagedPolicies): ReadIdentities {
  const unseen: string[] = [];
  const identities = texts.world.ofType('AWS::SSO::PermissionSet').map((set): Identity => {
    const whose = `permission set ${set.id}`;
    const inline = given(readDocument(set.read('InlinePolicy'), set, texts), `${whose}, inline policy`, true);
    const named = set.read('ManagedPolicies').each();
    const managed = named.map((property) => policies.attached(policies.find(set, property), whose));
    const own = set
      .read('CustomerManagedPolicyReferences')
      .each()
      .map((reference) => policies.attached(byName(set, reference, texts, policies), whose));
    const all = together([inline, ...managed, ...own]);
    const limits = boundaryOf(boundaryNamed(set, texts, policies), whose, policies, texts);
    const { tags, hidden } = tagsOf(set, texts);
    unseen.push(...hidden);
    const name = texts.ofProperty(set, set.read('Name')) ?? UNKNOWN;
    return {
      id: set.id,
      kind: 'permission-set',
      name,
      arn: roleArn(set, name, texts) ?? UNKNOWN,
      policies: all.policies,
      ...(limits.boundary && { boundary: limits.boundary }),
      unread: [...all.unread, ...limits.unread],
      tags,
    };
  });
  return { identities, unseen };
}

/** A policy that must be in the account under this name. */
function byName(set: Resource, reference: Property, texts: TemplateTexts, policies: ManagedPolicies): NamedPolicy {
  const [name, path] = ['Name', 'Path'].map((part) => {
    const property = reference.get(part);
    return part === 'Path' && property.value.kind === 'absent' ? '/' : texts.ofProperty(set, property);
  });
  const arn =
    name === undefined || path === undefined
      ? undefined
      : texts.fill(`arn:\${Partition}:iam::\${Account}:policy${path}${name}`);
  const resource = policies.at(arn);
  return { arn, ...(resource && { resource }) };
}

function boundaryNamed(set: Resource, texts: TemplateTexts, policies: ManagedPolicies): NamedPolicy | undefined {
  const boundary = set.read('PermissionsBoundary');
  if (boundary.value.kind === 'absent') return undefined;
  const arn = boundary.get('ManagedPolicyArn');
  if (arn.value.kind === 'known' || arn.value.kind === 'composed') return policies.find(set, arn);
  return byName(set, boundary.get('CustomerManagedPolicyReference'), texts, policies);
}

/** Identity Center puts its roles into a folder of the region where it is at home, and ends their names at random. */
function roleArn(set: Resource, name: string, texts: TemplateTexts): string | undefined {
  const region = texts.fill('${Region}');
  const end = texts.letters.generated(`\${${set.id}.suffix}`);
  if (region === undefined || end === undefined) return undefined;
  const folder = region === 'us-east-1' ? '' : `${region}/`;
  const where = `role/aws-reserved/sso.amazonaws.com/${folder}AWSReservedSSO_${name}_`;
  const start = texts.fill('arn:${Partition}:iam::${Account}:');
  return start === undefined ? undefined : `${start}${where}${end}`;
}
