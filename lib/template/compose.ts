import { readDynamicReferences } from './dynamic-references';
import { readAttribute, readName } from './names';
import { type Call, hidden, hiddenBy, valueOf } from './scope';
import { own } from './template-source';
import { type Composed, type Value, describe, known, unresolved } from './value';

type Part = Composed['parts'][number];

/** Far beyond any text a resource takes; a template that doubles a text at every level stops here. */
const LENGTH_MAX = 100_000;

/** `Fn::Sub`: literal text stays text, every `${…}` becomes what it names. */
export function substitute(call: Call): Value {
  const { raw, place } = call.argument;
  const [text, variables] = Array.isArray(raw) ? (raw as unknown[]) : [raw];
  if (typeof text !== 'string') return hidden(call, 'a text that is not literal');
  const cache = new Map<string, Value>();
  const variable = (name: string): Value => {
    const own_ = own(variables, name);
    if (own_ === undefined) return name.includes('.') ? readAttribute(name, call) : readName(name, call);
    const steps = { parent: { parent: place, step: 1 }, step: name };
    return valueOf(call, { raw: own_, place: steps });
  };
  const parts: Value[] = [];
  // Split by a group keeps the names: even places are text, odd ones names.
  for (const [index, piece] of text.split(/\$\{([^}]*)\}/).entries()) {
    if (index % 2 === 0) parts.push(known(piece));
    else if (piece.startsWith('!')) parts.push(known(`\${${piece.slice(1)}}`));
    else {
      const name = piece.trim();
      if (!cache.has(name)) cache.set(name, variable(name));
      parts.push(cache.get(name) ?? known(''));
    }
  }
  return compose(parts, call);
}

/** `Fn::Join`: as `Fn::Sub`, with the delimiter between the items. */
export function join(call: Call): Value {
  const { raw, place } = call.argument;
  const [delimiter, list] = [0, 1].map((index) =>
    valueOf(call, {
      raw: Array.isArray(raw) ? (raw as unknown[])[index] : undefined,
      place: { parent: place, step: index },
    }),
  );
  if (delimiter?.kind !== 'known') return hidden(call, 'a delimiter that is not known');
  if (list?.kind !== 'list') return list ? hiddenBy(call, list) : hidden(call, 'no list');
  return compose(
    list.items.flatMap((item, index) => (index === 0 ? [item.value] : [delimiter, item.value])),
    call,
  );
}

/** Puts values together into one text; a single part that stands alone stays what it is. */
function compose(values: readonly Value[], call: Call): Value {
  const parts: Part[] = [];
  let length = 0;
  for (const value of values) {
    for (const part of partsOf(value)) {
      const last = parts.at(-1);
      if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part;
      else if (part !== '') parts.push(part);
      length += typeof part === 'string' ? part.length : 1;
      if (length > LENGTH_MAX) return hidden(call, 'a text longer than we follow');
    }
  }
  const [only] = parts;
  if (only === undefined) return known('');
  if (parts.length > 1) return { kind: 'composed', parts };
  return typeof only === 'string' ? readDynamicReferences(only) : only;
}

function partsOf(value: Value): readonly Part[] {
  switch (value.kind) {
    case 'known':
      return [String(value.value)];
    case 'composed':
      return value.parts;
    case 'reference':
    case 'unresolved':
      return [value];
    case 'absent':
    case 'list':
    case 'map':
      return [unresolved(describe(value))];
  }
}
