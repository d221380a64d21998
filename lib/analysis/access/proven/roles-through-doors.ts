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
 * Calls that pass no endpoint for a service are bound to what they pass: keys to the service that asks for them. Databases and
 * services of VPC Lattice are reached through networks, and bound by time here.
 *
 * Limits: the last day is that of the engagement or of the latest grant. When each grant ends is `roleWithinGrants`.
 */
export function rolesThroughDoors(manifest: Manifest, job: JobFunction): Claim {
  return {
    claim: `All that ${job.id} may do, policies and boundary taken together, is through the enclave's endpoints and ends with the engagement`,
    decide(world) {
      const account = accountIn(world, manifest);
      const roles = account.identities.filter(({ tags }) => tags[TAG_COMPONENT] === component.role(job.id));
      if (roles.length === 0) return unsure(`no role of ${job.id} can be read`);
      const parts = roles.map((role) => judge(account, role, manifest));
      return toldTogether(account, parts, `${roles.length} roles, ${account.endpoints.length} endpoints`);
    },
  };
}

function judge(account: Account, role: Identity, manifest: Manifest): Decided {
  const days = [manifest.engagement.ends, ...manifest.grants.map(({ expires }) => expires)];
  const last = days.map((day) => endOfDay(day)).reduce((latest, day) => (day > latest ? day : latest));
  const time = { DateLessThanEquals: { 'aws:CurrentTime': last } };
  const doors = account.endpoints.map(({ arn }) => idIn(arn));
  const kinds: RequestKind[] = [
    ...(doors.length > 0 ? [{ condition: { ...time, StringEquals: { 'aws:SourceVpce': doors } } }] : []),
    { actions: ['kms:*'], condition: { ...time, StringLike: { 'kms:ViaService': '*' } } },
    { actions: ['rds-db:connect', 'vpc-lattice-svcs:Invoke'], condition: time },
  ];
  const reference = { ways: [[kinds.flatMap((kind) => statementsOfKind(kind, account.symbols))]] };
  return told(compareAccess(accessOf(account, role).access, reference, account), MORE, role, account);
}
