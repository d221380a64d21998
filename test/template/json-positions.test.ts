import fc from 'fast-check';
import { type Node, findNodeAtLocation, parseTree } from 'jsonc-parser';
import { JsonPositions, lineAndColumn, startsOfLines } from '../../lib/template/json-positions';

type Step = string | number;

/** Every path in a value, that of the value itself first; of keys that stand twice, the last. */
function pathsIn(value: unknown, path: Step[] = []): Step[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const steps: Step[] = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  return [path, ...steps.flatMap((step) => pathsIn((value as Record<Step, unknown>)[step], [...path, step]))];
}

const value = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom<unknown>('', '"', '\\', '\\"', 'a\\"b: {[,]}', '}', '\u2028', null, true, -1.5e-7, {}, []),
    fc.string(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('a"b', 'c\\', '\\"', '{', ':', ',', '0')), tie('value')),
  ),
})).value;

test('agrees with a parser that keeps positions, on every path of any document', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), value), fc.constantFrom(0, 1, '\t', 4), (document, indent) => {
      const text = JSON.stringify(document, null, indent);
      const positions = new JsonPositions(text);
      const tree = parseTree(text) as Node;
      const lines = startsOfLines(text);
      for (const path of pathsIn(document)) {
        const node = findNodeAtLocation(tree, path) as Node;
        const key = node.parent?.type === 'property' ? (node.parent.children?.[0] as Node) : node;
        expect(positions.locate(path, 'value')).toEqual(lineAndColumn(lines, node.offset));
        expect(positions.locate(path, 'key')).toEqual(lineAndColumn(lines, key.offset));
      }
    }),
    { seed: 7, numRuns: 300 },
  );
});

test.each([
  ['spaces wherever JSON allows them', '{ "a" :\n [ 1 ,\r\n\t{ "b"\n:\ntrue } ] }', ['a', 1, 'b'], 'value', [5, 1]],
  ['an escaped name', '{"\\u0061\\n":\n1}', ['a\n'], 'value', [2, 1]],
  ['a name that stands twice: the last, as values are read', '{"a":1,\n"a":2}', ['a'], 'key', [2, 1]],
  ['a path that ends early: the nearest parent', '{"a":\n{"b":1}}', ['a', 'c', 'd'], 'key', [1, 2]],
  ['a step into a scalar: the scalar', '{"a":"x"}', ['a', '0'], 'value', [1, 6]],
  ['an item after maps and lists', '{"a":[{"x":[1]},[[]],\n7]}', ['a', 2], 'key', [2, 1]],
] as const)('%s', (_, text, path, which, [line, column]) => {
  expect(new JsonPositions(text).locate(path, which)).toEqual({ line, column });
});

test('a text nested a hundred thousand deep still has positions', () => {
  const deep = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
  expect(new JsonPositions(deep).locate(['a', 0, 0, 0], 'value')).toEqual({ line: 1, column: 9 });
});
