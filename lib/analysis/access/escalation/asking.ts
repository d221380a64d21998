import type { Account } from '../account/account';
import type { Layer } from '../engine/access-set';
import { compareAccess } from '../engine/compare';
import { readPolicy } from '../policy/read-policy';
import type { Statement } from '../policy/statement';
import { isSymbolLetter } from '../policy/symbols';
import type { Request } from '../request/request';
import type { Actor } from './actor';
import { type Conditions, circumstancesOf } from './circumstances';

/** Whether somebody may do something of a kind, with one such request. */
export type Can =
  | { readonly answer: 'yes'; readonly request: Request; readonly because: readonly string[] }
  | { readonly answer: 'no' }
  | { readonly answer: 'perhaps'; readonly reason: string; readonly request?: Request };

export const NO: Can = { answer: 'no' };

/** A kind of request. */
export interface Kind {
  readonly action: string;
  /** ARNs with wildcards. Absent: any resource. */
  readonly resources?: readonly string[];
  /** Resources that do not count. */
  readonly except?: readonly string[];
  readonly conditions?: Conditions;
}

export interface Options {
  /** @default the time of the clock */
  readonly now?: Date;
  /** Steps of the engine for one question. */
  readonly budget?: number;
}

/** Begins what the engine says of statements that are the question, and nobody's policy. */
const QUESTION = 'what is asked about';

/** Of the account `aws`, and roles that only AWS writes: nobody of the account changes or hands on these. */
const OF_AWS = ['arn:*:*:*:aws:*', 'arn:*:iam::*:role/aws-reserved/*', 'arn:*:iam::*:role/aws-service-role/*'];

/** Asks the engine what identities of one account may do; each question once. */
export class Asking {
  readonly now: Date;
  private readonly known = new Map<Actor, Map<string, Can>>();
  private readonly lists = new Map<readonly string[], number>();

  constructor(
    readonly account: Account,
    private readonly options: Options,
  ) {
    this.now = options.now ?? new Date();
  }

  /** May it make a request of this kind, by its own policies? */
  can(actor: Actor, kind: Kind): Can {
    const layers = actor.layersFor(kind.action);
    if (!layers) return NO;
    let known = this.known.get(actor);
    if (!known) this.known.set(actor, (known = new Map<string, Can>()));
    const name = this.nameOf(kind);
    let can = known.get(name);
    if (!can) known.set(name, (can = this.decide(actor, kind, [layers])));
    return can;
  }

  /** Exceptions may be all roles of an account: their list is known by itself. */
  private nameOf({ action, resources = [], except = [], conditions }: Kind): string {
    let number = except.length === 0 ? 0 : this.lists.get(except);
    if (number === undefined) this.lists.set(except, (number = this.lists.size + 1));
    return `${action} ${number} ${conditions ? JSON.stringify(conditions) : ''}\n${resources.join('\n')}`;
  }

  /** Is some request of this kind in one of the ways? */
  decide(actor: Actor, kind: Kind, ways: readonly (readonly Layer[])[], principals?: readonly string[]): Can {
    const statements = ways.flat(2);
    const conditions = merged(circumstancesOf(actor, kind.action, statements, this.now), kind.conditions ?? {});
    const asked = this.question(kind, conditions, { AWS: principals ?? [actor.identity.arn] });
    return this.compare(
      ways.map((layers) => [...layers, asked.filter(({ effect }) => effect === 'Allow')]),
      asked,
    );
  }

  /** Is some request of this kind, by one of these, in what a layer allows? */
  lets(layer: Layer, kind: Kind, principal: Readonly<Record<string, readonly string[]>>): Can {
    const asked = this.question(kind, kind.conditions ?? {}, principal);
    return this.compare([[layer, asked.filter(({ effect }) => effect === 'Allow')]], asked);
  }

  private compare(ways: readonly (readonly Layer[])[], denies: readonly Statement[]): Can {
    const { symbols } = this.account;
    const { budget } = this.options;
    const answer = compareAccess({ ways, denies }, { ways: [] }, { symbols, ...(budget !== undefined && { budget }) });
    if (answer.verdict === 'pass') return NO;
    if (answer.verdict === 'unknown') {
      return { answer: 'perhaps', reason: answer.reason, ...(answer.maybe && { request: answer.maybe }) };
    }
    const because = answer.because.filter((line) => !line.includes(QUESTION));
    return { answer: 'yes', request: { ...answer.witness, action: denies[0]!.source.Action as string }, because };
  }

  private question(
    { action, resources, except }: Kind,
    conditions: Conditions,
    principal: Readonly<Record<string, readonly string[]>>,
  ): readonly Statement[] {
    const allow = {
      Effect: 'Allow',
      Action: action,
      Principal: principal,
      ...(resources && { Resource: resources }),
      ...(Object.keys(conditions).length > 0 && { Condition: conditions }),
    };
    const never = { Effect: 'Deny', Action: '*', Resource: [...OF_AWS, ...(except ?? [])] };
    const document = { Version: '2012-10-17', Statement: [allow, never] };
    const { statements } = readPolicy({ document, where: QUESTION, certain: true }, this.account.symbols);
    return statements.map(withoutSessions);
  }
}

/** A role stands for its sessions in policies; who asks is the role. */
function withoutSessions(statement: Statement): Statement {
  const { principals } = statement;
  if (!principals) return statement;
  const patterns = principals.patterns.filter((pattern) => !/:assumed-role\/[^/]*\/\*$/.test(pattern));
  return { ...statement, principals: { ...principals, patterns } };
}

function merged(one: Conditions, other: Conditions): Conditions {
  const all: Record<string, Conditions[string]> = { ...one };
  for (const [operator, block] of Object.entries(other)) all[operator] = { ...all[operator], ...block };
  return all;
}

/** An ARN as a pattern that matches nothing else. */
export function exactly(arn: string): string {
  return arn.replace(/[*?$]/g, (sign) => (sign === '$' ? '${$}' : `\${${sign}}`));
}

/** Does it hold a part that nobody can read? */
export function isOpen(text: string): boolean {
  return [...text].some(isSymbolLetter);
}
