import type { JobFunction, Manifest } from '../../manifest';
import { type Statement, type World, asText } from '../../template';
import type { Claim, Decided } from '../claim';
import { fail, pass, unsure } from '../decided';
import { type Excess, type Grants, excessOf } from './excess-of-statement';
import { grantedAccess, grantedRoutes, grantedUsers } from './granted-access';
import { type RolePolicies, policiesOfRole } from './policies-of-role';
import { judgeRoles } from './roles-of-job';
import { weighDenies } from './weigh-denies';

/**
 * Do a job function's roles give nothing beyond what the manifest grants to it?
 *
 * Every action and resource of every Allow is looked up in the grants, one by one, and each Allow must carry the
 * two conditions that hold for all vendors: through the enclave's endpoints, before the expiry. Keys and databases are
 * reached through no endpoint for a service: the grant pins the one, `databasesGuarded` the other. That is enough for a pass, and an excess is a real one: a concrete action on a concrete resource that no Deny takes away.
 *
 * Limits: no wildcard reasoning beyond a trailing `*`. A Deny that may take an excess away, for reasons we do not
 * weigh, makes it `unknown`. The permissions boundary is not weighed: the claim is about the policies.
 */
export function roleWithinGrants(manifest: Manifest, job: JobFunction): Claim {
  return {
    claim: `The role of ${job.id} is given nothing beyond its grants, and that only through the enclave's endpoints and until they expire`,
    decide(world) {
      const grants = {
        manifest,
        job,
        access: grantedAccess(manifest, job),
        routes: grantedRoutes(manifest, job),
        users: grantedUsers(manifest, job),
      };
      return judgeRoles(world, job, (role) => judge(world, policiesOfRole(world, role), grants));
    },
  };
}

function judge(world: World, { statements, hidden }: RolePolicies, grants: Grants): Decided {
  const allowing = statements.filter((statement) => effectOf(statement) !== 'Deny');
  // An effect that nobody can read may be the one that forbids.
  const denying = statements.filter((statement) => ['Deny', undefined].includes(effectOf(statement)));
  const left = allowing
    .flatMap((statement) => excessOf(world, statement, grants))
    .map((excess) => ({ excess, remainder: weighDenies(world, othersThan(excess, denying), excess.reach) }))
    .filter(({ remainder }) => remainder !== 'nothing');
  const certain = left.filter(({ excess, remainder }) => excess.certain && remainder === 'all');
  if (certain[0]) return fail(`${certain.length} beyond the grants`, certain[0].excess.what);
  const reasons = [
    ...hidden,
    ...left.map(({ excess, remainder }) =>
      remainder === 'unsure' && excess.certain
        ? `${excess.what}: a Deny may forbid it again, under a condition we do not weigh`
        : `${excess.what}: not to be told before deployment`,
    ),
  ];
  if (reasons.length > 0) return unsure(...reasons);
  const pairs = allowing.reduce((sum, { actions = [], resources = [] }) => sum + actions.length * resources.length, 0);
  return pass(`${allowing.length} statements, ${pairs} pairs of action and resource, each within a grant or denied`);
}

function effectOf({ effect }: Statement): string | undefined {
  const text = asText(effect.value);
  return text.kind === 'known' ? text.value : undefined;
}

/** A statement whose effect is hidden does not forbid what it itself gives. */
function othersThan(excess: Excess, denying: readonly Statement[]): Statement[] {
  return denying.filter((deny) => deny.property !== excess.statement.property);
}
