import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import type { Finding, Position } from '../common/finding';
import type { Target } from '../template';
import type { Io } from './io';

/** The lines of the user's own code that the CDK noted in an assembly, for one resource. */
interface Noted {
  readonly made?: Position;
  /** By property: lines that set one later, such as `addPropertyOverride`. */
  readonly set: ReadonlyMap<string, Position>;
}

/**
 * Where in the CDK app a finding comes from: the line that set the property, else the `new …` of the resource.
 *
 * aws-cdk-lib 2.276 writes stack traces beside each template without being asked; older versions do it with
 * `CDK_DEBUG=true`. Without traces there is no line, and nothing is made up.
 */
export class CodeLines {
  private readonly byFolder = new Map<string, ReadonlyMap<string, Noted>>();

  constructor(private readonly io: Io) {}

  /** The finding with its line, where the assembly it stands in has one. */
  locate(finding: Finding, target: Target): Finding {
    const path = finding.resource.constructPath;
    if (path === undefined) return finding;
    const noted = this.notesOf(dirname(target.file)).get(path);
    const code = noted && (noted.set.get(finding.property.split('.')[0] ?? '') ?? noted.made);
    return code ? { ...finding, code: this.shorten(code) } : finding;
  }

  private shorten(code: Position): Position {
    const file = relative(this.io.cwd, code.file);
    return file.startsWith('..') || isAbsolute(file) ? code : { ...code, file };
  }

  private notesOf(folder: string): ReadonlyMap<string, Noted> {
    const known = this.byFolder.get(folder);
    if (known) return known;
    const notes = readNotes(folder);
    this.byFolder.set(folder, notes);
    return notes;
  }
}

interface Entry {
  readonly type?: string;
  readonly data?: unknown;
  readonly trace?: unknown;
}

interface Artifact {
  readonly metadata?: Readonly<Record<string, Entry[]>>;
  readonly additionalMetadataFile?: string;
}

function readNotes(folder: string): ReadonlyMap<string, Noted> {
  const artifacts = readJson<{ artifacts?: Record<string, Artifact> }>(join(folder, 'manifest.json'))?.artifacts ?? {};
  const notes = new Map<string, Noted>();
  for (const { metadata, additionalMetadataFile: file } of Object.values(artifacts).filter(isObject)) {
    const beside = typeof file === 'string' ? readJson<Record<string, Entry[]>>(join(folder, file)) : {};
    for (const [path, entries] of Object.entries({ ...metadata, ...beside })) {
      if (Array.isArray(entries)) notes.set(path.replace(/^\//, ''), noted(entries.filter(isObject)));
    }
  }
  return notes;
}

function noted(entries: readonly Entry[]): Noted {
  const traces = entries.flatMap(({ type, data, trace }) =>
    type === 'aws:cdk:creationStack' ? [data] : type === 'aws:cdk:logicalId' ? [trace] : [],
  );
  const made = traces.map(userFrame).find((frame) => frame !== undefined);
  const set = entries.flatMap(({ type, data }): [string, Position][] => {
    const { propertyName, stackTrace } = (data ?? {}) as { propertyName?: unknown; stackTrace?: unknown };
    const frame = type === 'aws:cdk:propertyAssignment' ? userFrame(stackTrace) : undefined;
    return frame && typeof propertyName === 'string' ? [[propertyName.split('.')[0] ?? '', frame]] : [];
  });
  return { ...(made && { made }), set: new Map(set) };
}

const isObject = <T>(value: T): boolean => typeof value === 'object' && value !== null;

/** The innermost frame that is neither a library nor Node.js itself. */
function userFrame(trace: unknown): Position | undefined {
  const frames: unknown[] =
    typeof trace === 'string' ? trace.split('\n') : Array.isArray(trace) ? (trace as unknown[]) : [];
  for (const frame of frames) {
    const [, file, line, column] = /(?:\(|at |^)((?:[A-Za-z]:)?[^():]+):(\d+):(\d+)\)?\s*$/.exec(String(frame)) ?? [];
    if (file === undefined || !isAbsolute(file) || /[\\/]node_modules[\\/]/.test(file)) continue;
    return { file, line: Number(line), column: Number(column) };
  }
  return undefined;
}

/** Notes are a courtesy: an assembly whose notes cannot be read is judged all the same. */
function readJson<T>(file: string): T | undefined {
  try {
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;
  } catch {
    return undefined;
  }
}
