import {
  LineCounter,
  type Node,
  type Pair,
  type Tags,
  type YAMLMap,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
} from 'yaml';
import type { Position } from './finding';
import type { SourceText } from './read-text';
import type { Problem } from './user-error';

export type Path = readonly (string | number)[];

/**
 * How many nodes aliases may expand to. A bomb of nine levels reaches a billion;
 * honest manifests that repeat a list through an anchor stay below a hundred.
 */
const ALIAS_COUNT_MAX = 100;

/** Parsed YAML (or JSON, which is YAML) that still knows where everything stands. */
export interface YamlSource {
  readonly file: string;
  readonly value: unknown;
  /** Syntax mistakes, all of them; `value` is undefined when there are any. */
  readonly problems: readonly Problem[];
  /** Position of the value at a path; of its key with `key`; of the nearest parent when the path does not exist. */
  locate(path: Path, which?: 'key' | 'value'): Position;
}

/** Parses without ever throwing for what the user wrote. `customTags` reads the short forms of CloudFormation. */
export function parseYaml(source: SourceText, customTags?: Tags): YamlSource {
  const lines = new LineCounter();
  const document = parseDocument(source.text, {
    lineCounter: lines,
    customTags,
    prettyErrors: false,
    // Its warnings go to the terminal of whoever runs us; what is wrong with a document stands in its errors.
    logLevel: 'error',
  });
  const pairOf = pairIndex();
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { file: source.file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const locate = (path: Path, which: 'key' | 'value' = 'value'): Position =>
    at(offsetOf(document.contents, path, which, pairOf));
  // One slip can make the parser complain many times at one place: the first says it.
  const first = new Map([...document.errors].reverse().map((error) => [error.pos[0], error]));
  const problems = [...first.values()]
    .reverse()
    .map((error) => syntaxProblem(at(error.pos[0]), error.code, error.message));
  if (problems.length > 0) return { file: source.file, value: undefined, problems, locate };
  try {
    return { file: source.file, value: document.toJS({ maxAliasCount: ALIAS_COUNT_MAX }), problems, locate };
  } catch (error) {
    return { file: source.file, value: undefined, problems: [aliasProblem(at(0), error)], locate };
  }
}

export function formatPosition(position: Position): string {
  return `${position.file}:${position.line}:${position.column}`;
}

/** The entries of each map by name, listed once per map: looking through thousands of them each time would be slow. */
function pairIndex(): (map: YAMLMap, name: string) => Pair | undefined {
  const known = new Map<YAMLMap, ReadonlyMap<string, Pair>>();
  return (map, name) => {
    const pairs = known.get(map) ?? new Map([...map.items].reverse().map((pair) => [keyOf(pair), pair]));
    known.set(map, pairs);
    return pairs.get(name);
  };
}

function offsetOf(
  root: Node | null,
  path: Path,
  which: 'key' | 'value',
  pairOf: (map: YAMLMap, name: string) => Pair | undefined,
): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const [index, step] of path.entries()) {
    const last = index === path.length - 1;
    if (isMap(node)) {
      const pair = pairOf(node, String(step));
      if (!pair) return offset;
      const target = last && which === 'key' ? pair.key : (pair.value ?? pair.key);
      offset = (target as Node | null)?.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = (node as Node | undefined)?.range?.[0] ?? offset;
    } else {
      return offset;
    }
    if (isAlias(node)) return offset;
  }
  return offset;
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
}

function syntaxProblem(position: Position, yamlCode: string, message: string): Problem {
  const where = formatPosition(position);
  if (yamlCode === 'TAB_AS_INDENT') {
    return {
      where,
      what: 'is indented with a tab',
      saw: 'a tab character',
      want: 'spaces, as YAML demands',
      mend: 'indent with two spaces for each level',
      code: 'yaml/tab',
    };
  }
  if (yamlCode === 'DUPLICATE_KEY') {
    return {
      where,
      what: 'says the same key twice',
      saw: 'a key that this mapping already has',
      want: 'each key once',
      mend: 'merge the two entries into one',
      code: 'yaml/duplicate-key',
    };
  }
  return {
    where,
    what: 'is not well-formed YAML',
    saw: /call stack/.test(message) ? 'nesting too deep to read' : (message.split('\n')[0]?.trim() ?? message),
    want: 'one YAML document',
    mend: 'correct the syntax at this place',
    code: 'yaml/syntax',
  };
}

function aliasProblem(position: Position, error: unknown): Problem {
  const message = error instanceof Error ? error.message : String(error);
  if (!message.startsWith('Excessive alias count')) return syntaxProblem(position, '', message);
  return {
    where: formatPosition(position),
    what: 'expands its anchors into more than we are willing to hold',
    saw: message,
    want: `aliases that expand to at most ${ALIAS_COUNT_MAX} nodes`,
    mend: 'write the repeated parts out instead of nesting anchors',
    code: 'yaml/alias-bomb',
  };
}
