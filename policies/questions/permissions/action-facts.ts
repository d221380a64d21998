import { matchesIam } from '../../match-glob';
import type Data from './iam-actions.json';

/** What an action does, as the Service Authorization Reference says. */
export type Level = 'read' | 'write' | 'tag' | 'permissions';

/** One action of AWS. */
export interface ActionFacts {
  /** Lower case, with its service: `s3:getobject`. */
  readonly name: string;
  readonly level: Level;
  /** True when no resource can be named for it: its statement needs `Resource: '*'`. */
  readonly starOnly: boolean;
}

const LEVELS: Readonly<Record<string, Level>> = { r: 'read', w: 'write', t: 'tag', p: 'permissions' };

let data: typeof Data | undefined;
const known = new Map<string, readonly ActionFacts[]>();
const found = new Map<string, readonly ActionFacts[]>();

/**
 * Every action that a pattern of a policy stands for; none where AWS has no such action.
 *
 * The list is distilled by `scripts/distill-iam-data.mjs`. It is read when first asked for, each service when first named.
 *
 * Limits: an action that is younger than the list is not in it.
 */
export function actionsMatching(pattern: string): readonly ActionFacts[] {
  const key = pattern.toLowerCase();
  const cached = found.get(key);
  if (cached) return cached;
  const [service = ''] = key.split(':');
  const candidates = /[*?]/.test(service) ? servicesMatching(key).flatMap(actionsOf) : actionsOf(service);
  const actions = candidates.filter(({ name }) => matchesIam(key, name));
  found.set(key, actions);
  return actions;
}

/** A star in the service may run over the colon: `*` and `s*` are patterns over the whole name. */
function servicesMatching(pattern: string): readonly string[] {
  const literal = (/^[^*?]*/.exec(pattern) as RegExpExecArray)[0];
  return Object.keys(load().services).filter((service) => `${service}:`.startsWith(literal));
}

function actionsOf(service: string): readonly ActionFacts[] {
  const cached = known.get(service);
  if (cached) return cached;
  const { deeds, services } = load();
  const groups = Object.hasOwn(services, service) ? (services as Readonly<Record<string, string>>)[service] : undefined;
  const actions = (groups?.split(';') ?? []).flatMap((group) => {
    const [what = '', nouns = ''] = group.split('=');
    return nouns
      .split(',')
      .flatMap((noun) => spellOut(service, /^\d+$/.test(what) ? (deeds[Number(what)] as string) : what, noun));
  });
  known.set(service, actions);
  return actions;
}

/** `rGet,List+ wDelete` of `Role` is getrole and listroles to read, deleterole to write; a capital takes only a star. */
function spellOut(service: string, deeds: string, noun: string): readonly ActionFacts[] {
  return deeds.split(' ').flatMap((deed) => {
    const letter = deed.charAt(0);
    const level = LEVELS[letter.toLowerCase()] as Level;
    return deed
      .slice(1)
      .split(',')
      .map((verb) => {
        const action = verb.endsWith('+') ? `${verb.slice(0, -1)}${noun}s` : verb + noun;
        return { name: `${service}:${action}`.toLowerCase(), level, starOnly: letter !== letter.toLowerCase() };
      });
  });
}

function load(): typeof Data {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- only a template with policies needs it
  return (data ??= require('./iam-actions.json') as typeof Data);
}
