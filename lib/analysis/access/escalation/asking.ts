import type { Account } from '../account/account';
import type { Layer } from '../engine/access-set';
import type { Answer } from '../engine/answer';
import { compareAccess } from '../engine/compare';
import { readPolicy } from '../policy/read-policy';
import type { Statement } from '../policy/statement';
import { isSymbolLetter } from '../policy/symbols';
import type { Request } from '../request/request';
import type { Actor } from './actor';
import { oddNames } from './odd-names';
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
  /** The moment that is asked about: statements may hold until a day, or from one. */
  readonly now: Date;
  /** Steps of the engine for one question. */
  readonly budget?: number;
}

type Ways = readonly (readonly Layer[])[];
type Principal = Readonly<Record<string, readonly string[]>>;

/** Begins what the engine says of statements that are the question, and nobody's policy. */
const QUESTION = 'what is asked about';

/** What the evaluator says of the empty set that every question is compared with. */
const NOTHING = 'no policy that could allow it';

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
    this.now = options.now;
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
  decide(actor: Actor, kind: Kind, ways: Ways, principals?: readonly string[]): Can {
    const statements = ways.flat(2);
    const conditions = merged(circumstancesOf(actor, kind.action, statements, this.now), kind.conditions ?? {});
    const can = this.ask(ways, kind, conditions, principals && { AWS: principals });
    return can.answer === 'yes' ? { ...can, request: { principal: `AWS:${actor.identity.arn}`, ...can.request } } : can;
  }

  /** Is some request of this kind, by one of these, in what a layer allows? */
  lets(layer: Layer, kind: Kind, principal: Principal): Can {
    return this.ask([[layer]], kind, kind.conditions ?? {}, principal);
  }

  private ask(ways: Ways, kind: Kind, conditions: Conditions, principal: Principal | undefined): Can {
    const answer = this.beyondNothing(ways, this.question(kind, conditions, principal));
    if (answer.verdict === 'pass') return NO;
    if (answer.verdict === 'fail') return yes(answer, kind);
    const perhaps: Can = { answer: 'perhaps', reason: answer.reason, ...(answer.maybe && { request: answer.maybe }) };
    if (!answer.maybe || !isOpen(answer.maybe.resource)) return perhaps;
    // What nobody can read might be empty, or one of the exceptions; it is taken for one more thing that nobody told us of.
    const resources = kind.resources?.map((shape) => shape.replace(/\?\*$/, '*'));
    const [open] = this.question({ ...kind, ...(resources && { resources }) }, conditions, principal);
    const again = this.beyondNothing(ways, [open!]);
    return again.verdict === 'fail' && isOpen(again.witness.resource) ? yes(again, kind) : perhaps;
  }

  private beyondNothing(ways: Ways, [asked, ...denies]: readonly Statement[]): Answer {
    const { budget } = this.options;
    const { symbols } = this.account;
    const claim = { ways: ways.map((layers) => [...layers, [asked!]]), denies };
    return compareAccess(claim, { ways: [] }, { symbols, ...(budget !== undefined && { budget }) });
  }

  private question(
    { action, resources, except }: Kind,
    conditions: Conditions,
    principal: Principal | undefined,
  ): readonly Statement[] {
    const allow = {
      Effect: 'Allow',
      Action: action,
      ...(principal && { Principal: principal }),
      ...(resources && { Resource: resources }),
      ...(Object.keys(conditions).length > 0 && { Condition: conditions }),
    };
    const never = {
      Effect: 'Deny',
      Action: '*',
      Resource: [...OF_AWS, ...oddNames(resources ?? []), ...(except ?? [])],
    };
    const document = { Version: '2012-10-17', Statement: [allow, never] };
    const { statements } = readPolicy({ document, where: QUESTION, certain: true }, this.account.symbols);
    return statements.map(withoutSessions);
  }
}

function yes({ because, witness }: Extract<Answer, { verdict: 'fail' }>, { action }: Kind): Can {
  const deciding = because.filter((line) => !line.includes(QUESTION) && line !== NOTHING);
  // The engine knows actions in lower case.
  return { answer: 'yes', request: { ...witness, action }, because: deciding };
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
