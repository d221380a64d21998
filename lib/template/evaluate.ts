import { readDynamicReferences } from './dynamic-references';
import { INTRINSICS } from './intrinsics';
import { isMacroKey } from './macros';
import { type Node, Property, below } from './property';
import type { Scope } from './scope';
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
  if (!intrinsic) return macroIn(raw) ?? mapOf(raw, node, path, scope);
  const work = INTRINSICS[intrinsic];
  if (!work) return unresolved(`${intrinsic}, which is not a function we know`, scope.symbolFor(symbolOf(raw)));
  const argument = unwrap({ raw: raw[intrinsic], place: { parent: node.place, step: intrinsic } });
  return work({
    scope,
    name: intrinsic,
    argument,
    path,
    get symbol() {
      return scope.symbolFor(symbolOf(raw));
    },
  });
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

function mapOf(raw: RawMap, node: Node, path: string, scope: Scope): Entries {
  const read = new Map<string, Property>();
  const entry = (name: string): Property | undefined => {
    const before = read.get(name);
    if (before || !Object.hasOwn(raw, name)) return before;
    const at = unwrap({ raw: raw[name], place: { parent: node.place, step: name } });
    const property = new Property(scope, below(path, name), at, node.place);
    read.set(name, property);
    return property;
  };
  let all: ReadonlyMap<string, Property> | undefined;
  return {
    kind: 'map',
    entry,
    get entries() {
      const properties = Object.keys(raw).map((name) => [name, entry(name)] as const);
      return (all ??= new Map(properties.filter(isPresent)));
    },
  };
}

function isPresent(pair: readonly [string, Property | undefined]): pair is readonly [string, Property] {
  return pair[1] !== undefined && pair[1].value.kind !== 'absent';
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
