import type { Request } from '../request/request';
import type { Actor } from './actor';
import type { Category } from './method';
import type { Found } from './search';
import type { Call, Win } from './win';
import type { World } from './world';

/** One step of a way. */
export interface Step {
  /** Id of who takes it. */
  readonly by: string;
  /** Id of the method. */
  readonly method: string;
  readonly category: Category;
  /** The calls that show it. */
  readonly calls: readonly { readonly by: string; readonly request: Request; readonly because: readonly string[] }[];
  /** Id of the identity that is won, if it is one of the account. */
  readonly to?: string;
  /** What is won by it. */
  readonly gained: string;
  /** The step in a sentence. */
  readonly text: string;
}

interface Reported {
  readonly id: string;
  /** Resources and guardrails that it can open for others: no rights of an identity, so no part of the verdict. */
  readonly beside: readonly Step[];
}

/** What was found of one principal. */
export type PrincipalReport =
  | (Reported & { readonly verdict: 'pass'; readonly assumptions: readonly string[] })
  | (Reported & {
      readonly verdict: 'fail';
      readonly because: 'already administrator' | 'escalates';
      readonly path: readonly Step[];
      readonly assumptions: readonly string[];
    })
  | (Reported & { readonly verdict: 'unknown'; readonly reason: string; readonly perhaps?: readonly Step[] });

/** What was found, in the words of a report. */
export function explain(actor: Actor, found: Found, world: World): PrincipalReport {
  const { id } = actor.identity;
  switch (found.found) {
    case 'administrator':
      return { id, verdict: 'fail', because: 'already administrator', path: [], assumptions: [], beside: [] };
    case 'way': {
      const assumptions = [...new Set(found.way.flatMap((win) => win.assumptions))];
      return { id, verdict: 'fail', because: 'escalates', path: stepsOf(found.way, world), assumptions, beside: [] };
    }
    case 'nothing': {
      const { doubts, perhaps } = found;
      if (doubts.length === 0 && !perhaps)
        return { id, verdict: 'pass', assumptions: assumptionsOf(actor, world), beside: [] };
      const reason = doubts.join('; ') || 'it cannot be decided';
      return { id, verdict: 'unknown', reason, ...(perhaps && { perhaps: stepsOf(perhaps, world) }), beside: [] };
    }
  }
}

function assumptionsOf(actor: Actor, world: World): string[] {
  const open = world.trusts.openNames();
  return open.length === 0 || actor.isBare ? [] : open.map((name) => `${name} stands for nobody of the account`);
}

function stepsOf(way: readonly Win[], world: World): Step[] {
  return way.map((win) => inWords(win, world));
}

/** A win in words. */
export function inWords(win: Win, world: World): Step {
  const { method, calls, target, called, gained } = win;
  const show = (text: string): string => world.account.symbols.show(text);
  const doers = [...new Set(calls.map(({ by }) => by))];
  const who = doers.map(({ identity }) => `${identity.kind} ${identity.name}`).join(' and ') || 'somebody';
  const deed = method.deed.replace('{target}', () => called);
  const used = calls.map(({ request }) => `${request.action} on ${show(request.resource)}`).join(', ');
  return {
    by: doers[0]?.identity.id ?? '',
    method: method.id,
    category: method.category,
    calls: calls.map((call) => ({ by: call.by.identity.id, request: call.request, because: reasonsOf(call) })),
    ...(target && { to: target.identity.id }),
    gained: show(gained),
    text: show(`${who} ${deed} (${used}): ${gained}`),
  };
}

/** The statements that decide a call: as the engine names them, or those that speak of its action. */
function reasonsOf({ by, request, because }: Call): readonly string[] {
  if (because.length > 0) return because;
  const layers = by.layersFor(request.action) ?? [];
  return layers.flat().flatMap(({ effect, where }) => (effect === 'Allow' ? [where] : []));
}
