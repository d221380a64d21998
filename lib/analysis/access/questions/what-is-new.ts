import { accessOf } from '../account/access-of';
import type { Account, Guarded, Identity } from '../account/account';
import type { AccessSet } from '../engine/access-set';
import { compareAccess } from '../engine/compare';
import type { Request } from '../request/request';
import { accessRows, deniesOfResources, setsOf } from './matrix';
import { type AccessRow, mergeAccessRows } from './matrix-rows';
import { newAtResources } from './new-at-resources';
import { isSame, matched } from './same-in-both';
import { NOTHING, ofKind } from './request-kind';

/** Access that one account gives and another does not. */
export interface NewAccess {
  /** Id of the identity, or whom the policy of a resource names. */
  readonly who: string;
  /** Id of the resource whose own policy gives it; absent where policies of identities do. */
  readonly at?: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: readonly string[];
  /** False where nobody can tell whether any of it is new. */
  readonly certain: boolean;
  /** A request that shows it, where it is certain. */
  readonly witness?: Request;
  /** The statements that give it. */
  readonly by: readonly string[];
}

/** What one account has and the other has not. */
export interface OneSided {
  readonly access: readonly NewAccess[];
  /** Ids of identities. */
  readonly identities: readonly string[];
  /** What could not be read, and may hold more of it. */
  readonly notes: readonly string[];
}

export interface Difference {
  readonly appeared: OneSided;
  readonly gone: OneSided;
}

/**
 * Between two accounts: which access is new, and which is gone.
 *
 * Both are to be read with one symbol table, so that a parameter of that name is one thing in both. Identities are the same
 * by logical id, else by name. Each is asked as a whole: what only moved from one statement or policy to another is not new.
 * Rows name the actions and conditions as the later policies write them, and only actions of which something is new.
 *
 * Limits: a resource in a row is as wide as its statement, though part of it may be old; the witness is new. What service
 * control policies and boundaries take counts; policies of endpoints do not, nor does what a key's own policy adds to the
 * identity's. Two policies that cannot be read are the same only if nothing else of the identity changed.
 */
export function whatIsNew(before: Account, after: Account): Difference {
  if (before.symbols !== after.symbols) throw new Error('two accounts are compared only in the symbols of one table');
  return { appeared: onlyIn(after, before), gone: onlyIn(before, after) };
}

function onlyIn(account: Account, other: Account): OneSided {
  const pairs = matched(account.identities, other.identities);
  const both = { account, other, denies: deniesOfResources(account), othersDenies: deniesOfResources(other) };
  const found = pairs.map(([identity, before]) => ({
    rows: newOf(identity, before, both),
    notes: hiddenIn(identity, before),
  }));
  const atResources = newAtResources(account, other);
  const notes = [...account.unseen.filter((one) => !other.unseen.includes(one)), ...found.flatMap((one) => one.notes)];
  return {
    access: [...found.flatMap(({ rows }) => rows), ...atResources.rows],
    identities: pairs.filter(([, before]) => before === undefined).map(([{ id }]) => id),
    notes: [...new Set([...notes, ...atResources.notes])].map((note) => account.symbols.show(note)),
  };
}

interface Both {
  readonly account: Account;
  readonly other: Account;
  readonly denies: ReturnType<typeof deniesOfResources>;
  readonly othersDenies: ReturnType<typeof deniesOfResources>;
}

function newOf(identity: Identity, before: Identity | undefined, both: Both): NewAccess[] {
  const { account, other, denies, othersDenies } = both;
  if (before && isSame(identity, before) && isSame(around(account), around(other))) return [];
  const { sets } = setsOf(account, identity, denies);
  const reference = before ? allOf(other, before, othersDenies) : NOTHING;
  const rows = sets.flatMap((set) => {
    if (compareAccess(set, reference, account).verdict === 'pass') return [];
    const all = accessRows(account, identity, set, reference);
    const narrowed = all.flatMap((row) => withNewActions(row, set, reference, account));
    // What is new may be actions that AWS's reference does not know.
    return narrowed.length > 0 ? narrowed : all;
  });
  const isRead = identity.unread.length === 0;
  return mergeAccessRows(rows).map(({ who, actions, resources, conditions, certain, witness, by }) => ({
    who,
    actions,
    resources,
    conditions,
    // A policy that nobody can read may deny it.
    certain: certain && isRead,
    ...(certain && isRead && witness && { witness: shown(witness, account) }),
    by,
  }));
}

/** All that somebody may do, in one set. What nobody can read may hold anything. */
function allOf(account: Account, identity: Identity, resourceDenies: Both['denies']): AccessSet {
  const own = accessOf(account, identity).access;
  const [, ...byResources] = setsOf(account, identity, []).sets;
  return {
    ways: [...own.ways, ...byResources.flatMap(({ ways }) => ways)],
    denies: [...(own.denies ?? []), ...byResources.flatMap(({ denies = [] }) => denies), ...resourceDenies],
  };
}

/** What decides beside the identity: whoever has the same policies under the same of these may do the same. */
function around({ guarded, serviceControl, resourceControl }: Account): unknown {
  return [
    guarded.map(({ arn, policies, unread }: Guarded) => [arn, policies, unread]),
    serviceControl,
    resourceControl,
  ];
}

/** The row without those actions of which nothing is new; none if that is all of them. */
function withNewActions(row: AccessRow, set: AccessSet, reference: AccessSet, { symbols }: Account): AccessRow[] {
  if (row.level === 'all' || row.actions.length === 1) return [row];
  const asked = row.actions.map((action) => ({
    action,
    answer: compareAccess(ofKind(set, { actions: [action] }, symbols), reference, { symbols }),
  }));
  const left = asked.filter(({ answer }) => answer.verdict !== 'pass');
  const [failed] = left.flatMap(({ answer }) => (answer.verdict === 'fail' ? [answer] : []));
  const actions = left.map(({ action }) => action);
  if (actions.length === 0) return [];
  return [{ ...row, actions, certain: failed !== undefined, ...(failed && { witness: failed.witness }) }];
}

function hiddenIn(identity: Identity, before: Identity | undefined): string[] {
  const bounds = (one: Identity | undefined) => [one?.boundary];
  const isBoundAlike = before !== undefined && isSame(bounds(identity), bounds(before));
  return identity.unread
    .filter((name) => !(isBoundAlike && before.unread.includes(name)))
    .map((name) => `${identity.kind} ${identity.name}: what ${name} allows is not known, nor what of it is new`);
}

function shown(request: Request, { symbols }: Account): Request {
  return JSON.parse(symbols.show(JSON.stringify(request))) as Request;
}
