import { placeAt } from '../property';
import { type RawMap, isMap, own } from '../template-source';
import { Written } from '../written';
import { IMPLICIT } from './api-events';
import { expandApi, expandHttpApi } from './apis';
import { entry } from './author';
import { expandFunction } from './function';
import { mergeGlobals } from './merge-globals';
import {
  expandApplication,
  expandGraphQLApi,
  expandLayerVersion,
  expandSimpleTable,
  expandStateMachine,
} from './resources';
import { type Made, Site, type Source, type Unexpanded, conditionOf } from './site';

/** What SAM makes of a template. */
export interface Expansion {
  /** What stands in place of each SAM resource, by the author's id. */
  readonly made: ReadonlyMap<string, readonly (readonly [string, Made])[]>;
  readonly unexpanded: readonly Unexpanded[];
  readonly renames: ReadonlyMap<string, string>;
  /** Conditions for what SAM makes of several resources. */
  readonly conditions: RawMap;
}

const EXPAND: Readonly<Record<string, (source: Source, site: Site) => void>> = {
  'AWS::Serverless::Function': expandFunction,
  'AWS::Serverless::Api': expandApi,
  'AWS::Serverless::HttpApi': expandHttpApi,
  'AWS::Serverless::StateMachine': expandStateMachine,
  'AWS::Serverless::SimpleTable': expandSimpleTable,
  'AWS::Serverless::LayerVersion': expandLayerVersion,
  'AWS::Serverless::Application': expandApplication,
  'AWS::Serverless::GraphQLApi': expandGraphQLApi,
};

/** Does the template ask for SAM? */
export function asksForSam(raw: RawMap): boolean {
  return [own(raw, 'Transform')]
    .flat()
    .some((entry) => typeof entry === 'string' && entry.startsWith('AWS::Serverless-'));
}

/**
 * Writes SAM resources out as the plain resources they are deployed as, with SAM's ids.
 *
 * Whatever the author wrote keeps its place. Limits: connectors and types that we do not know are listed as unseen, and
 * what each `expand…` function says.
 *
 * @param resources the bodies in `Resources` that are to be judged, with their places
 */
export function expandSam(raw: RawMap, resources: ReadonlyMap<string, Written>): Expansion {
  const globals = new Written(own(raw, 'Globals'), placeAt(['Globals']));
  const sources = new Map<string, Source>();
  for (const [id, written] of resources) {
    const source = sourceOf(id, written, globals);
    if (source) sources.set(id, source);
  }
  const site = new Site(sources, globals);
  const made = new Map<string, readonly (readonly [string, Made])[]>();
  const expand = (id: string, run: () => void): void => {
    const before = site.made.size;
    run();
    made.set(id, [...(made.get(id) ?? []), ...[...site.made].slice(before)]);
  };
  for (const source of sources.values()) {
    const work = own(EXPAND, source.type) as ((source: Source, site: Site) => void) | undefined;
    if (work) expand(source.id, () => work(source, site));
    else site.cannot(source, `${source.type}, which we cannot expand`);
  }
  const conditions: Record<string, unknown> = {};
  for (const [id, callers] of site.implicit)
    expand(callers[0]?.id ?? id, () => implicitApi(id, callers, site, conditions));
  return { made, unexpanded: site.unexpanded, renames: site.renames, conditions };
}

function sourceOf(id: string, written: Written, globals: Written): Source | undefined {
  const type = own(written.raw, 'Type');
  if (typeof type !== 'string' || !type.startsWith('AWS::Serverless::')) return undefined;
  const place = written.place;
  const properties = new Written(own(written.raw, 'Properties') ?? {}, { parent: place, step: 'Properties' });
  const global = entry(globals, type.slice('AWS::Serverless::'.length));
  const body = isMap(written.raw) ? written.raw : {};
  return { id, type, body, properties: mergeGlobals(global, properties), place, condition: conditionOf(body) };
}

/** The API that SAM makes for events which name none; it is there where one of the functions is. */
function implicitApi(id: string, callers: readonly Source[], site: Site, conditions: Record<string, unknown>): void {
  const [first] = callers;
  if (!first) return;
  const isRest = id === IMPLICIT.Api;
  const named = new Set(callers.map(({ condition }) => condition));
  const several = named.size > 1 && !named.has(undefined);
  const condition = several ? `${id}Condition` : named.size === 1 ? first.condition : undefined;
  if (several) conditions[`${id}Condition`] = { 'Fn::Or': [...named].map((Condition) => ({ Condition })) };
  const global = entry(site.globals, isRest ? 'Api' : 'HttpApi');
  const preset = isRest ? { StageName: 'Prod' } : {};
  const properties = mergeGlobals(new Written(preset, first.place), global ?? new Written({}, first.place));
  const source: Source = { id, type: first.type, body: {}, properties, place: first.place, condition };
  const before = new Set(site.made.keys());
  if (isRest) expandApi(source, site);
  else expandHttpApi(source, site);
  for (const [key, one] of site.made) if (!before.has(key)) site.made.set(key, { ...one, origin: first.id });
}
