import { type Macro, isMacroKey, macrosIn, macrosOverAll } from './macros';
import { type Place, placeAt } from './property';
import { type RawMap, isMap, own } from './template-source';

/** What is known of a resource in every world: its identity, not its properties. */
export interface Declaration {
  readonly logicalId: string;
  readonly type: string;
  /** Path of the CDK construct that made it, e.g. `Plain/Logs/Resource`. */
  readonly constructPath?: string;
  /** The condition under which it exists. */
  readonly condition?: string;
  readonly properties: unknown;
  /** What becomes of it when the stack goes, as the template words it. */
  readonly deletionPolicy?: unknown;
  /** The file in the assembly that CDK uploads for this resource, such as the template of a nested stack. */
  readonly assetPath?: string;
  readonly place: Place;
}

/** Why nobody can judge a resource. `part` is `Type`, `Properties` or `Condition`; empty means the whole resource. */
export interface Fault {
  readonly logicalId: string;
  readonly type: string;
  readonly part: string;
  readonly saw: string;
  readonly place: Place;
}

export interface DeclaredResources {
  /** By logical id, in the order of the template. */
  readonly resources: ReadonlyMap<string, Declaration>;
  readonly faults: readonly Fault[];
  readonly macros: readonly Macro[];
}

/** Sorts what stands in `Resources` into what can be judged, what is malformed, and what a macro will write. */
export function declaredResources(raw: RawMap, constructPaths?: ReadonlyMap<string, string>): DeclaredResources {
  const resources = new Map<string, Declaration>();
  const faults: Fault[] = [];
  const macros: Macro[] = [];
  for (const [logicalId, body] of Object.entries(own(raw, 'Resources') as RawMap)) {
    const place = placeAt(['Resources', logicalId]);
    const fault = faultOf(body);
    if (isMacroKey(logicalId)) {
      macros.push({ name: logicalId, place });
      continue;
    }
    macros.push(...macrosIn(body, place), ...macrosIn(own(body, 'Properties'), { parent: place, step: 'Properties' }));
    if (fault) faults.push({ logicalId, type: typeOf(body), ...fault, place: placeOf(place, body, fault.part) });
    else resources.set(logicalId, declare(logicalId, body as RawMap, place, constructPaths));
  }
  const types = [...resources.values()].map(({ type }) => type);
  return { resources, faults, macros: [...macrosOverAll(raw, types), ...macros] };
}

function declare(
  logicalId: string,
  body: RawMap,
  place: Place,
  constructPaths: ReadonlyMap<string, string> | undefined,
): Declaration {
  const written = own(own(body, 'Metadata'), 'aws:cdk:path');
  const constructPath = typeof written === 'string' ? written : constructPaths?.get(logicalId);
  const condition = own(body, 'Condition');
  const assetPath = own(own(body, 'Metadata'), 'aws:asset:path');
  return {
    logicalId,
    type: typeOf(body),
    ...(constructPath !== undefined && { constructPath }),
    ...(typeof condition === 'string' && { condition }),
    ...(typeof assetPath === 'string' && { assetPath }),
    properties: own(body, 'Properties'),
    deletionPolicy: own(body, 'DeletionPolicy'),
    place,
  };
}

/** The type a resource names; empty when it names none. */
export function typeOf(body: unknown): string {
  const type = own(body, 'Type');
  return typeof type === 'string' ? type : '';
}

function faultOf(body: unknown): { part: string; saw: string } | undefined {
  if (!isMap(body)) return { part: '', saw: `${shapeOf(body)} instead of a map` };
  const [type, properties, condition] = ['Type', 'Properties', 'Condition'].map((key) => own(body, key));
  if (type === undefined) return { part: 'Type', saw: 'no `Type`' };
  if (typeof type !== 'string' || type === '') return { part: 'Type', saw: `\`Type\` that is ${shapeOf(type)}` };
  if (properties !== undefined && properties !== null && !isMap(properties)) {
    return { part: 'Properties', saw: `\`Properties\` that are ${shapeOf(properties)}` };
  }
  if (condition !== undefined && typeof condition !== 'string') {
    return { part: 'Condition', saw: `\`Condition\` that is ${shapeOf(condition)}` };
  }
  return undefined;
}

function shapeOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a map' : `a ${typeof value === 'string' ? 'text' : typeof value}`;
}

function placeOf(resource: Place, body: unknown, part: string): Place {
  return own(body, part) === undefined ? resource : { parent: resource, step: part };
}
