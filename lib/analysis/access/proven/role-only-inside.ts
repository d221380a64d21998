import { endOfDay } from '../../../common/clock';
import { CALL_SERVICE, type JobFunction, type Manifest, component } from '../../../manifest';
import { CONNECT_TO_DATABASE } from '../../../manifest/databases';
import type { Claim, Decided } from '../../claim';
import { fail } from '../../decided';
import { accessOf } from '../account/access-of';
import type { Account } from '../account/account';
import { compareAccess } from '../engine/compare';
import { type RequestKind, statementsOfKind } from '../questions/request-kind';
import { aboutAll, accountOf, bearing, decidedOf } from './enclave-account';

/**
 * Is everything a job function may do, by all policies together, only from inside the enclave and until its grants end?
 *
 * The engine asks for any request that role and boundary allow and no Deny takes back, other than through an endpoint of this
 * template, before the last second of the last grant. What reaches its goal through no endpoint is named: keys used by a
 * service, databases behind their proxy, services of VPC Lattice, each of which has a proof of its own.
 *
 * Limits: that of the engine; policies above the account are not in the template and could only take away.
 */
export function roleOnlyInside(manifest: Manifest, job: JobFunction): Claim {
  return {
    claim: `By all its policies together, ${job.id} may do nothing from outside the enclave, and nothing after its grants end`,
    decide(world) {
      const account = accountOf(world, manifest);
      const roles = bearing(account, component.role(job.id));
      if (roles.length === 0)
        return fail('the job function has no role', `no role is tagged ${component.role(job.id)}`);
      return aboutAll(
        roles.map((role): Decided => {
          const { access } = accessOf(account, role);
          const inside = insideOf(account, endOf(manifest, job)).flatMap((kind) =>
            statementsOfKind(kind, account.symbols),
          );
          const answer = compareAccess(access, { ways: [[inside]] }, { symbols: account.symbols });
          return decidedOf(account, role, answer, 'may do something from outside, or too late');
        }),
        `every request that the policies of ${job.id} allow comes through the enclave and before ${endOf(manifest, job)}`,
      );
    },
  };
}

/** The last moment of anything that was granted; calls of services and APIs end with the engagement. */
function endOf(manifest: Manifest, job: JobFunction): string {
  const grants = manifest.grants.filter(({ jobFunction }) => jobFunction === job.id).map(({ expires }) => expires);
  const calls = [
    ...manifest.apis.flatMap(({ routes }) => routes),
    ...manifest.services.flatMap(({ routes }) => routes),
  ];
  const isCalling = calls.some(({ jobFunctions }) => jobFunctions.includes(job.id));
  return endOfDay([...grants, ...(isCalling ? [manifest.engagement.ends] : [])].sort().at(-1) ?? '1970-01-01');
}

function insideOf(account: Account, end: string): RequestKind[] {
  const inTime = { DateLessThanEquals: { 'aws:CurrentTime': end } };
  const endpoints = account.endpoints.map(({ arn }) => arn.slice(arn.lastIndexOf('/') + 1));
  const through =
    endpoints.length > 0 ? [{ condition: { ...inTime, StringEquals: { 'aws:SourceVpce': endpoints } } }] : [];
  return [
    ...through,
    { actions: ['kms:*'], condition: { ...inTime, StringLike: { 'kms:ViaService': '*' } } },
    { actions: [CONNECT_TO_DATABASE], condition: inTime },
    {
      actions: [CALL_SERVICE],
      condition: {
        ...inTime,
        StringLike: { 'vpc-lattice-svcs:SourceVpc': '*', 'vpc-lattice-svcs:ServiceNetworkArn': '*' },
      },
    },
  ];
}
