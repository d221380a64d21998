import { Choices } from './choices';
import { evaluate } from './evaluate';
import type { Node } from './property';
import type { Declarations, Scope } from './scope';
import { type Value, unresolved } from './value';

const DEPTH_MAX = 50;

/**
 * Reads the collection of a loop before there is a template to read it in: literals, parameters with a default,
 * mappings and functions of them.
 *
 * Limits: whatever a condition, an allowed value or a resource decides is not known.
 */
export function collectionReader(declarations: Declarations): (collection: Node) => readonly string[] | undefined {
  let depth = 0;
  const scope: Scope = {
    declarations,
    choices: new Choices(undefined),
    decide: (name) => unresolved(`condition ${name} is not read in a loop`),
    literalOf: () => undefined,
    referenceTo: (logicalId, attribute) => ({ kind: 'reference', logicalId, attribute }),
    symbolFor: (text) => text,
    given: () => undefined,
    output: () => undefined,
    imported: () => undefined,
    locate: () => ({ file: '', line: 0, column: 0 }),
    evaluate: (node, path) => {
      if (depth >= DEPTH_MAX) return unresolved('functions nested too deeply');
      depth++;
      try {
        return evaluate(node, path, scope);
      } finally {
        depth--;
      }
    },
  };
  return (collection) => itemsIn(scope.evaluate(collection, ''));
}

function itemsIn(value: Value): readonly string[] | undefined {
  if (value.kind !== 'list') return undefined;
  const items = value.items.flatMap((item): (string | undefined)[] => {
    // An item that is a list is written out: `[[a, b], c]` loops over three.
    const inner = item.value.kind === 'list' ? item.value.items : [item];
    return inner.map(({ value: said }) => (said.kind === 'known' ? String(said.value) : undefined));
  });
  return items.includes(undefined) ? undefined : (items as string[]);
}
