import { compareAccess } from '../engine/compare';
import { readPolicy } from '../policy/read-policy';
import type { Statement } from '../policy/statement';
import type { Actor } from './actor';
import { type Asking, type Can, exactly } from './asking';

/** A call that one of several makes. */
export interface Part {
  readonly actor: Actor;
  readonly action: string;
}

export interface Where {
  readonly resources: readonly string[];
  /** Narrower ones for an example that reads well; may be empty. */
  readonly plain: readonly string[];
  readonly except: readonly string[];
}

/**
 * Several calls that must meet in one resource: the function that is created is the one that is called.
 *
 * The engine decides about one request. So it is asked for a resource that all calls can be allowed on, conditions aside;
 * then each call is judged on that resource, and on those found for single calls.
 *
 * Limits: where only the conditions keep the calls apart, the answer is `perhaps`.
 */
export function inOneResource(asking: Asking, parts: readonly Part[], where: Where): readonly Can[] {
  const apart = parts.map((part) => anywhere(asking, part, where));
  if (parts.length === 1 || apart.some(({ answer }) => answer === 'no')) return apart;
  const tried = new Set<string>();
  const allOn = (resource: string | undefined): readonly Can[] | undefined => {
    if (resource === undefined || tried.has(resource)) return undefined;
    tried.add(resource);
    const kind = { resources: [exactly(resource)], except: where.except };
    const here = parts.map(({ actor, action }) => asking.can(actor, { action, ...kind }));
    return here.every(({ answer }) => answer === 'yes') ? here : undefined;
  };
  for (const can of apart) {
    const here = can.answer === 'no' ? undefined : allOn(can.request?.resource);
    if (here) return here;
  }
  for (const resources of [where.plain, where.resources]) {
    if (resources.length === 0) continue;
    const meeting = meetingOf(asking, parts, { ...where, resources });
    if (meeting === 'none' && resources === where.resources) return [{ answer: 'no' }];
    const here = meeting === 'none' ? undefined : allOn(meeting);
    if (here) return here;
  }
  const actions = parts.map(({ action }) => action).join(' and ');
  return [{ answer: 'perhaps', reason: `whether ${actions} meet in one resource` }];
}

function anywhere(asking: Asking, { actor, action }: Part, { resources, plain, except }: Where): Can {
  const wide = asking.can(actor, { action, resources, except });
  if (wide.answer !== 'yes' || plain.length === 0) return wide;
  const example = asking.can(actor, { action, resources: plain, except });
  return example.answer === 'yes' ? example : wide;
}

/** A resource that all are allowed on if every condition holds, and every Deny with one does not; `none` if there is none. */
function meetingOf(asking: Asking, parts: readonly Part[], { resources, except }: Where): string | undefined {
  const { symbols } = asking.account;
  const read = (statements: readonly object[]): readonly Statement[] =>
    readPolicy({ document: { Statement: statements }, where: 'resources', certain: true }, symbols).statements;
  const layers = parts.flatMap(({ actor, action }) =>
    (actor.layersFor(action) ?? []).map((layer) => read(layer.flatMap(resourcesOnly))),
  );
  const question = read([{ Effect: 'Allow', Action: '*', Resource: resources }]);
  const denies = read(except.length > 0 ? [{ Effect: 'Deny', Action: '*', Resource: except }] : []);
  const answer = compareAccess({ ways: [[...layers, question]], denies }, { ways: [] }, { symbols });
  if (answer.verdict === 'pass') return 'none';
  return answer.verdict === 'fail' ? answer.witness.resource : answer.maybe?.resource;
}

function resourcesOnly({ effect, tests, resources, certain, source }: Statement): object[] {
  if (effect === 'Deny' && (tests.length > 0 || !certain)) return [];
  if (!resources || !certain) return [{ Effect: effect, Action: '*', Resource: '*' }];
  const { Resource, NotResource } = source;
  return [{ Effect: effect, Action: '*', ...(resources.negated ? { NotResource } : { Resource }) }];
}
