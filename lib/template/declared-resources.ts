import { type Macro, isMacroKey, macrosIn, macrosOverAll } from './macros';
import { type Place, placeAt } from './property';
import { type Expansion, asksForSam, expandSam } from './sam/expand-sam';
import { type RawMap, isMap, own } from './template-source';
import { Written, unwrap } from './written';

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
  /** What becomes of it when CloudFormation puts another in its place, as the template words it. */
  readonly replacementPolicy?: unknown;
  /** The file in the assembly that CDK uploads for this resource, such as the template of a nested stack. */
  readonly assetPath?: string;
  /** The author's resource that this one was made from, where SAM gave it an id of its own. */
  readonly origin?: string;
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
  /** Types by every logical id that a `Ref` may name; empty when the type cannot be read. */
  readonly types: ReadonlyMap<string, string>;
  readonly faults: readonly Fault[];
  readonly macros: readonly Macro[];
  readonly renames: ReadonlyMap<string, string>;
  /** Conditions made for what SAM makes. */
  readonly conditions: RawMap;
}

/** Sorts what stands in `Resources` into what can be judged, what is malformed, and what a macro will write. */
export function declaredResources(raw: RawMap, constructPaths?: ReadonlyMap<string, string>): DeclaredResources {
  const resources = new Map<string, Declaration>();
  const types = new Map<string, string>();
  const faults: Fault[] = [];
  const macros: Macro[] = [];
  const entries = Object.entries(own(raw, 'Resources') as RawMap).map(([id, body]): readonly [string, Written] => {
    const node = unwrap({ raw: body, place: placeAt(['Resources', id]) });
    return [id, new Written(node.raw, node.place)];
  });
  const sam = asksForSam(raw) ? expandSam(raw, new Map(entries.filter(([, { raw: body }]) => !faultOf(body)))) : NO_SAM;
  const written = new Set(entries.map(([id]) => id));
  const add = (logicalId: string, { raw: body, place }: Written, origin?: string): void => {
    types.set(logicalId, typeOf(body));
    const fault = faultOf(body);
    if (fault) faults.push({ logicalId, type: typeOf(body), ...fault, place: placeOf(place, body, fault.part) });
    else resources.set(logicalId, declare(logicalId, body as RawMap, place, constructPaths, origin));
  };
  for (const [logicalId, node] of entries) {
    const { raw: body, place } = node;
    if (isMacroKey(logicalId)) {
      macros.push({ name: logicalId, place });
      continue;
    }
    macros.push(...macrosIn(body, place), ...macrosIn(own(body, 'Properties'), { parent: place, step: 'Properties' }));
    const made = sam.made.get(logicalId) ?? [];
    if (!made.some(([id]) => id === logicalId)) add(logicalId, node);
    for (const [id, one] of made) {
      // What the author wrote under an id that SAM would give stays the author's.
      if (id === logicalId || !written.has(id)) add(id, new Written(one.body, one.place), one.origin);
    }
  }
  const unseen = sam.unexpanded.map(({ logicalId, saw, place }) => ({ name: `${logicalId}: ${saw}`, place }));
  return {
    resources,
    types,
    faults,
    macros: [...macrosOverAll(raw), ...macros, ...unseen],
    renames: sam.renames,
    conditions: sam.conditions,
  };
}

const NO_SAM: Expansion = { made: new Map(), unexpanded: [], renames: new Map(), conditions: {} };

function declare(
  logicalId: string,
  body: RawMap,
  place: Place,
  constructPaths: ReadonlyMap<string, string> | undefined,
  origin: string | undefined,
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
    ...(origin !== undefined && { origin }),
    properties: own(body, 'Properties'),
    deletionPolicy: own(body, 'DeletionPolicy'),
    replacementPolicy: own(body, 'UpdateReplacePolicy'),
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
  const [type, written, condition] = ['Type', 'Properties', 'Condition'].map((key) => own(body, key));
  const properties = written instanceof Written ? written.raw : written;
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

/** What a value is, in the user's words. */
export function shapeOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a map' : `a ${typeof value === 'string' ? 'text' : typeof value}`;
}

function placeOf(resource: Place, body: unknown, part: string): Place {
  return own(body, part) === undefined ? resource : { parent: resource, step: part };
}
