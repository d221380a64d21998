import type { Property } from './property';
import { RELATIONS, type Relation } from './relations';
import type { Existence, Resource, World } from './world';

/** Where each type of resource keeps the policies that say what an identity may do. */
const DOCUMENTS: ReadonlyMap<string, (resource: Resource) => readonly Property[]> = new Map([
  ['AWS::IAM::Policy', documentAt('PolicyDocument')],
  ['AWS::IAM::ManagedPolicy', documentAt('PolicyDocument')],
  ['AWS::IAM::RolePolicy', documentAt('PolicyDocument')],
  ['AWS::IAM::UserPolicy', documentAt('PolicyDocument')],
  ['AWS::IAM::GroupPolicy', documentAt('PolicyDocument')],
  ['AWS::IAM::Role', inlineDocuments],
  ['AWS::IAM::User', inlineDocuments],
  ['AWS::IAM::Group', inlineDocuments],
  ['AWS::SSO::PermissionSet', documentAt('InlinePolicy')],
  ['AWS::Serverless::Function', samDocuments],
  ['AWS::Serverless::StateMachine', samDocuments],
]);

/** Types of resources that hold identity policies. */
export const IDENTITY_POLICY_TYPES: readonly string[] = [...DOCUMENTS.keys()];

/** The identity policies that a resource holds itself; a document may be absent or hidden. */
export function identityPoliciesOf(resource: Resource): readonly Property[] {
  return DOCUMENTS.get(resource.type)?.(resource) ?? [];
}

/** ARNs of the managed policies that a role, user, group or permission set names itself. */
export function attachedPoliciesOf(resource: Resource): readonly Property[] {
  const path = resource.type === 'AWS::SSO::PermissionSet' ? 'ManagedPolicies' : 'ManagedPolicyArns';
  return resource.read(path).each();
}

/** Who attaches policies to an identity from outside. */
const ATTACHED_BY: ReadonlyMap<string, readonly Relation[]> = new Map([
  ['AWS::IAM::Role', [RELATIONS.rolePolicies, RELATIONS.roleManagedPolicies, RELATIONS.roleInlinePolicies]],
  ['AWS::IAM::User', [RELATIONS.userPolicies, RELATIONS.userManagedPolicies, RELATIONS.userInlinePolicies]],
  ['AWS::IAM::Group', [RELATIONS.groupPolicies, RELATIONS.groupManagedPolicies, RELATIONS.groupInlinePolicies]],
]);

/** The resources that hold the policies of an identity. */
export interface PolicyHolders {
  /** The identity itself, and those that are its own for certain. */
  readonly certain: readonly Resource[];
  /** Those that may be: their pointer hides whose they are, or nobody can tell whether they exist. */
  readonly possible: readonly Resource[];
  /** ARNs of managed policies that are not in this template. */
  readonly outside: readonly Property[];
}

/**
 * Who holds the policies of a role, user or group: itself, what points at it, and what it names of this template.
 *
 * Limits: the groups of a user and managed policies outside the template are not read; the latter are `outside`.
 */
export function policyHoldersFor(identity: Resource, world: World): PolicyHolders {
  return world.once(`policy holders of ${identity.id}`, () => findPolicyHolders(identity, world));
}

function findPolicyHolders(identity: Resource, world: World): PolicyHolders {
  const referrers = (ATTACHED_BY.get(identity.type) ?? []).map((relation) => world.referrers(identity, relation));
  const named = attachedPoliciesOf(identity);
  const followed = named.flatMap((arn) => world.follow(arn) ?? []);
  const attached = (existence: Existence): Resource[] => followed.filter((policy) => policy.existence === existence);
  return {
    certain: [...new Set([identity, ...referrers.flatMap((found) => found.certain), ...attached('certain')])],
    possible: [...new Set([...referrers.flatMap((found) => found.possible), ...attached('possible')])],
    outside: named.filter((arn) => world.follow(arn) === undefined),
  };
}

/** Everything that says what an identity may do. */
export interface IdentityPolicies {
  /** Documents that are the identity's for certain; each may still be hidden. */
  readonly certain: readonly Property[];
  /** Documents that may be its own. */
  readonly possible: readonly Property[];
  /** ARNs of managed policies that are not in this template. */
  readonly outside: readonly Property[];
}

/** All identity policies of a role, user or group, with the limits of `policyHoldersFor`. */
export function identityPoliciesFor(identity: Resource, world: World): IdentityPolicies {
  const { certain, possible, outside } = policyHoldersFor(identity, world);
  return { certain: certain.flatMap(identityPoliciesOf), possible: possible.flatMap(identityPoliciesOf), outside };
}

function documentAt(path: string): (resource: Resource) => readonly Property[] {
  return (resource) => [resource.read(path)];
}

/** SAM takes documents, names of managed policies and its own policy templates in one list; the last have no statements. */
function samDocuments(resource: Resource): readonly Property[] {
  return resource
    .read('Policies')
    .each()
    .filter((policy) => policy.get('Statement').value.kind !== 'absent');
}

/** CloudFormation refuses a document beside `Policies`; until it does, what stands there is what somebody meant. */
function inlineDocuments(resource: Resource): readonly Property[] {
  const inline = resource
    .read('Policies')
    .each()
    .map((policy) => policy.get('PolicyDocument'));
  const misplaced = resource.read('PolicyDocument');
  return misplaced.value.kind === 'absent' ? inline : [...inline, misplaced];
}
