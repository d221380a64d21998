import { readDynamicReferences } from './dynamic-references';
import { INTRINSICS } from './intrinsics';
import { isMacroKey } from './macros';
import { type Node, type Place, Property, below } from './property';
import type { Call, Scope } from './scope';
import { type RawMap, isMap } from './template-source';
import { ABSENT, type Entries, type List, type Value, known, unresolved } from './value';
import { Hole, unwrap } from './written';

/**
 * Works out what a piece of template comes down to in one world.
 *
 * Limits: macros (`Fn::Transform`, `Fn::ForEach`) are not expanded; the map that holds one is unresolved.
 */
export function evaluate(wrapped: Node, path: string, scope: Scope): Value {
  const node = unwrap(wrapped);
  const { raw } = node;
  if (raw instanceof Hole) return raw.reference ?? unresolved(raw.why, raw.symbol);
  // CloudFormation refuses `null`; people write it when they mean "nothing here".
  if (raw === null || raw === undefined) return ABSENT;
  if (typeof raw === 'string') return readDynamicReferences(raw);
  if (typeof raw === 'number' || typeof raw === 'boolean') return known(raw);
  if (Array.isArray(raw)) return listOf(raw, node, path, scope);
  if (!isMap(raw)) return unresolved('a value that is neither text, number, list nor map');
  const intrinsic = intrinsicOf(raw);
  if (!intrinsic) return macroIn(raw) ?? new WrittenEntries(raw, node.place, path, scope);
  const work = INTRINSICS[intrinsic];
  if (!work) return unresolved(`${intrinsic}, which is not a function we know`, scope.symbolFor(symbolOf(raw)));
  const argument = unwrap({ raw: raw[intrinsic], place: { parent: node.place, step: intrinsic } });
  return work(new WrittenCall(scope, intrinsic, argument, path, raw));
}

function intrinsicOf(raw: RawMap): string | undefined {
  const keys = Object.keys(raw);
  const [key] = keys;
  return keys.length === 1 && key && (key === 'Ref' || (key.startsWith('Fn::') && !isLoop(key))) ? key : undefined;
}

function isLoop(key: string): boolean {
  return key.startsWith('Fn::ForEach::');
}

function macroIn(raw: RawMap): Value | undefined {
  const macro = Object.keys(raw).find(isMacroKey);
  return macro === undefined ? undefined : unresolved(`${macro}, which is expanded at deployment`);
}

function listOf(raw: readonly unknown[], node: Node, path: string, scope: Scope): List {
  const items = raw.map(
    (item, step) =>
      new Property(scope, below(path, step), unwrap({ raw: item, place: { parent: node.place, step } }), node.place),
  );
  // Only an intrinsic can come to `AWS::NoValue`; asking every item would ask every condition.
  return { kind: 'list', items: items.filter((item, index) => !isMap(raw[index]) || item.value.kind !== 'absent') };
}

/** A map of the template; each of its properties is made when somebody asks for it. */
class WrittenEntries implements Entries {
  readonly kind = 'map';
  private read: Map<string, Property> | undefined;
  private all: ReadonlyMap<string, Property> | undefined;

  constructor(
    private readonly raw: RawMap,
    private readonly place: Place,
    private readonly path: string,
    private readonly scope: Scope,
  ) {}

  entry(name: string): Property | undefined {
    const before = this.read?.get(name);
    if (before || !Object.hasOwn(this.raw, name)) return before;
    const at = unwrap({ raw: this.raw[name], place: { parent: this.place, step: name } });
    const property = new Property(this.scope, below(this.path, name), at, this.place);
    (this.read ??= new Map()).set(name, property);
    return property;
  }

  get entries(): ReadonlyMap<string, Property> {
    if (this.all) return this.all;
    const all = new Map<string, Property>();
    for (const name of Object.keys(this.raw)) {
      const property = this.entry(name);
      if (property && property.value.kind !== 'absent') all.set(name, property);
    }
    return (this.all = all);
  }
}

/** One call of an intrinsic; what it is equal to is written out only where it stays unresolved. */
class WrittenCall implements Call {
  constructor(
    readonly scope: Scope,
    readonly name: string,
    readonly argument: Node,
    readonly path: string,
    private readonly raw: RawMap,
  ) {}

  get symbol(): string {
    return this.scope.symbolFor(symbolOf(this.raw));
  }
}

/** Beyond this the text is not worth comparing, and a nested one would cost more at every level. */
const SYMBOL_LENGTH_MAX = 2000;

function symbolOf(raw: RawMap): string {
  try {
    const text = JSON.stringify(raw);
    return text.length <= SYMBOL_LENGTH_MAX ? text : '';
  } catch (error) {
    // Nested too deeply to be written out: then it equals nothing.
    if (error instanceof RangeError) return '';
    throw error;
  }
}
