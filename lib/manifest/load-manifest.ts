import { dirname, join } from 'node:path';
import { readText, type SourceText, tooLarge } from '../common/read-text';
import type { Position } from '../common/finding';
import { type Problem, UserError } from '../common/user-error';
import { formatPosition, parseYaml, type Path, type YamlSource } from '../common/yaml-source';
import { type Complaint, describeInput, formatPath } from './complaint';
import { crossCheck } from './cross-checks';
import { explainIssue, unknownKey } from './explain-issue';
import { describedRoutes } from './openapi';
import { API_VERSION, type Manifest, parts } from './schema';
import { OPENAPI_FILE } from './schema/apis';

/** A manifest is written by hand: a mebibyte of it is a mistake, not a vendor. */
const MANIFEST_BYTES_MAX = 1024 * 1024;
export const MANIFEST_LIMITS = { what: 'a manifest', bytesMax: MANIFEST_BYTES_MAX };

/** A manifest with every default filled in, which still knows where each part stands in its file. */
export interface LoadedManifest {
  readonly file: string;
  readonly manifest: Manifest;
  /** What it was read from: its own text first, then the documents that it names. */
  readonly sources: readonly SourceText[];
  locate(path: Path): Position;
}

/**
 * Reads and checks a manifest file. `shownAs` is what messages call it.
 * @throws UserError with every problem in the file at once, ordered by line.
 */
export function loadManifest(file: string, now: Date, shownAs = file): LoadedManifest {
  const { text } = readText(file, MANIFEST_LIMITS, shownAs);
  return parseManifest({ file: shownAs, text }, now, beside(file, shownAs));
}

/** Reads a document that a manifest names. */
export type ReadBeside = (name: string) => SourceText;

export function beside(file: string, shownAs = file): ReadBeside {
  return (name) =>
    readText(
      join(dirname(file), name),
      { ...MANIFEST_LIMITS, what: 'an OpenAPI document' },
      join(dirname(shownAs), name),
    );
}

/**
 * The same for text that is already in memory. `now` decides what has expired.
 *
 * @param forgiven codes of problems that are no reason to stop, for commands that take just these out of a manifest
 */
export function parseManifest(
  source: SourceText,
  now: Date,
  readBeside = beside(source.file),
  forgiven: readonly string[] = [],
): LoadedManifest {
  refuseOversize(source);
  const yaml = parseYaml(source);
  refuseTokens(source);
  if (yaml.problems.length > 0) throw new UserError(yaml.problems);
  const sources = [source];
  const described = describe(yaml.value, (name) => {
    const document = readBeside(name);
    sources.push(document);
    return document;
  });
  const whole: YamlSource = { ...yaml, locate: (path, which) => described.locate(path) ?? yaml.locate(path, which) };
  const { complaints: all, manifest } = judge(yaml.value, now);
  const complaints = all.filter(({ code }) => !forgiven.includes(code));
  if (complaints.length > 0) throw new UserError(toProblems(complaints, whole));
  return { file: source.file, manifest: manifest as Manifest, sources, locate: (path) => whole.locate(path) };
}

/** Puts the routes of OpenAPI documents beside those that are written out, and remembers where they stand. */
function describe(value: unknown, readBeside: ReadBeside): { locate: (path: Path) => Position | undefined } {
  const places = new Map<string, () => Position>();
  const { apis } = (value ?? {}) as { apis?: unknown };
  for (const [index, api] of (Array.isArray(apis) ? (apis as unknown[]) : []).entries()) {
    const spec = api as { openapi?: unknown; routes?: unknown[] } | null;
    if (typeof spec?.openapi !== 'string' || !OPENAPI_FILE.test(spec.openapi)) continue;
    const yaml = parseYaml(readBeside(spec.openapi));
    if (yaml.problems.length > 0) throw new UserError(yaml.problems);
    const { routes, complaints } = describedRoutes(yaml.value);
    if (complaints.length > 0) throw new UserError(toProblems(complaints, yaml));
    const written = Array.isArray(spec.routes) ? spec.routes : [];
    for (const [at, { path }] of routes.entries())
      places.set(formatPath(['apis', index, 'routes', written.length + at]), () => yaml.locate(path, 'key'));
    spec.routes = [...written, ...routes.map(({ route }) => route)];
  }
  return { locate: (path) => places.get(formatPath(path.slice(0, 4)))?.() };
}

/** Here and not only when reading: a text may come from a pipe, or from a caller that expected a template. */
function refuseOversize({ file, text }: SourceText): void {
  const bytes = Buffer.byteLength(text);
  if (bytes > MANIFEST_BYTES_MAX) throw new UserError([tooLarge(file, bytes, MANIFEST_LIMITS)]);
}

/** The CDK would put another value in place of such a text; nobody writes one by accident. */
function refuseTokens({ file, text }: SourceText): void {
  const at = text.indexOf('${Token[');
  if (at === -1) return;
  const before = text.slice(0, at).split('\n');
  throw new UserError([
    {
      where: formatPosition({ file, line: before.length, column: before.at(-1)!.length + 1 }),
      what: 'holds a placeholder that the CDK would replace',
      saw: '${Token[…',
      want: 'plain text',
      mend: 'write the text without `${Token[`',
      code: 'manifest/token',
    },
  ]);
}

function judge(value: unknown, now: Date): { complaints: Complaint[]; manifest: Partial<Manifest> } {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    return { complaints: [notAMapping(value)], manifest: {} };
  const input = value as Record<string, unknown>;
  const version = input.apiVersion;
  // Another format's keys would all be unknown here: one complaint says it better than thirty.
  if (version !== undefined && version !== API_VERSION) return { complaints: [wrongVersion(version)], manifest: {} };

  const complaints = Object.keys(input)
    .filter((key) => !Object.hasOwn(parts, key))
    .map((key) => unknownKey([], key, Object.keys(parts)));
  const manifest: Record<string, unknown> = {};
  for (const [part, schema] of Object.entries(parts)) {
    const result = schema.safeParse(input[part]);
    if (result.success) manifest[part] = result.data;
    else complaints.push(...result.error.issues.flatMap((issue) => explainIssue(issue, part, schema, input[part])));
  }
  return { complaints: [...complaints, ...crossCheck(manifest, now)], manifest };
}

function toProblems(complaints: readonly Complaint[], yaml: Pick<YamlSource, 'locate'>): Problem[] {
  const meant = new Set(complaints.flatMap((complaint) => (complaint.meant ? [formatPath(complaint.meant)] : [])));
  return complaints
    .filter((complaint) => complaint.code !== 'manifest/missing' || !meant.has(formatPath(complaint.path)))
    .map(({ path, atKey, meant: _, ...words }) => ({ position: yaml.locate(path, atKey ? 'key' : 'value'), words }))
    .sort((one, other) => one.position.line - other.position.line || one.position.column - other.position.column)
    .map(({ position, words }) => ({ where: formatPosition(position), ...words }));
}

function notAMapping(value: unknown): Complaint {
  return {
    path: [],
    what: 'is not a manifest',
    saw: describeInput(value),
    want: `a mapping that starts with \`apiVersion: ${API_VERSION}\``,
    mend: 'run `enclave init` to see one',
    code: 'manifest/not-a-mapping',
  };
}

function wrongVersion(version: unknown): Complaint {
  return {
    path: ['apiVersion'],
    what: 'the manifest is of a version we do not read',
    saw: describeInput(version),
    want: API_VERSION,
    mend: `write \`apiVersion: ${API_VERSION}\``,
    code: 'manifest/version',
  };
}
