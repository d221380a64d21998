import type { JobFunction, Manifest } from '../../../manifest';
import type { Claim, Decided } from '../../claim';
import { unsure } from '../../decided';
import { accessOf } from '../account/access-of';
import type { Identity } from '../account/account';
import type { AccessSet } from '../engine/access-set';
import { compareAccess } from '../engine/compare';
import { accountIn, rolesOfJob } from './account-in';
import { grantedRequests } from './granted-requests';
import { letInBy } from './let-in';
import { told, toldTogether } from './told';

const MORE = 'the role may do something beyond its grants';

/**
 * Is all that a job function may do, by its policies, its boundary and the policies of the resources it meets, what the
 * manifest grants to it: through the enclave's endpoints, and until that grant ends?
 *
 * Limits: that no policy of its own says more, even where the boundary takes it away again, is `roleWithinGrants`. A
 * resource that stands in another template may name the role in a policy that is not seen here.
 */
export function rolesKeepToGrants(manifest: Manifest, job: JobFunction): Claim {
  return {
    claim: `All that ${job.id} may do, by all policies together, was granted to it, through the enclave's endpoints and until each grant ends`,
    decide(world) {
      const account = accountIn(world, manifest);
      const roles = rolesOfJob(account, job);
      if (roles.length === 0) return unsure(`no role of ${job.id} can be read`);
      const granted = grantedRequests({ world, account, manifest }, job);
      const judge = (role: Identity, access: AccessSet): Decided =>
        told(compareAccess(access, granted, account), MORE, role, account);
      const parts = roles.flatMap((role) => [
        judge(role, accessOf(account, role).access),
        ...account.guarded.flatMap((resource) => {
          const access = letInBy(account, role, resource);
          return access ? [judge(role, access)] : [];
        }),
      ]);
      const { guarded, endpoints } = account;
      return toldTogether(
        account,
        parts,
        `${roles.length} roles, ${endpoints.length} endpoints, ${guarded.length} resources that may have policies`,
      );
    },
  };
}
