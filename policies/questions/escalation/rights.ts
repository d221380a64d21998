import {
  type ConditionTest,
  type Property,
  type Relation,
  type Resource,
  type Statement,
  type World,
  attachedPoliciesOf,
  identityPoliciesOf,
  policyHoldersFor,
  statementsOf,
} from '../../../lib/template';
import { type Ternary, all, any, not, says } from '../../judge';
import { managedPolicyOf, statementsOfAws } from '../managed-policies';
import { anyNamed } from '../permissions/action-kinds';
import { neededBy } from './needed';

/** One statement among all that apply to a principal, or a managed policy of AWS that we know. */
export interface Right {
  /** Where to send people. */
  readonly at: Property;
  /** Logical id of the resource that holds it. */
  readonly holder: string;
  readonly allows: Ternary;
  readonly denies: Ternary;
  /** Of the actions that paths need. */
  covers(action: string): Ternary;
  /** Does it cover any of them? For most rights the answer is no. */
  readonly matters: boolean;
  /** Undefined: every resource. */
  readonly resources: readonly Property[] | undefined;
  readonly notResources: readonly Property[] | undefined;
  readonly conditions: readonly ConditionTest[];
  readonly hiddenConditions: readonly Property[];
}

const GROUP_ADDITIONS: Relation = { type: 'AWS::IAM::UserToGroupAddition', path: 'Users', name: 'UserName' };

/** All rights of a role, user or group over its policies and, for a user, those of its groups. */
export function rightsFor(principal: Resource, world: World): readonly Right[] {
  // Asked for by the principal, and by each policy that is attached to it.
  return world.once(`rights of ${principal.id}`, () => workOutRights(principal, world));
}

function workOutRights(principal: Resource, world: World): readonly Right[] {
  return [principal, ...groupsOf(principal, world)].flatMap((identity) => {
    const { certain, possible } = policyHoldersFor(identity, world);
    return [
      ...certain.flatMap(rightsHeldBy),
      ...possible.flatMap(rightsHeldBy).map((right) => ({
        ...right,
        allows: all([right.allows, undefined]),
        denies: all([right.denies, undefined]),
      })),
    ];
  });
}

function groupsOf(user: Resource, world: World): readonly Resource[] {
  if (user.type !== 'AWS::IAM::User') return [];
  const additions = world.referrers(user, GROUP_ADDITIONS).certain.map((addition) => addition.read('GroupName'));
  const groups = [...user.read('Groups').each(), ...additions].flatMap((group) => world.follow(group) ?? []);
  return [...new Set(groups)];
}

/** The rights in the policies that one resource holds itself. */
export function rightsHeldBy(holder: Resource): readonly Right[] {
  const statements = identityPoliciesOf(holder).flatMap((document) => statementsOf(document).statements);
  return [...statements.map((statement) => rightOf(statement, holder.id)), ...managedRights(holder)];
}

function rightOf(statement: Statement, holder: string): Right {
  const { actions = [], notActions } = statement;
  const lists = (notActions ?? actions).map(neededAmong);
  const names = (action: string): Ternary => any(lists.map((list) => list(action)));
  return {
    matters: notActions !== undefined || lists.some((list) => list('') !== false),
    at: statement.property,
    holder,
    allows: says(statement.effect, 'Allow'),
    denies: says(statement.effect, 'Deny'),
    covers: (action) => (notActions ? not(names(action)) : names(action)),
    resources: statement.notResources ? undefined : (statement.resources ?? []),
    notResources: statement.notResources,
    conditions: statement.conditions,
    hiddenConditions: statement.hiddenConditions,
  };
}

/** Whether an entry names an action; asked for no action, whether it names any. */
function neededAmong(entry: Property): (action: string) => Ternary {
  const { value } = entry;
  if (value.kind === 'known') {
    const needed = neededBy(String(value.value).toLowerCase());
    return (action) => (action === '' ? needed.size > 0 : needed.has(action));
  }
  return (action) => (action === '' ? undefined : anyNamed(entry, (pattern) => neededBy(pattern).has(action)));
}

function managedRights(holder: Resource): readonly Right[] {
  return attachedPoliciesOf(holder).flatMap((arn) => rightsOfAws(arn, holder.id));
}

/**
 * What the managed policy of AWS says that an ARN names; nothing where it is not one that is shipped with us.
 *
 * Limits: those that AWS made for the roles of its services count as harmless: what they allow, the services do.
 */
export function rightsOfAws(arn: Property, holder = ''): readonly Right[] {
  const policy = managedPolicyOf(arn.value);
  if (policy.owner !== 'aws' || policy.name === undefined || policy.isForService) return [];
  return statementsOfAws(policy.name).map((statement) => ({ ...rightOf(statement, holder), at: arn }));
}
