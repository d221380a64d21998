import type { Account, Guarded } from '../account/account';
import { compareAccess } from '../engine/compare';
import { readPolicy } from '../policy/read-policy';
import type { Patterns, Statement } from '../policy/statement';
import type { SymbolTable } from '../policy/symbols';
import { conditionWords, denyWords } from './condition-words';
import { NOTHING } from './request-kind';
import { isSame, matched } from './same-in-both';
import { meet, takenBy } from './statement-meets';
import type { NewAccess } from './what-is-new';

export interface NewAtResources {
  readonly rows: readonly NewAccess[];
  readonly notes: readonly string[];
}

/**
 * What the policies of resources, and the trust policies of roles, allow in one account and not in another.
 *
 * Limits: the policy of a resource by itself; whether whoever it names may also do so by their own policies is not asked.
 */
export function newAtResources(account: Account, other: Account): NewAtResources {
  const found = matched(guardedIn(account), guardedIn(other)).map(([one, before]) => ({
    rows: before && isSame(one, before) ? [] : newAt(one, before, account.symbols),
    notes: one.unread
      .filter((name) => !before?.unread.includes(name))
      .map((name) => `${one.id}: what ${name} allows is not known, nor what of it is new`),
  }));
  return { rows: found.flatMap(({ rows }) => rows), notes: found.flatMap(({ notes }) => notes) };
}

function guardedIn({ guarded, identities }: Account): readonly Guarded[] {
  const roles = identities.flatMap(({ id, arn, trust }): Guarded[] =>
    trust ? [{ id, type: 'AWS::IAM::Role', arn, policies: [trust], unread: [] }] : [],
  );
  return [...guarded, ...roles];
}

function newAt(one: Guarded, before: Guarded | undefined, symbols: SymbolTable): NewAccess[] {
  const now = statementsOf(one, symbols);
  const hidden: Statement[] = (before?.unread ?? []).map((where) => ({
    ...{ effect: 'Allow', tests: [], certain: false, where },
    source: { Effect: 'Allow', Action: '*', Resource: '*', Principal: '*' },
  }));
  const reference = before ? { ways: [[[...statementsOf(before, symbols), ...hidden]]] } : NOTHING;
  const denies = now.filter(({ effect }) => effect === 'Deny');
  return now
    .filter(({ effect }) => effect === 'Allow')
    .flatMap((allow): NewAccess[] => {
      const answer = compareAccess({ ways: [[[allow]]], denies }, reference, { symbols });
      if (answer.verdict === 'pass') return [];
      const about = denies.filter((deny) => deny.tests.length > 0 && meet([allow, takenBy(deny)], { symbols }));
      const isCertain = answer.verdict === 'fail' && one.unread.length === 0;
      return [
        {
          ...rowOf(allow, about, symbols),
          at: one.id,
          certain: isCertain,
          ...(isCertain && {
            witness: JSON.parse(symbols.show(JSON.stringify(answer.witness))) as typeof answer.witness,
          }),
        },
      ];
    });
}

function statementsOf({ policies }: Guarded, symbols: SymbolTable): readonly Statement[] {
  return policies.flatMap((policy) => readPolicy(policy, symbols).statements);
}

function rowOf(allow: Statement, denies: readonly Statement[], symbols: SymbolTable): Omit<NewAccess, 'certain'> {
  const texts = (part: Patterns | undefined, whole: string): string[] => {
    if (part === undefined) return [whole];
    const shown = part.patterns.map((pattern) => symbols.show(pattern));
    return part.negated ? [`all but ${shown.join(', ')}`] : shown;
  };
  return {
    who: texts(allow.principals, '*').join(', '),
    actions: texts(allow.actions, '*'),
    resources: texts(allow.resources, 'the resource itself'),
    conditions: [
      ...allow.tests.map((test) => conditionWords(test, symbols)),
      ...denies.map(({ tests }) => denyWords(tests, symbols)),
    ],
    by: [symbols.show(allow.where)],
  };
}
