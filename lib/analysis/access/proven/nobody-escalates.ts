import { endOfDay } from '../../../common/clock';
import { type Manifest, TAG_COMPONENT } from '../../../manifest';
import type { Claim, Decided } from '../../claim';
import { fail, pass, unsure } from '../../decided';
import { findEscalations } from '../escalation/find-escalations';
import { aboutAll, accountOf } from './enclave-account';

/**
 * Can none of the people of an enclave come to more rights than they were given?
 *
 * Every method that the catalogues know, and those of data enclaves, is asked of each role that people take, over all
 * roles, functions and trust policies of the template, step after step.
 *
 * Limits: those of the search; what stands in the account beside the enclave is taken for something that may do more.
 */
export function nobodyEscalates(manifest: Manifest): Claim {
  return {
    claim: 'Nobody who works in the enclave can come to more rights than they were given, by any known way',
    decide(world) {
      const account = accountOf(world, manifest);
      const people = account.identities.filter(({ tags }) => tags[TAG_COMPONENT]?.startsWith('role/'));
      const ids = people.map(({ id }) => id);
      const reports = findEscalations(account, ids, { now: whileGranted(manifest) }).principals;
      return aboutAll(
        reports.map((report): Decided => {
          if (report.verdict === 'pass') return pass(...report.assumptions.map((one) => `assuming that ${one}`));
          if (report.verdict === 'unknown') return unsure(`${report.id}: ${account.symbols.show(report.reason)}`);
          const path = report.path.map(({ text }) => text).join('; ') || 'it may do everything already';
          return fail(`${report.id} can come to more rights`, account.symbols.show(`${report.id}: ${path}`));
        }),
        `${ids.length} roles of people, each asked for every known way to more rights`,
      );
    },
  };
}

/** A moment at which every grant is in force: the last second of the first that ends. */
function whileGranted({ grants, engagement }: Manifest): Date {
  return new Date(endOfDay([engagement.ends, ...grants.map(({ expires }) => expires)].sort()[0]!));
}
