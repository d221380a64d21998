import { type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Position } from '../common/finding';
import { readText, type SourceText } from '../common/read-text';
import { type Problem, UserError } from '../common/user-error';
import { type Path, parseYaml } from '../common/yaml-source';
import { JsonPositions, lineAndColumn, startsOfLines } from './json-positions';
import { SHORT_TAGS } from './short-tags';

/** CloudFormation takes 1 MB; templates before packaging may be larger, a text twenty times that is something else. */
const BYTES_MAX = 20 * 1024 * 1024;

export type RawMap = Readonly<Record<string, unknown>>;

/** A template as plain data that still knows where everything stands. */
export interface TemplateSource {
  readonly file: string;
  readonly raw: RawMap;
  /** Position of the value at a path, or of its key; of the nearest parent when the path does not exist. */
  locate(path: Path, which: 'key' | 'value'): Position;
}

export interface SourceOptions {
  /** Whether a stack of the CDK wrote it: then it is a template even where it holds no resources. @default false */
  readonly ofStack?: boolean;
}

export function readTemplateSource(file: string, options?: SourceOptions): TemplateSource {
  return parseTemplateSource(readText(file, { what: 'a CloudFormation template', bytesMax: BYTES_MAX }), options);
}

/** Parses JSON or YAML, or throws a `UserError` when the text is no CloudFormation template. */
export function parseTemplateSource(source: SourceText, { ofStack = false }: SourceOptions = {}): TemplateSource {
  const parsed = parseJson(source) ?? parseAsYaml(source);
  const { value } = parsed;
  const resources = isMap(value) ? value['Resources'] : undefined;
  if (isMap(value) && resources === undefined && ofStack) {
    return { file: source.file, raw: { ...value, Resources: {} }, locate: parsed.locate };
  }
  if (!isMap(value) || !isMap(resources)) throw new UserError([notATemplate(source.file, value)]);
  return { file: source.file, raw: value, locate: parsed.locate };
}

interface Parsed {
  readonly value: unknown;
  readonly locate: TemplateSource['locate'];
}

/** JSON goes through `JSON.parse`, ten times faster than any parser with positions; those are found when asked for. */
function parseJson(source: SourceText): Parsed | undefined {
  if (!source.text.trimStart().startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(source.text);
    return { value, locate: lazyJsonPositions(source) };
  } catch {
    // YAML in flow style begins with a brace too; its parser decides, unless the file calls itself JSON.
    if (source.file.endsWith('.json')) throw new UserError([jsonProblem(source)]);
    return undefined;
  }
}

function parseAsYaml(source: SourceText): Parsed {
  let parsed;
  try {
    parsed = parseYaml(source, SHORT_TAGS);
  } catch (error) {
    if (error instanceof RangeError) throw new UserError([tooDeep(source.file)]);
    throw error;
  }
  if (parsed.problems.length > 0) throw new UserError(parsed.problems);
  return { value: parsed.value, locate: (path, which) => parsed.locate(path, which) };
}

function lazyJsonPositions({ file, text }: SourceText): TemplateSource['locate'] {
  let positions: JsonPositions | undefined;
  return (path, which) => ({ file, ...(positions ??= new JsonPositions(text)).locate(path, which) });
}

export function isMap(value: unknown): value is RawMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One entry of a raw map; never something inherited, such as `constructor`. */
export function own(map: unknown, key: string): unknown {
  return isMap(map) && Object.hasOwn(map, key) ? map[key] : undefined;
}

function jsonProblem(source: SourceText): Problem {
  const errors: ParseError[] = [];
  try {
    parseTree(source.text, errors);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  const [first] = errors;
  const { line, column } = lineAndColumn(startsOfLines(source.text), first?.offset ?? 0);
  return {
    where: `${source.file}:${line}:${column}`,
    what: 'is not well-formed JSON',
    saw: first ? printParseErrorCode(first.error) : 'text that JSON does not allow',
    want: 'one JSON document',
    mend: 'correct the syntax at this place',
    code: 'template/json-syntax',
  };
}

function tooDeep(file: string): Problem {
  return {
    where: `${file}:1:1`,
    what: 'nests deeper than we are willing to follow',
    saw: 'thousands of levels',
    want: 'a template of the depth CloudFormation accepts',
    mend: 'name the file you meant',
    code: 'template/too-deep',
  };
}

function notATemplate(file: string, value: unknown): Problem {
  const keys = isMap(value) ? Object.keys(value).slice(0, 5).join(', ') : '';
  const resources = own(value, 'Resources');
  return {
    where: `${file}:1:1`,
    what: 'is not a CloudFormation template',
    saw: resources !== undefined ? '`Resources` that is not a map' : keys ? `a document with ${keys}` : 'no map at all',
    want: 'a map with `Resources`',
    mend: 'name a template, or the folder that `cdk synth` wrote',
    code: 'template/no-resources',
  };
}
