import { addDays, type Day, daysBetween } from '../../common/clock';
import type { Path } from '../../common/yaml-source';
import type { Manifest, Stage } from '../../manifest';
import { CLASSIFICATIONS } from '../../manifest/schema/classification';
import { holdersOf } from '../holders';
import { type Caps, CAPS } from './caps';

/** One thing that a stage bounds: how it is called, how much of it there is, and where. */
export interface Measure {
  readonly cap: keyof Caps;
  readonly unit: string;
  /** What goes beyond the bound: nothing, or how much there is, and where. */
  readonly beyond: (
    manifest: Manifest,
    bound: number,
    today: Day,
  ) => readonly { readonly count: number | string; readonly path: Path }[];
}

const counted = (
  cap: keyof Caps,
  unit: string,
  path: Path,
  countOf: (manifest: Manifest, today: Day) => number,
): Measure => ({
  cap,
  unit,
  beyond: (manifest, bound, today) => {
    const count = countOf(manifest, today);
    return count > bound ? [{ count, path }] : [];
  },
});

/** Everything that a stage bounds by a number. */
export const MEASURES: readonly Measure[] = [
  counted('people', 'people', ['people'], (manifest, today) => holdersOf(manifest, today).length),
  counted('jobFunctions', 'job functions', ['jobFunctions'], ({ jobFunctions }) => jobFunctions.length),
  counted('dataBoundaries', 'data boundaries', ['dataBoundaries'], ({ dataBoundaries }) => dataBoundaries.length),
  counted('systems', 'systems', ['engagement', 'stage'], systemsOf),
  counted('waysIn', 'ways in', ['connect'], waysInOf),
  {
    cap: 'sessionHours',
    unit: 'hours',
    beyond: ({ jobFunctions, connect }, bound) =>
      [
        ...jobFunctions.map((job, index) => ({
          count: job.sessionHoursMax,
          path: ['jobFunctions', index, 'sessionHoursMax'],
        })),
        { count: connect.clientVpn?.sessionHoursMax ?? 0, path: ['connect', 'clientVpn', 'sessionHoursMax'] },
      ].filter(({ count }) => count > bound),
  },
  {
    cap: 'grantDays',
    unit: 'days from today',
    beyond: ({ grants }, bound, today) =>
      grants.flatMap(({ expires }, index) =>
        expires > addDays(today, bound)
          ? [{ count: daysBetween(today, expires), path: ['grants', index, 'expires'] }]
          : [],
      ),
  },
];

function systemsOf({ apis, services, privateServices, sharedServices }: Manifest): number {
  return apis.length + services.length + privateServices.length + (sharedServices?.services.length ?? 0);
}

function waysInOf({ connect }: Manifest): number {
  const { clientVpn, siteToSite, secureBrowser, verifiedAccess } = connect;
  return [clientVpn, siteToSite.length > 0 || undefined, secureBrowser, verifiedAccess].filter(Boolean).length;
}

/** What a stage allows in this manifest: the house’s bound, or the manifest’s own where that is stricter. */
export function capsOf({ stages }: Pick<Manifest, 'stages'>, stage: Stage): Caps {
  const own = Object.entries(stages[stage] ?? {}).filter(
    ([cap, bound]) => bound !== undefined && !isLooser(cap as keyof Caps, bound, CAPS[stage]),
  );
  return { ...CAPS[stage], ...(Object.fromEntries(own) as Partial<Caps>) };
}

/** Does a bound of the manifest’s own allow more than the house does? */
export function isLooser(cap: keyof Caps, bound: number | string, house: Caps): boolean {
  return rankOf(bound) > rankOf(house[cap]);
}

/** Numbers as they are; classifications from the least harm to the most. */
export function rankOf(bound: number | string): number {
  return typeof bound === 'number' ? bound : CLASSIFICATIONS.findIndex((one) => one === bound);
}
