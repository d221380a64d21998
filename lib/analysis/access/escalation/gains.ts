import type { AccessSet, Layer } from '../engine/access-set';
import { compareAccess } from '../engine/compare';
import { readPolicy } from '../policy/read-policy';
import type { Actor } from './actor';
import type { Asking } from './asking';
import { circumstancesOf } from './circumstances';

/** What somebody may do then that they may not do before. `perhaps` when it cannot be known. */
export type More =
  | { readonly more: 'everything' | 'nothing' }
  | { readonly more: 'something'; readonly example?: string }
  | { readonly more: 'perhaps'; readonly reason: string };

/** Steps for one comparison of two identities: there are as many as pairs. */
const STEPS = 300_000;

/** Compares what identities may do. */
export class Gains {
  private readonly known = new Map<string, unknown>();

  constructor(private readonly asking: Asking) {}

  /** May it do everything? Only somebody with an Allow of every action on every resource can. */
  isAdministrator(actor: Actor): boolean {
    return this.once(`everything ${actor.identity.id}`, () => {
      const everywhere =
        !actor.mayBeNarrower &&
        actor.layers.every((layer) =>
          layer.some(
            ({ effect, actions, resources, certain }) =>
              effect === 'Allow' && certain && isAll(actions) && isAll(resources),
          ),
        );
      return everywhere && this.compare({ ways: [[this.everything(actor)]] }, actor.access).verdict === 'pass';
    });
  }

  /** What whoever is one of them has from becoming another. */
  fromBecoming(target: Actor, actor: Actor): More {
    return this.once(`${actor.identity.id} becomes ${target.identity.id}`, () =>
      this.difference(target.access, target, actor),
    );
  }

  /** What it has once its boundary is gone. */
  fromUnbounding(actor: Actor): More {
    if (!actor.boundary) return { more: 'nothing' };
    return this.difference({ ways: [[actor.policies, ...actor.control]] }, actor, actor);
  }

  /** What it has once it may bear any tag; only policies that ask for tags of the caller say more then. */
  fromTags(actor: Actor): More {
    const keys = actor.layers.flat().flatMap(({ tests }) => tests.map(({ key }) => key));
    const tags = [...new Set(keys.filter((key) => key.startsWith('aws:principaltag/')))];
    if (tags.length === 0) return { more: 'nothing' };
    const untagged = this.layerOf('without the tag', { Null: Object.fromEntries(tags.map((key) => [key, 'true'])) });
    return this.difference(actor.access, actor, actor, [...actor.layers, untagged]);
  }

  private difference(then: AccessSet, target: Actor, actor: Actor, before: readonly Layer[] = actor.layers): More {
    if (target !== actor && this.isAdministrator(target)) return { more: 'everything' };
    if (target !== actor && target.unread.length > 0) return { more: 'perhaps', reason: target.unread[0]! };
    const now = this.everything(target);
    const answer = this.compare({ ...then, ways: then.ways.map((way) => [...way, now]) }, { ways: [before] });
    if (answer.verdict === 'pass') return { more: 'nothing' };
    if (answer.verdict === 'unknown') return { more: 'perhaps', reason: answer.reason };
    const { action, resource } = answer.witness;
    return { more: 'something', example: resource === '*' ? action : `${action} on ${resource}` };
  }

  /** Everything, as things are now for this identity. */
  private everything(actor: Actor): Layer {
    return this.layerOf('now', circumstancesOf(actor, '', actor.layers.flat(), this.asking.now));
  }

  private layerOf(where: string, conditions: object): Layer {
    const allow = { Effect: 'Allow', Action: '*', Resource: '*', Condition: conditions };
    return readPolicy({ document: { Statement: [allow] }, where, certain: true }, this.asking.account.symbols)
      .statements;
  }

  private compare(claim: AccessSet, reference: AccessSet) {
    return compareAccess(claim, reference, { symbols: this.asking.account.symbols, budget: STEPS });
  }

  private once<T>(name: string, find: () => T): T {
    const before = this.known.get(name);
    if (before !== undefined) return before as T;
    const found = find();
    this.known.set(name, found);
    return found;
  }
}

function isAll(patterns: { readonly patterns: readonly string[]; readonly negated: boolean } | undefined): boolean {
  return patterns === undefined || (!patterns.negated && patterns.patterns.some((text) => /^(\*+|\*:\*)$/.test(text)));
}
