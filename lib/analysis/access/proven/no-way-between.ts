import { overlaps, parseCidr } from '../../../common/cidr';
import { type Manifest, isSamePerson } from '../../../manifest';
import { mayMeet, takenRanges } from '../../../manifest/address-plan';
import { type Claim, type Decided } from '../../claim';
import { fail, pass, unsure } from '../../decided';
import { sharedRangesOf } from '../../network/shared-ways';
import { placeOf } from '../../placed-text';
import { accessOf } from '../account/access-of';
import type { Account, Identity } from '../account/account';
import { compareAccess } from '../engine/compare';
import { textsIn } from '../extract/read-account';
import { beginningOf } from '../policy/symbols';
import { readPolicy } from '../policy/read-policy';
import { never } from '../questions/never';
import { NOTHING } from '../questions/request-kind';
import { accountIn, rolesOfJob } from './account-in';
import { letInBy, wholeOf } from './let-in';
import { type OtherEnclave, arnsOf, mayBegin, openTo, retold } from './other-enclave';
import { told, toldTogether } from './told';

const WAY = 'there is a way from this enclave to another one';

/**
 * Can nobody who enters this enclave reach anything of another enclave of the same call: by their own rights, by a policy
 * over there that names them, over the network, or under a second name?
 *
 * Limits: the enclaves of one call; of another one, what has an ARN that is known for its type. Data that both manifests
 * name and neither enclave makes is nobody's enclave: each has its grants for it. What the way to an office or to a shared service passes on is its owner's business, as long as it is
 * no address of the other enclave.
 */
export function noWayBetween(manifest: Manifest, others: readonly OtherEnclave[]): Claim {
  return {
    claim: 'Nobody who enters this enclave can reach anything of another enclave of the same call',
    decide(world) {
      const account = accountIn(world, manifest);
      const roles = manifest.jobFunctions.flatMap((job) => rolesOfJob(account, job));
      const near = others.filter(({ manifest: other }) => other.placement.account === manifest.placement.account);
      const parts = roles.flatMap((role) => [
        ...byOwnRights(account, role, others),
        ...near.flatMap((other) => byDoors(account, role, other)),
      ]);
      // Nothing is proven of a role that is not there.
      const missing = manifest.jobFunctions
        .filter((job) => rolesOfJob(account, job).length === 0)
        .map(({ id }) => unsure(`no role of ${id} can be read`));
      return toldTogether(
        account,
        [...missing, ...parts, ...others.flatMap((other) => [overNetwork(manifest, other), asOther(manifest, other)])],
        `${roles.length} roles, ${others.length} other enclaves`,
      );
    },
  };
}

/** Asks only of what a policy of the role may name, by the texts that both begin with. */
function byOwnRights(account: Account, role: Identity, others: readonly OtherEnclave[]): Decided[] {
  const beginnings = [...new Set(namedBy(role, account))];
  const { access } = accessOf(account, role);
  return others.flatMap((other) => {
    const met = arnsMet(other, beginnings, account);
    if (met.includes(undefined)) return [unsure('there are more unreadable parts than can be told apart')];
    if (met.length === 0) return [];
    const resources = met.flatMap((arn) => wholeOf(arn!));
    return [told(never(access, { resources }, account), WAY, role, account)];
  });
}

/** As much as is known to begin the resources that the policies of a role allow. */
function namedBy({ policies, unread }: Identity, { symbols }: Account): string[] {
  const allowed = policies
    .flatMap((policy) => readPolicy(policy, symbols).statements)
    .filter(({ effect }) => effect === 'Allow');
  const named = allowed.flatMap(({ resources }) =>
    resources?.negated === false ? resources.patterns.map(beginningOf) : [''],
  );
  return unread.length > 0 ? [...named, ''] : named;
}

/** Asks of what over there has a policy that may name the role. In another account the role's own rights decide as well. */
function byDoors(account: Account, role: Identity, other: OtherEnclave): Decided[] {
  return openTo(role.arn, other, account.symbols).flatMap((resource) => {
    const access = letInBy(account, role, resource);
    return access ? [told(compareAccess(access, NOTHING, account), WAY, role, account)] : [];
  });
}

function arnsMet(other: OtherEnclave, beginnings: readonly string[], { symbols }: Account): (string | undefined)[] {
  return other.templates.flatMap((template, index) => {
    const place = index === 0 ? placeOf(other.manifest) : {};
    const from = textsIn(template.openWorld(), place).letters.table;
    return arnsOf(template, place)
      .filter(({ beginning }) => beginnings.some((one) => mayBegin(one, beginning)))
      .map(({ arn }) => retold(arn, from, symbols, other.name));
  });
}

/** The ways that lead out of this network end at no address of the other, where the two can meet. */
function overNetwork(manifest: Manifest, other: OtherEnclave): Decided {
  if (!mayMeet(manifest, other.manifest)) return pass();
  const out = [...manifest.connect.siteToSite.flatMap(({ networks }) => networks), ...sharedRangesOf(manifest)];
  const theirs = takenRanges(other.manifest);
  for (const { cidr, what } of theirs) {
    const to = out.find((range) => {
      const [one, another] = [parseCidr(range), parseCidr(cidr)];
      return one && another && overlaps(one, another);
    });
    if (to !== undefined)
      return fail(WAY, `packets to ${to} leave this enclave, and ${cidr} is the ${what} of ${other.name}`);
  }
  return pass();
}

/** Whoever works in both carries between them what they like. */
function asOther(manifest: Manifest, other: OtherEnclave): Decided {
  const both = manifest.people.find(({ email }) => other.manifest.people.some((one) => isSamePerson(one.email, email)));
  return both ? fail(WAY, `${both.email} enters this enclave and ${other.name}`) : pass();
}
