import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { CheckedTarget, ReportedFinding } from './findings-report';

/** Where a person should look, in a file of theirs. Without a line it is the file as a whole. */
export interface Place {
  /** With slashes, relative to the folder the command ran in; absolute for what lies outside of it. */
  readonly file: string;
  readonly inside: boolean;
  readonly line?: number;
  readonly column?: number;
}

/**
 * The line of the CDK app that made the resource where it is known: templates below `cdk.out` are in nobody's
 * repository. Else the place in the template; else the manifest that a template was built from on the way.
 */
export function placeOf(finding: ReportedFinding, targets: readonly CheckedTarget[], cwd: string): Place {
  const { resource, code } = finding;
  if (code) return placeAt(code.file, cwd, code);
  const own = targets.find(({ name }) => name === finding.target)?.file ?? resource.file;
  const builtOnTheWay = resource.file !== own && !resource.file.includes('/');
  return builtOnTheWay ? placeAt(own, cwd) : placeAt(resource.file, cwd, resource);
}

export function placeAt(file: string, cwd: string, at?: { line: number; column: number }): Place {
  const path = relative(cwd, resolve(cwd, file));
  const inside = !path.startsWith('..') && !isAbsolute(path);
  const shown = (inside ? path : resolve(cwd, file)).split(sep).join('/');
  return { file: shown, inside, ...(at && at.line > 0 && { line: at.line, column: Math.max(at.column, 1) }) };
}
