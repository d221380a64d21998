import { type JobFunction, type Manifest, databasesOf } from '../../manifest';
import { CONNECT_TO_DATABASE } from '../../manifest/databases';
import { type Resource, type World, asText, describe, statementsOf } from '../../template';
import type { Claim, Decided } from '../claim';
import { fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { ANYTHING } from './patterns';
import { judgeRoles } from './roles-of-job';
import { weighDenies } from './weigh-denies';

/**
 * Does every role of a job function bear a permissions boundary that forbids everything from outside the endpoints?
 *
 * Limits: a boundary by ARN is not in the template, and a Deny that covers only a part, or under a condition we do not
 * weigh, may leave something open: `unknown`. What the boundary allows is not weighed: the policies are another claim.
 */
export function roleBounded(manifest: Manifest, job: JobFunction): Claim {
  // Who signs in to a database comes through no endpoint for a service: `databasesGuarded` says by which door.
  const but = databasesOf(manifest).length > 0 ? [CONNECT_TO_DATABASE] : [];
  return {
    claim: `The role of ${job.id} bears a permissions boundary that forbids everything from outside the enclave's endpoints`,
    decide: (world) => judgeRoles(world, job, (role) => judge(world, role, but)),
  };
}

function judge(world: World, role: Resource, but: readonly string[]): Decided {
  const pointer = role.read('PermissionsBoundary');
  if (pointer.value.kind === 'absent') return broken(`${nameOf(role)} bears no permissions boundary`);
  const boundary = world.follow(pointer);
  const isArn = pointer.value.kind === 'reference' && ['Ref', 'PolicyArn'].includes(pointer.value.attribute);
  if (boundary?.type !== 'AWS::IAM::ManagedPolicy' || !isArn) {
    return unsure(`the boundary of ${nameOf(role)}, ${describe(pointer.value)}, is not a policy of the template`);
  }
  const { statements, hidden } = statementsOf(boundary.read('PolicyDocument'));
  const denies = statements.filter(({ effect }) => {
    const text = asText(effect.value);
    return text.kind !== 'known' || text.value === 'Deny';
  });
  const left = weighDenies(world, denies, { actions: ANYTHING, resources: ANYTHING, outsideOnly: true, but });
  if (left === 'nothing') return pass(`${nameOf(role)}: bounded by ${nameOf(boundary)}`);
  if (left === 'unsure' || hidden.length > 0)
    return unsure(`${nameOf(boundary)} may leave something open from outside`);
  return broken(
    `a session of ${nameOf(role)} works from outside the endpoints: ${nameOf(boundary)} does not forbid it`,
  );
}

const broken = (witness: string): Decided => fail('a role is not bounded', witness);
