import { endOfDay } from '../../../common/clock';
import { type JobFunction, type Manifest, TAG_COMPONENT, component } from '../../../manifest';
import type { Claim, Decided } from '../../claim';
import { unsure } from '../../decided';
import type { Account, Identity } from '../account/account';
import { accessOf } from '../account/access-of';
import { idIn } from '../account/find-in-account';
import { compareAccess } from '../engine/compare';
import { type RequestKind, statementsOfKind } from '../questions/request-kind';
import { accountIn } from './account-in';
import { told, toldTogether } from './told';

const MORE = 'the role may do something past the endpoints, or after its time';

/**
 * Is all that a job function may do, policies and boundary taken together, only through endpoints of the enclave, and only
 * until the last of its days?
 *
 * Calls that pass no endpoint for a service are bound to what they pass: keys to the service that asks for them, services of
 * VPC Lattice to a network. Databases are reached through their proxy's door, and bound by time here.
 *
 * Limits: the last day is that of the job function's latest grant. When each grant ends is `roleWithinGrants`, and which
 * network and which service are meant is `servicesGuarded` and `keysHeld`.
 */
export function rolesThroughDoors(manifest: Manifest, job: JobFunction): Claim {
  return {
    claim: `All that ${job.id} may do, policies and boundary taken together, is through the enclave's endpoints and ends with its grants`,
    decide(world) {
      const account = accountIn(world, manifest);
      const roles = account.identities.filter(({ tags }) => tags[TAG_COMPONENT] === component.role(job.id));
      if (roles.length === 0) return unsure(`no role of ${job.id} can be read`);
      const last = lastMomentOf(manifest, job);
      const parts = roles.map((role) => judge(account, role, last));
      return toldTogether(account, parts, `${roles.length} roles, ${account.endpoints.length} endpoints`);
    },
  };
}

/** The end of the job function's last grant; calls of APIs and services end with the engagement. */
function lastMomentOf({ grants, engagement, apis, services }: Manifest, job: JobFunction): string {
  const own = grants.filter(({ jobFunction }) => jobFunction === job.id).map(({ expires }) => expires);
  const callers = [...apis, ...services].flatMap(({ routes }) => routes.map(({ jobFunctions }) => jobFunctions)).flat();
  const days = callers.includes(job.id) || own.length === 0 ? [...own, engagement.ends] : own;
  return endOfDay(days.reduce((latest, day) => (day > latest ? day : latest)));
}

function judge(account: Account, role: Identity, last: string): Decided {
  const time = { DateLessThanEquals: { 'aws:CurrentTime': last } };
  const doors = account.endpoints.map(({ arn }) => idIn(arn));
  const kinds: RequestKind[] = [
    ...(doors.length > 0 ? [{ condition: { ...time, StringEquals: { 'aws:SourceVpce': doors } } }] : []),
    { actions: ['kms:*'], condition: { ...time, StringLike: { 'kms:ViaService': '*' } } },
    { actions: ['rds-db:connect'], condition: time },
    { actions: ['vpc-lattice-svcs:Invoke'], condition: { ...time, StringLike: { 'vpc-lattice-svcs:SourceVpc': '*' } } },
  ];
  const reference = { ways: [[kinds.flatMap((kind) => statementsOfKind(kind, account.symbols))]] };
  return told(compareAccess(accessOf(account, role).access, reference, account), MORE, role, account);
}
