import type { Account } from '../account/account';
import type { Actor } from './actor';
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
export function findEscalations(
  account: Account,
  from: readonly string[] | undefined,
  options: Options,
): EscalationReport {
  const world = new World(account, options);
  const ids = from ?? world.actors.map(({ identity }) => identity.id);
  const asked = world.actors.filter(({ identity }) => ids.includes(identity.id));
  const hidden = ids.filter((id) => !asked.some(({ identity }) => identity.id === id));
  return { principals: [...asked.map((actor) => reportOn(actor, world)), ...hidden.map(unseen)] };
}

/** Answers about one principal of an account after the other. */
export interface Escalations {
  /** The same report, of one of them. */
  of(id: string): PrincipalReport;
  /** May it call this on anything at all, as far as anybody can know? A no takes little time. */
  mayCall(id: string, action: string): boolean;
}

/** What was found out for one answer is known for the next. */
export function escalationsIn(account: Account, options: Options): Escalations {
  const world = new World(account, options);
  const actorOf = (id: string): Actor | undefined => world.actors.find(({ identity }) => identity.id === id);
  return {
    of: (id) => {
      const actor = actorOf(id);
      return actor ? reportOn(actor, world) : unseen(id);
    },
    mayCall: (id, action) => {
      const actor = actorOf(id);
      return !actor || actor.unread.length > 0 || world.asking.can(actor, { action }).answer !== 'no';
    },
  };
}

function reportOn(actor: Actor, world: World): PrincipalReport {
  const found = search(actor, world);
  return { ...explain(actor, found, world), beside: besidesOf(actor, world).map((win) => inWords(win, world)) };
}

function unseen(id: string): PrincipalReport {
  return { id, verdict: 'unknown', reason: `no identity of the account is called ${id}`, beside: [] };
}
