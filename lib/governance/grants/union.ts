import type { Day } from '../../common/clock';
import type { Grant, Manifest } from '../../manifest';
import type { Verb } from '../../manifest/schema/access';
import { nameOfGrant } from './find-access';

/** Is a grant in force on a day? Its last day belongs to it. */
export function isInForce({ activated, expires }: Pick<Grant, 'activated' | 'expires'>, day: Day): boolean {
  return (activated === undefined || activated.on <= day) && day <= expires;
}

/** Until when a verb holds, and by which grant. */
export interface Held {
  readonly verb: Verb;
  readonly until: Day;
  readonly by: string;
}

/**
 * What a job function may do in a boundary on a day: the union of all grants in force. Each verb holds as long as the
 * last grant that gives it; the end of another drops nothing.
 */
export function heldOn(
  grants: readonly Grant[],
  { jobFunction, boundary }: Pick<Grant, 'jobFunction' | 'boundary'>,
  day: Day,
): Held[] {
  const held = new Map<Verb, Held>();
  for (const grant of grants) {
    if (grant.jobFunction !== jobFunction || grant.boundary !== boundary) continue;
    if (!isInForce(grant, day)) continue;
    for (const verb of grant.verbs) {
      const before = held.get(verb);
      if (!before || before.until < grant.expires)
        held.set(verb, { verb, until: grant.expires, by: nameOfGrant(grant) });
    }
  }
  return [...held.values()];
}

/** Says what of a grant others give as well, so that nobody takes the access for closed. */
export function othersThatGive({ grants }: Manifest, index: number, today: Day): string[] {
  const gone = grants[index]!;
  const others = grants.filter((_, at) => at !== index);
  return heldOn(others, gone, today)
    .filter(({ verb }) => gone.verbs.includes(verb))
    .map(({ verb, until, by }) => `${gone.jobFunction} still may ${verb} ${gone.boundary} until ${until}, by ${by}`);
}
