import {
  IDENTITY_POLICY_TYPES,
  type Relation,
  type Resource,
  type World,
  identityPoliciesOf,
  statementsOf,
} from '../../../lib/template';
import { type Escalation, boundaryOf, findEscalations, relevantRights } from '../../escalation/find-escalations';
import { rightsFor, rightsHeldBy } from '../../escalation/rights';
import { defineRule } from '../../rule';

const WANT = 'no way to more rights than were given';

export default defineRule({
  id: 'policy-escalates',
  topic: 'access',
  severity: 'error',
  title: 'Policy lets its holder take more rights than it gives',
  why: 'Whoever holds it can have every right in the account, whatever the other policies say.',
  fix: 'Remove one of the actions the finding names, or name in `Resource` roles and targets that have no more rights.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'ac-6.1', 'ac-6.10'] },
  appliesTo: IDENTITY_POLICY_TYPES,

  // A path may be made of statements in several policies: each says so in its own place.
  check(holder, world, report) {
    for (const document of identityPoliciesOf(holder)) {
      for (const property of statementsOf(document).hidden) report.unknown(property, { want: WANT });
    }
    const own = rightsHeldBy(holder);
    if (relevantRights(own).length === 0) return;
    const principals = principalsOf(holder, world);
    const found = principals.flatMap((principal) =>
      findEscalations(rightsFor(principal, world), boundaryOf(principal), world),
    );
    if (principals.length === 0 || namesOthers(holder, world)) found.push(...findEscalations(own, undefined, world));
    for (const { at, holder: id } of own) {
      const open = found.filter(({ by }) => by.some((right) => right.holder === id && right.at.path === at.path));
      const certain = open.filter(({ answer }) => answer);
      if (certain.length > 0) report.fail(at, { saw: describe(certain), want: WANT });
      else if (open.length > 0) report.unknown(at, { saw: describe(open), want: WANT });
    }
  },

  bad: [],
  good: [],
  unknown: [],
});

const PRINCIPALS = ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'];
const POINTERS = ['Roles', 'Users', 'Groups', 'RoleName', 'UserName', 'GroupName'];

/** Whose policies these are, as far as the template says. */
function principalsOf(holder: Resource, world: World): readonly Resource[] {
  if (PRINCIPALS.includes(holder.type)) return [holder];
  const named = pointersOf(holder).flatMap((pointer) => world.follow(pointer) ?? []);
  const naming = PRINCIPALS.flatMap((type) => {
    const attaches: Relation = { type, path: 'ManagedPolicyArns' };
    return holder.type === 'AWS::IAM::ManagedPolicy' ? world.referrers(holder, attaches).certain : [];
  });
  return [...new Set([...named, ...naming])];
}

/** Is it also for somebody who is not in this template? */
function namesOthers(holder: Resource, world: World): boolean {
  return !PRINCIPALS.includes(holder.type) && pointersOf(holder).some((pointer) => !world.follow(pointer));
}

function pointersOf(holder: Resource) {
  return POINTERS.flatMap((path) => holder.read(path).each());
}

/** The first way, and how many more there are. */
function describe(escalations: readonly Escalation[]): string {
  const [{ path }] = escalations as [Escalation];
  const more = new Set(escalations.map((escalation) => escalation.path)).size - 1;
  const others = more === 0 ? '' : `, and ${more} ${more === 1 ? 'way' : 'ways'} more`;
  return `${path.needs.join(' with ')} lets its holder ${path.deed}${others}`;
}
