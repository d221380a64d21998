import type { Resource } from '../../../template';
import type { Identity } from '../account/account';
import { attachedTo } from './attached-policies';
import { type ReadBoundary, boundaryOf, namedIn } from './boundary';
import { Groups } from './groups';
import { type ManagedPolicies, NOTHING_GIVEN } from './managed-policies';
import { policyOf, readDocument } from './read-document';
import { tagsOf } from './tags';
import type { TemplateTexts } from './template-texts';

const KINDS = [
  ['AWS::IAM::Role', 'role'],
  ['AWS::IAM::User', 'user'],
  ['AWS::IAM::Group', 'group'],
] as const;

/** Identities of a template, and what of them could not be read. */
export interface ReadIdentities {
  readonly identities: readonly Identity[];
  readonly unseen: readonly string[];
}

/**
 * Roles, users and groups with all that they are given.
 *
 * Limits: those of other templates are not listed, only what other templates attach to these.
 */
export function identitiesIn(texts: TemplateTexts, policies: ManagedPolicies): ReadIdentities {
  const groups = new Groups(texts, (group, whose) => attachedTo(group, whose, texts, policies));
  const unseen: string[] = [];
  const identities = KINDS.flatMap(([type, kind]) =>
    texts.world.ofType(type).map((resource): Identity => {
      const whose = `${kind} ${resource.id}`;
      const own = attachedTo(resource, whose, texts, policies);
      const shared = kind === 'user' ? groups.ofUser(resource, whose) : NOTHING_GIVEN;
      const limits = kind === 'group' ? NO_BOUNDARY : boundaryNamed(resource, whose, texts, policies);
      const { tags, hidden } = tagsOf(resource, texts);
      unseen.push(...hidden);
      return {
        id: resource.id,
        kind,
        name: texts.resources.nameOf(resource) ?? UNKNOWN,
        arn: texts.resources.arnOf(resource) ?? UNKNOWN,
        policies: [...own.policies, ...shared.policies],
        ...(limits.boundary && { boundary: limits.boundary }),
        ...(kind === 'role' && { trust: trustOf(resource, whose, texts) }),
        unread: [...own.unread, ...shared.unread, ...limits.unread],
        tags,
      };
    }),
  );
  return { identities, unseen };
}

const NO_BOUNDARY: ReadBoundary = { unread: [] };

/** Only where there are no letters left, which the account says. */
export const UNKNOWN = '\ufffd';

function boundaryNamed(resource: Resource, whose: string, texts: TemplateTexts, policies: ManagedPolicies) {
  return boundaryOf(namedIn(resource, resource.read('PermissionsBoundary'), policies), whose, policies, texts);
}

/** A trust policy that nobody can read may let in anybody. */
function trustOf(role: Resource, whose: string, texts: TemplateTexts) {
  return policyOf(readDocument(role.read('AssumeRolePolicyDocument'), role, texts), `${whose}, trust policy`, true);
}
