import { type Manifest, TAG_COMPONENT } from '../../../manifest';
import type { Claim } from '../../claim';
import { accessOf } from '../account/access-of';
import type { Identity } from '../account/account';
import { never } from '../questions/never';
import type { RequestKind } from '../questions/request-kind';
import { aboutAll, accountOf, decidedOf } from './enclave-account';

/** What would let a function become somebody else, or give itself rights. */
const BECOMING = ['iam:*', 'organizations:*', 'sts:AssumeRole*', 'sts:GetFederationToken'];

/**
 * Do the functions and services of an enclave keep off the vendor's data, and off all rights?
 *
 * The engine asks of every role that the enclave made for itself whether any policy lets it touch what a data boundary
 * names, or call what hands out rights. Roles of people have proofs of their own.
 *
 * Limits: passing a role on to a service that the enclave itself names is no right of the function. Policies of
 * resources outside the template are not seen.
 */
export function workloadsKeepOff(manifest: Manifest): Claim {
  return {
    claim: 'No function or service of the enclave can touch the data of a boundary, take another role or change rights',
    decide(world) {
      const account = accountOf(world, manifest);
      const own = account.identities.filter((identity) => !isOfPeople(identity));
      const parts = own.flatMap((identity) =>
        forbidden(manifest).map(({ kind, broken }) => {
          const answer = never(accessOf(account, identity).access, kind, { symbols: account.symbols });
          return decidedOf(account, identity, answer, broken);
        }),
      );
      return aboutAll(parts, `${own.length} roles of functions and services`);
    },
  };
}

const PEOPLE = /^(role\/|assessor|break-glass|emergency|oversight)/;

function isOfPeople({ tags }: Identity): boolean {
  return PEOPLE.test(tags[TAG_COMPONENT] ?? '');
}

interface Forbidden {
  readonly kind: RequestKind;
  readonly broken: string;
}

function forbidden({ dataBoundaries }: Manifest): Forbidden[] {
  const data = dataBoundaries.flatMap(({ resources }) => resources);
  return [
    { kind: { resources: data }, broken: 'can touch the data of a boundary' },
    { kind: { actions: BECOMING }, broken: 'can take another role or change rights' },
  ];
}
