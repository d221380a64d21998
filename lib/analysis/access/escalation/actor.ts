import type { Account, Identity } from '../account/account';
import { resourceControlOf } from '../account/resource-control';
import type { AccessSet, Layer } from '../engine/access-set';
import { type JsonPolicy, type SourcedPolicy, listOf } from '../policy/json-policy';
import { readPolicy } from '../policy/read-policy';
import type { Statement } from '../policy/statement';
import { mayHold } from './may-match';
import { withOpenResources } from './open-resources';
import { withOwnName } from './own-name';

/** What AWS ships allows and forbids nothing, but for policies that are named after it; a boundary narrows in any case. */
const ONLY_ALLOWS = /^(?!.*boundary).*arn:[^:]+:iam::aws:policy\/(?!.*(Deny|Quarantine))/i;

/** An identity with its policies read: what has to allow together, and what could not be read. */
export class Actor {
  readonly boundary: Layer | undefined;
  /** Levels of service and resource control policies. */
  readonly control: readonly Layer[];
  readonly policies: Layer;
  /** Reasons why not all it may do is known. */
  readonly unread: readonly string[];
  /** What could not be read in policies of which the rest could. */
  readonly problems: readonly string[];
  /** May a policy that nobody could read take away what the others allow? */
  readonly mayBeNarrower: boolean;
  private readonly touching = new Map<string, readonly Layer[]>();

  constructor(
    readonly identity: Identity,
    account: Account,
  ) {
    const lost: string[] = [];
    const problems: string[] = [];
    const read = (policy: SourcedPolicy): readonly Statement[] => {
      const named = withOwnName(policy.document, identity);
      const document = withOpenResources(named) as JsonPolicy;
      const { statements, problems: found } = readPolicy({ ...policy, document }, account.symbols);
      // What is wrong with one statement makes it uncertain, and the engine careful; a whole policy may be lost.
      (statements.length === 0 ? lost : problems).push(...found);
      return statements.map(widened);
    };
    this.problems = problems;
    this.policies = identity.policies.flatMap(read);
    this.boundary = identity.boundary && read(identity.boundary);
    this.control = [...account.serviceControl, ...resourceControlOf(account)].map((level) => level.flatMap(read));
    const unread = identity.unread.filter((name) => !name.includes('trust policy'));
    this.mayBeNarrower = lost.length > 0 || unread.some((name) => !ONLY_ALLOWS.test(name));
    this.unread = [...unread.map((name) => `what ${name} allows is not known`), ...lost];
  }

  /** All must allow. */
  get layers(): readonly Layer[] {
    return [this.policies, ...(this.boundary ? [this.boundary] : []), ...this.control];
  }

  get access(): AccessSet {
    return { ways: [this.layers] };
  }

  /** Does nobody tell of any policy of it? */
  get isBare(): boolean {
    return this.policies.length === 0 && this.unread.length === 0;
  }

  /** The layers with only those statements that may be about an action; undefined when one of them cannot allow it. */
  layersFor(action: string): readonly Layer[] | undefined {
    let layers = this.touching.get(action);
    if (!layers) {
      layers = this.layers.map((layer) => layer.filter(({ actions }) => mayHold(actions, action)));
      this.touching.set(action, layers);
    }
    return layers.every((layer) => layer.some(({ effect }) => effect === 'Allow')) ? layers : undefined;
  }
}

/** A list of which a part is no text may name anything. */
function widened(statement: Statement): Statement {
  const { certain, source, actions, resources, ...rest } = statement;
  if (certain) return statement;
  const isWhole = (list: unknown): boolean => listOf(list).every((one) => typeof one === 'string');
  const kept = {
    ...(isWhole(source.Action) && actions && { actions }),
    ...(isWhole(source.Resource) && resources && { resources }),
  };
  return { ...rest, certain, source, ...kept };
}

/** Is it one of those who are held already? Two lines may tell of one principal. */
export function isHeld(held: readonly Actor[], actor: Actor): boolean {
  return held.includes(actor) || held.some(({ identity }) => identity.arn === actor.identity.arn);
}
