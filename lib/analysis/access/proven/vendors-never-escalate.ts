import { type Manifest, TAG_COMPONENT, component } from '../../../manifest';
import { type Claim, type Decided } from '../../claim';
import { fail, pass, unsure } from '../../decided';
import { oversightArnOf, oversightIn } from '../../oversight/oversight-role';
import type { Account } from '../account/account';
import { isSymbolLetter } from '../policy/symbols';
import { findEscalations } from '../escalation/find-escalations';
import type { PrincipalReport } from '../escalation/explain';
import { accountIn } from './account-in';
import { toldTogether } from './told';

const MORE = 'somebody who enters the enclave comes to more rights than they were given';

/**
 * Can nobody who enters the enclave, vendor or overseer, come to the rights of another identity or to wider ones?
 *
 * Limits: those of `findEscalations`. The emergency role is won by its broker alone, after two approvals: the broker is no
 * one who enters.
 */
export function vendorsNeverEscalate(manifest: Manifest, now: Date): Claim {
  return {
    claim: 'Nobody who enters the enclave can come to more rights than they were given, by any known way of escalation',
    decide(world) {
      const account = accountIn(world, manifest);
      const from = entering(account, manifest);
      const { principals } = findEscalations(account, from, { now });
      return toldTogether(
        account,
        [...principals.map((one) => judge(account, one)), ...missing(account, manifest, from)],
        `${from.length} roles, by every method of the catalogue`,
      );
    },
  };
}

function judge({ symbols }: Account, report: PrincipalReport): Decided {
  switch (report.verdict) {
    case 'pass':
      return pass(...report.assumptions.map((one) => `assuming ${symbols.show(one)}`));
    case 'unknown':
      return unsure(`${report.id}: ${symbols.show(report.reason)}`);
    case 'fail': {
      const path = report.path.map(({ text }) => symbols.show(text)).join(', then ');
      return fail(MORE, `${report.id}: ${path || report.because}`);
    }
  }
}

/** Ids of the roles that people come to, or may come to: those of job functions and those of oversight. */
function entering({ identities }: Account, manifest: Manifest): string[] {
  const jobs = manifest.jobFunctions.map(({ id }) => component.role(id));
  const overseers = oversightIn(manifest).map((name) => oversightArnOf(manifest, name));
  return identities
    .filter(({ arn, tags }) => {
      const tag = tags[TAG_COMPONENT] ?? '';
      return jobs.includes(tag) || [...tag].some(isSymbolLetter) || overseers.includes(arn);
    })
    .map(({ id }) => id);
}

/** Nothing is proven of a role that is not there. */
function missing({ identities }: Account, manifest: Manifest, from: readonly string[]): Decided[] {
  const found = identities.filter(({ id }) => from.includes(id));
  const jobs = manifest.jobFunctions.filter(
    ({ id: job }) => !found.some(({ tags }) => tags[TAG_COMPONENT] === component.role(job)),
  );
  const overseers = oversightIn(manifest).map((name) => oversightArnOf(manifest, name));
  const unseen = overseers.filter((wanted) => !found.some(({ arn }) => arn === wanted));
  return [...jobs.map(({ id }) => id), ...unseen].map((name) => unsure(`no role of ${name} can be read`));
}
