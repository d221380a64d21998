import type { Layer } from '../engine/access-set';
import { compareAccess } from '../engine/compare';
import { readPolicy } from '../policy/read-policy';
import type { Statement } from '../policy/statement';
import type { Actor } from './actor';
import { type Asking, type Can, exactly } from './asking';
import { mayMatch } from './may-match';

/** More are no help: they are the resources that policies name. */
const CANDIDATES_MAX = 60;

interface Together {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Narrower ones for an example that reads well; may be empty. */
  readonly plain: readonly string[];
  readonly except: readonly string[];
}

/**
 * Several calls that must meet in one resource: the function that is created is the one that is called.
 *
 * The engine decides about one request. So first a resource is tried for which each call is allowed by itself; if
 * none of those that policies name will do, the engine is asked whether there can be any, conditions aside.
 *
 * Limits: where there might be one that no policy names, the answer is `perhaps`.
 */
export function inOneResource(asking: Asking, actor: Actor, together: Together): readonly Can[] {
  const { actions, resources, plain, except } = together;
  const can = (action: string): Can => asking.can(actor, { action, resources, except });
  const apart = actions.map((action) => {
    const wide = can(action);
    if (wide.answer !== 'yes' || plain.length === 0) return wide;
    const example = asking.can(actor, { action, resources: plain, except });
    return example.answer === 'yes' ? example : wide;
  });
  if (actions.length === 1 || apart.some(({ answer }) => answer === 'no')) return apart;
  for (const resource of candidatesOf(asking, actor, apart, together)) {
    const here = actions.map((action) => asking.can(actor, { action, resources: [exactly(resource)], except }));
    if (here.every(({ answer }) => answer === 'yes')) return here;
  }
  if (!canMeet(asking, actor, together)) return [{ answer: 'no' }];
  return [{ answer: 'perhaps', reason: `whether ${actions.join(' and ')} meet in one resource` }];
}

function candidatesOf(
  asking: Asking,
  actor: Actor,
  apart: readonly Can[],
  { actions, resources }: Together,
): Set<string> {
  const candidates = new Set(apart.flatMap((can) => (can.answer === 'no' ? [] : (can.request?.resource ?? []))));
  const statements = new Set(actions.flatMap((action) => (actor.layersFor(action) ?? []).flat()));
  for (const { resources: named } of statements) {
    for (const pattern of named?.patterns ?? []) {
      if (candidates.size >= CANDIDATES_MAX) return candidates;
      // A wildcard in the head of an ARN is what the shape says there.
      const head = pattern.split(':').slice(0, 5);
      const rest = pattern.split(':').slice(5).join(':').replace(/\*/g, 'x').replace(/\?/g, 'x');
      const spelled = [...head.map((part, index) => part.replace(/^\*?$/, DEFAULT_HEAD[index] ?? '')), rest].join(':');
      const filled = spelled.replaceAll('{account}', ownAccount(asking)).replace(/[*?]/g, 'x');
      if (resources.some((shape) => mayMatch(shape, filled))) candidates.add(filled);
    }
  }
  return candidates;
}

const DEFAULT_HEAD = ['arn', 'aws', '', 'us-east-1', '{account}'];

function ownAccount({ account }: Asking): string {
  return account.identities[0]?.arn.split(':')[4] ?? account.id;
}

/** Can any resource be allowed for all actions, if every condition may hold and every Deny with one may not? */
function canMeet(asking: Asking, actor: Actor, { actions, resources, except }: Together): boolean {
  const { symbols } = asking.account;
  const read = (statements: readonly object[]): readonly Statement[] =>
    readPolicy({ document: { Statement: statements }, where: 'resources', certain: true }, symbols).statements;
  const layers: Layer[] = actions.flatMap((action) =>
    (actor.layersFor(action) ?? []).map((layer) =>
      layer.flatMap((statement) => {
        const { effect, tests, resources: named, certain } = statement;
        if (effect === 'Deny' && (tests.length > 0 || !certain)) return [];
        return [
          {
            effect,
            ...(named && { resources: named }),
            tests: [],
            certain: true,
            where: statement.where,
            source: statement.source,
          },
        ];
      }),
    ),
  );
  const question = read([
    { Effect: 'Allow', Action: '*', Resource: resources },
    ...(except.length > 0 ? [{ Effect: 'Deny', Action: '*', Resource: except }] : []),
  ]);
  const answer = compareAccess({ ways: [[...layers, question]] }, { ways: [] }, { symbols });
  return answer.verdict !== 'pass';
}
