import type { Account } from '../account/account';
import { Actor } from './actor';
import { Asking, type Options, exactly } from './asking';
import { Gains } from './gains';
import { Trusts } from './trust';

/** An account, and all that was found out about it so far. */
export class World {
  readonly asking: Asking;
  readonly trusts: Trusts;
  readonly gains: Gains;
  readonly actors: readonly Actor[];
  private readonly byArn = new Map<string, Actor>();
  private readonly arns = new Map<readonly Actor[], readonly string[]>();
  private readonly byKind = new Map<string, readonly Actor[]>();

  constructor(
    readonly account: Account,
    options: Options,
  ) {
    this.asking = new Asking(account, options);
    this.trusts = new Trusts(this.asking);
    this.gains = new Gains(this.asking);
    this.actors = account.identities.map((identity) => new Actor(identity, account));
    for (const actor of this.actors) this.byArn.set(actor.identity.arn, actor);
  }

  actorOf(arn: string): Actor | undefined {
    return this.byArn.get(arn);
  }

  /** All of a kind, administrators first. */
  ofKind(kind: string): readonly Actor[] {
    let found = this.byKind.get(kind);
    if (!found) {
      const all = this.actors.filter(({ identity }) => identity.kind === kind);
      const strong = (actor: Actor): number => (this.gains.isAdministrator(actor) ? 0 : 1);
      found = all.toSorted((one, other) => strong(one) - strong(other));
      this.byKind.set(kind, found);
    }
    return found;
  }

  /** Their ARNs as patterns; the same list for the same people, so that questions with it are known again. */
  arnsOf(actors: readonly Actor[]): readonly string[] {
    let arns = this.arns.get(actors);
    if (!arns) this.arns.set(actors, (arns = actors.map(({ identity }) => exactly(identity.arn))));
    return arns;
  }

  /** Shapes with the partition and account filled in; any account where it is not known. */
  shapesOf(shapes: readonly string[]): readonly string[] {
    const { id } = this.account;
    return this.fill(shapes, /^\d{12}$/.test(id) ? id : '*', '*');
  }

  /** The same in the account and region that identities are in, as an example reads best. */
  plainShapesOf(shapes: readonly string[]): readonly string[] {
    const { id, identities, region } = this.account;
    return this.fill(shapes, identities[0]?.arn.split(':')[4] ?? id, region);
  }

  private fill(shapes: readonly string[], account: string, region: string): readonly string[] {
    const { partition } = this.account;
    return shapes.map((shape) =>
      shape.replace('{partition}', partition).replace('{account}', account).replace('{region}', region),
    );
  }
}
