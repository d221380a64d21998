import { cidrBlocks } from './cidr-blocks';
import { join, substitute } from './compose';
import { isMacroKey } from './macros';
import { readAttribute, readName } from './names';
import { type Node, Property, below, placeAt } from './property';
import { type Call, hidden, hiddenBy, valueOf } from './scope';
import { isMap, own } from './template-source';
import { type Value, describe, known } from './value';
import { unwrap } from './written';

/**
 * The intrinsic functions, each worked out as far as the template goes.
 *
 * Limits: imports, availability zones and macros are `unresolved`, each with its own reason.
 */
export const INTRINSICS: Readonly<Record<string, (call: Call) => Value>> = Object.assign(Object.create(null), {
  Ref: (call: Call) =>
    typeof call.argument.raw === 'string' ? readName(call.argument.raw, call) : hidden(call, 'names nothing'),
  'Fn::GetAtt': getAtt,
  'Fn::Sub': substitute,
  'Fn::Join': join,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::If': choose,
  'Fn::FindInMap': findInMap,
  'Fn::Base64': base64,
  'Fn::ToJsonString': toJsonString,
  'Fn::Length': length,
  'Fn::Cidr': cidr,
  'Fn::ImportValue': importValue,
  'Fn::GetAZs': (call: Call) => hidden(call, 'known only in the region'),
  'Fn::Transform': (call: Call) => hidden(call, 'expanded at deployment'),
}) as Readonly<Record<string, (call: Call) => Value>>;

/** The nth argument as a node; its raw value is undefined when it is not written. */
function argument(call: Call, index: number): Node {
  const { raw, place } = call.argument;
  const item = Array.isArray(raw) ? (raw as unknown[])[index] : undefined;
  return unwrap({ raw: item, place: { parent: place, step: index } });
}

function getAtt(call: Call): Value {
  const { raw } = call.argument;
  if (typeof raw === 'string') return readAttribute(raw, call);
  const id = argument(call, 0).raw;
  // The attribute may be a Ref to a parameter.
  const attribute = valueOf(call, argument(call, 1));
  if (typeof id !== 'string' || attribute.kind !== 'known') return hiddenBy(call, attribute);
  return readAttribute(`${id}.${String(attribute.value)}`, call);
}

function importValue(call: Call): Value {
  const name = valueOf(call, call.argument);
  return call.scope.imported(name, call.path) ?? hidden(call, describe(name));
}

function select(call: Call): Value {
  const index = valueOf(call, argument(call, 0));
  const list = valueOf(call, argument(call, 1));
  if (index.kind !== 'known' || list.kind !== 'list') return hiddenBy(call, index.kind === 'known' ? list : index);
  return list.items[Number(index.value)]?.value ?? hidden(call, `place ${String(index.value)} of a shorter list`);
}

function split(call: Call): Value {
  const delimiter = valueOf(call, argument(call, 0));
  const text = valueOf(call, argument(call, 1));
  if (delimiter.kind !== 'known' || text.kind !== 'known') return hiddenBy(call, text);
  return listOfScalars(call, String(text.value).split(String(delimiter.value)));
}

/** A list that stands nowhere in the template: its items take the position of the call. */
function listOfScalars(call: Call, values: readonly string[]): Value {
  const { argument: node, path, scope } = call;
  const items = values.map(
    (raw, index) => new Property(scope, below(path, index), { raw, place: node.place }, node.place),
  );
  return { kind: 'list', items };
}

function choose(call: Call): Value {
  const name = argument(call, 0).raw;
  if (typeof name !== 'string') return hidden(call, 'a condition without a name');
  const decision = call.scope.decide(name);
  if (typeof decision !== 'boolean') return hiddenBy(call, decision);
  return valueOf(call, argument(call, decision ? 1 : 2));
}

function findInMap(call: Call): Value {
  const keys = [0, 1, 2].map((index) => valueOf(call, argument(call, index)));
  const unknownKey = keys.find((key) => key.kind !== 'known');
  if (unknownKey) return hiddenBy(call, unknownKey);
  const [mapping = '', top = '', second = ''] = keys.map((key) => (key.kind === 'known' ? String(key.value) : ''));
  const raw = own(own(own(call.scope.declarations.mappings, mapping), top), second);
  if (raw !== undefined) {
    // Mappings hold literals. Following an intrinsic there would let a mapping refer to itself without end.
    if (![raw].flat().every(isScalar)) return hidden(call, `${mapping}.${top}.${second}, which is no literal`);
    return valueOf(call, { raw, place: placeAt(['Mappings', mapping, top, second]) });
  }
  if (macroMayWrite(call, mapping, top)) return hidden(call, `${mapping}, which a macro writes`);
  const options = argument(call, 3);
  const fallback = own(options.raw, 'DefaultValue');
  if (fallback === undefined) return hidden(call, `${mapping} has no ${top}.${second}`);
  return valueOf(call, { raw: fallback, place: { parent: options.place, step: 'DefaultValue' } });
}

/** The key that is missing may be one that a macro adds; then the default value is none. */
function macroMayWrite({ scope }: Call, mapping: string, top: string): boolean {
  const { mappings } = scope.declarations;
  const levels = [mappings, own(mappings, mapping), own(own(mappings, mapping), top)];
  return levels.some((level) => isMap(level) && Object.keys(level).some(isMacroKey));
}

function isScalar(raw: unknown): boolean {
  return typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean';
}

/** Text with parts that are not known stays as it is written: nobody can encode it, but people put scripts there. */
function base64(call: Call): Value {
  const text = valueOf(call, call.argument);
  if (text.kind === 'composed') return text;
  if (text.kind !== 'known') return hiddenBy(call, text);
  return known(Buffer.from(String(text.value)).toString('base64'));
}

function toJsonString(call: Call): Value {
  const plain = plainOf(valueOf(call, call.argument));
  return plain === undefined ? hidden(call, 'parts that are not known') : known(JSON.stringify(plain.value));
}

const DEPTH_MAX = 50;

/** The value as plain data; undefined when any part of it is not known, or when it nests without end. */
function plainOf(value: Value, depth = 0): { readonly value: unknown } | undefined {
  if (value.kind === 'known') return { value: value.value };
  if (depth > DEPTH_MAX) return undefined;
  if (value.kind === 'list') {
    const items = value.items.map((item) => plainOf(item.value, depth + 1));
    return items.includes(undefined) ? undefined : { value: items.map((item) => item?.value) };
  }
  if (value.kind !== 'map') return undefined;
  const entries = [...value.entries].map(([name, property]) => [name, plainOf(property.value, depth + 1)] as const);
  if (entries.some(([, plain]) => plain === undefined)) return undefined;
  return { value: Object.fromEntries(entries.map(([name, plain]) => [name, plain?.value])) };
}

function length(call: Call): Value {
  const list = valueOf(call, call.argument);
  return list.kind === 'list' ? known(list.items.length) : hiddenBy(call, list);
}

function cidr(call: Call): Value {
  const [block, count, hostBits] = [0, 1, 2].map((index) => valueOf(call, argument(call, index)));
  if (block?.kind !== 'known' || count?.kind !== 'known' || hostBits?.kind !== 'known')
    return hidden(call, 'a range that is not known');
  const blocks = cidrBlocks(String(block.value), Number(count.value), Number(hostBits.value));
  return blocks ? listOfScalars(call, blocks) : hidden(call, 'ranges that do not fit');
}
