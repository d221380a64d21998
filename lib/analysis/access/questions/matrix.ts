import { accessOf } from '../account/access-of';
import type { Account, Guarded, Identity } from '../account/account';
import { isForUntold } from '../account/resource-control';
import type { AccessSet } from '../engine/access-set';
import { compareAccess } from '../engine/compare';
import type { Statement } from '../policy/statement';
import { readPolicy } from '../policy/read-policy';
import { conditionWords, denyWords, isIdle } from './condition-words';
import { combinationsOf } from './layer-combinations';
import { type ActionGroup, groupsOf, speaksOf } from './matching-actions';
import { type AccessRow, mergeAccessRows } from './matrix-rows';
import { narrowest } from './narrowest-patterns';
import { NOTHING, ofKind } from './request-kind';
import { meet, takenBy } from './statement-meets';

export interface Matrix {
  readonly rows: readonly AccessRow[];
  /** What could not be read, and what is not in the rows. */
  readonly notes: readonly string[];
}

/** More actions in one question than these are asked about by the patterns of the policies. */
const ACTIONS_ASKED_MAX = 60;

/**
 * Who may do what to which resources under which conditions, as rows that a person reads.
 *
 * A row is what one Allow of every layer (identity, boundary, organisation) give together, or what the policy of a
 * resource gives by itself. The engine is asked of each whether anything is left of it after every Deny; resources stand
 * as the policies write them, conditions in words.
 *
 * Limits: one Deny may take a part of a row that its words do not show. Whether the policy of a key, or the trust policy
 * of a role, allows as well is said, not decided. Groups act by their users; permission sets by their roles.
 */
export function matrixOf(account: Account, identities: readonly Identity[] = account.identities): Matrix {
  const notes = new Set(account.unseen);
  const denies = deniesOfResources(account);
  const rows = identities.flatMap((identity) => {
    const { sets, problems } = setsOf(account, identity, denies);
    for (const problem of problems) notes.add(problem);
    return sets.flatMap((set) => accessRows(account, identity, set));
  });
  return { rows: mergeAccessRows(rows), notes: [...notes].map((note) => account.symbols.show(note)) };
}

export interface SetsOfIdentity {
  readonly sets: readonly AccessSet[];
  readonly problems: readonly string[];
}

/** All that an identity may do: by its own policies, and by that of each resource. */
export function setsOf(account: Account, identity: Identity, resourceDenies: readonly Statement[]): SetsOfIdentity {
  // What nobody can read is told once, not as a row for each action there is.
  const { access, problems } = accessOf(account, { ...identity, unread: [] });
  const byItself = account.guarded.flatMap((guarded) => ofResource(account, identity, guarded));
  return {
    sets: [access, ...byItself].map((set) => ({ ...set, denies: [...(set.denies ?? []), ...resourceDenies] })),
    problems: [...problems, ...identity.unread.map((name) => `what ${name} allows is not known`)],
  };
}

/** What the policies of all resources deny, each on its own resource. */
export function deniesOfResources(account: Account): Statement[] {
  return account.guarded.flatMap((guarded) => deniesOf(guarded, account));
}

/** What the policy of a resource gives an identity without the identity's own. */
function ofResource(account: Account, identity: Identity, guarded: Guarded): AccessSet[] {
  const { access } = accessOf(account, identity, { resource: guarded });
  const [, ...ways] = access.ways;
  const principal = { AWS: identity.arn };
  return ways.map((way) => ofKind({ ways: [way] }, { principal, resources: within(guarded) }, account.symbols));
}

/** Denies of a resource's policy take from everybody what they have on that resource. */
function deniesOf(guarded: Guarded, { symbols }: Account): Statement[] {
  const resources = within(guarded);
  return guarded.policies
    .flatMap((policy) => readPolicy(policy, symbols).statements)
    .filter(({ effect }) => effect === 'Deny')
    .map((deny) =>
      deny.resources && !deny.resources.negated && !deny.resources.patterns.includes('*')
        ? deny
        : {
            ...deny,
            resources: { patterns: resources, negated: false },
            source: { ...deny.source, Resource: resources },
          },
    );
}

function within({ arn }: Guarded): string[] {
  return [arn, `${arn}/*`, `${arn}:*`];
}

/** The rows of one set of an identity's; with a reference, of that only which the reference does not hold. */
export function accessRows(account: Account, identity: Identity, set: AccessSet, reference?: AccessSet): AccessRow[] {
  const { symbols } = account;
  const who = themselves(identity);
  const denies = [...set.ways.flat(2), ...(set.denies ?? [])].filter(({ effect }) => effect === 'Deny');
  const plain = denies.filter((deny) => deny.certain && takesWhole(deny));
  const rest = denies.filter((deny) => !plain.includes(deny) && !deny.tests.some(isIdle));
  return set.ways.flatMap((way) =>
    combinationsOf(way, { symbols }).flatMap((allows) => {
      const cut = rest.filter((deny) => deny.tests.length > 0 && meet([...allows, who, takenBy(deny)], { symbols }));
      return groupsOf(allows, plain).flatMap((group): AccessRow[] => {
        const whole = { ways: [[...allows, who].map((allow) => [allow])], denies };
        const isLong = group.level === 'all' || group.actions.length > ACTIONS_ASKED_MAX;
        const asked = isLong ? whole : ofKind(whole, { actions: group.actions }, symbols);
        const answer = compareAccess(asked, reference ?? NOTHING, { symbols });
        if (answer.verdict === 'pass') return [];
        const about = cut.filter(
          ({ actions }) => group.level === 'all' || group.actions.some((action) => speaksOf(actions, action)),
        );
        const row = rowOf(identity, allows, about, { group, account, certain: answer.verdict === 'fail' });
        // Nothing in common, though the engine cannot rule out what a hidden part may be.
        if (row.resources.length === 0) return [];
        return [answer.verdict === 'fail' && reference ? { ...row, witness: answer.witness } : row];
      });
    }),
  );
}

/** The identity itself, as a statement: who asks is known in every row. */
function themselves({ arn }: Identity): Statement {
  const principals = { patterns: [`AWS:${arn}`], negated: false };
  const source = { Effect: 'Allow', Action: '*', Resource: '*', Principal: { AWS: arn } };
  return { effect: 'Allow', principals, tests: [], certain: true, where: 'the question', source };
}

interface Row {
  readonly group: ActionGroup;
  readonly account: Account;
  readonly certain: boolean;
}

function rowOf(
  { id, kind, arn }: Identity,
  allows: readonly Statement[],
  denies: readonly Statement[],
  { group, account, certain }: Row,
): AccessRow {
  const show = (texts: readonly string[]) => texts.map((text) => account.symbols.show(text));
  return {
    who: id,
    kind,
    arn: account.symbols.show(arn),
    ...group,
    resources: show(narrowest(allows.map(({ resources }) => resources))),
    conditions: wordsOf(allows, denies, group, account),
    certain,
    by: show([...new Set(allows.map(({ where }) => where))]),
  };
}

/** A Deny of whole actions, of everybody, everywhere and always. */
function takesWhole({ tests, resources, principals }: Statement): boolean {
  const isAny = (part: Statement['resources']) => part === undefined || (!part.negated && part.patterns.includes('*'));
  return tests.length === 0 && isAny(resources) && isAny(principals);
}

const DECIDED_ELSEWHERE: Readonly<Record<string, string>> = {
  kms: 'as far as the policy of the key allows it',
  sts: 'as far as the trust policy of the role allows it',
};

function wordsOf(
  allows: readonly Statement[],
  denies: readonly Statement[],
  { service }: ActionGroup,
  { symbols }: Account,
): string[] {
  const allowed = allows.flatMap(({ tests }) => tests.map((test) => conditionWords(test, symbols)));
  const denied = denies.flatMap(({ tests, where }) => (isForUntold(where) ? [] : [denyWords(tests, symbols)]));
  // A Deny that asks for what the Allow asks for already says nothing new.
  const left = denied.filter((words) => !allowed.some((one) => words === `only ${one}`));
  const elsewhere = Object.hasOwn(DECIDED_ELSEWHERE, service) ? [DECIDED_ELSEWHERE[service]!] : [];
  return [...new Set([...allowed, ...left, ...elsewhere])];
}
