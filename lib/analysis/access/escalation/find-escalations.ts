import type { Account } from '../account/account';
import type { Options } from './asking';
import { besidesOf } from './besides';
import { type PrincipalReport, explain, inWords } from './explain';
import { search } from './search';
import { World } from './world';

/** What was found of every principal that was asked about. */
export interface EscalationReport {
  readonly principals: readonly PrincipalReport[];
}

/**
 * Can principals of an account come to more rights than they were given, and how?
 *
 * A graph over identities, services and what bears roles. Each edge is a method whose calls the engine finds allowed, by
 * identity policies and boundary and service control policies together, and by the trust policy of the role that is won.
 * Whoever is reached may go on from there. `fail` shows a shortest way with the requests; `pass` is a proof that no listed
 * method works; `unknown` says what would have to be known.
 *
 * Where the account does not show what else there is, a role or workload of which nothing is known counts as one that may do
 * more, as the published catalogues have it.
 *
 * Limits: policies of resources that allow calls to the account are not read here (trust policies are), nor session
 * policies. Each call is judged by itself: that a condition holds for one does not make it hold for the next.
 */
export function findEscalations(account: Account, from?: readonly string[], options: Options = {}): EscalationReport {
  const world = new World(account, options);
  const asked = from ? world.actors.filter(({ identity }) => from.includes(identity.id)) : world.actors;
  const hidden = from?.filter((id) => !world.actors.some(({ identity }) => identity.id === id)) ?? [];
  return {
    principals: [
      ...asked.map((actor): PrincipalReport => {
        const found = search(actor, world);
        return { ...explain(actor, found, world), beside: besidesOf(actor, world).map((win) => inWords(win, world)) };
      }),
      ...hidden.map((id): PrincipalReport => ({
        id,
        verdict: 'unknown',
        reason: `no identity of the account is called ${id}`,
        beside: [],
      })),
    ],
  };
}
