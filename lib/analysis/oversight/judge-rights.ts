import { type Resource, type World, describe, identityPoliciesFor, statementsOf } from '../../template';
import type { Decided } from '../claim';
import { mustBe } from '../decided';
import { nameOf } from '../name-of';
import { type Wording, type Words, judgeWords } from '../spelled-statement';

type Judging = Omit<Wording, 'name'>;

/** Do all policies of a role together allow exactly this, and forbid at least this? */
export function judgeRights(world: World, role: Resource, judging: Judging, wanted: readonly Words[]): Decided {
  const { certain, possible, outside } = identityPoliciesFor(role, world);
  const read = certain.map(statementsOf);
  const statements = read.flatMap((document) => document.statements);
  const hidden = [...read.flatMap((document) => document.hidden), ...possible, ...outside];
  return judgeWords({ ...judging, name: `what ${nameOf(role)} may do` }, { statements, hidden }, wanted);
}

/** Does the boundary of a role say so? It holds whatever somebody attaches to the role by hand. */
export function judgeBoundary(world: World, role: Resource, judging: Judging, wanted: readonly Words[]): Decided {
  const pointer = role.read('PermissionsBoundary');
  const boundary = world.follow(pointer);
  if (boundary?.type !== 'AWS::IAM::ManagedPolicy' || boundary.existence !== 'certain') {
    const witness = `${nameOf(role)} has no boundary of the template: ${describe(pointer.value)}`;
    return mustBe(false, pointer.value, judging.broken, witness);
  }
  const name = `the boundary of ${nameOf(role)}`;
  return judgeWords({ ...judging, name }, statementsOf(boundary.read('PolicyDocument')), wanted);
}
