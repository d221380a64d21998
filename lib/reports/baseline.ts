import { z } from 'zod';
import { type Problem, UserError } from '../common/user-error';
import type { ReportedFinding } from './findings-report';

const entry = z.object({
  fingerprint: z.string().regex(/^[0-9a-f]{32}$/),
  rule: z.string(),
  target: z.string(),
  resource: z.string(),
  property: z.string(),
});

const schema = z.object({ schemaVersion: z.literal('1'), baseline: z.array(entry) });

/** One weakness that was there when a baseline was written. The names are for people; the fingerprint decides. */
export type BaselineEntry = z.infer<typeof entry>;

/** What a baseline makes of today's findings. */
export interface BaselineMatch {
  /** Findings that the baseline knows. */
  readonly known: ReadonlySet<ReportedFinding>;
  /** Entries whose weakness is gone, so that the file can shrink. */
  readonly gone: readonly BaselineEntry[];
}

/** Nobody may agree to these, so no list of old sins covers them either; exceptions are agreements already. */
const mayBeKnown = (finding: ReportedFinding) => finding.waivable !== false && !finding.exception;

/** The text of a baseline file: one line for each weakness, sorted, so that two versions can be compared. */
export function writeBaseline(findings: readonly ReportedFinding[], subjectOf: (target: string) => string): string {
  const entries = findings
    .filter(mayBeKnown)
    .map(({ fingerprint, rule, target, resource, property }): BaselineEntry => {
      return { rule, target: subjectOf(target), resource: resource.logicalId, property, fingerprint };
    });
  const lines = entries.map((one) => `    ${JSON.stringify(one)}`).sort();
  return `{\n  "schemaVersion": "1",\n  "baseline": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}\n`;
}

/** @throws UserError when the text is no baseline of ours. */
export function parseBaseline(text: string, file: string): BaselineEntry[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UserError([noBaseline(file, error instanceof Error ? error.message : String(error), 'syntax')]);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data.baseline;
  const issues = parsed.error.issues.slice(0, ISSUES_MAX);
  throw new UserError(
    issues.map(({ path }) => noBaseline(file, `something else at \`${path.join('.') || '.'}\``, 'shape')),
  );
}

/** A file of another kind is wrong everywhere: nobody reads a thousand lines about it. */
const ISSUES_MAX = 5;

function noBaseline(file: string, saw: string, kind: 'syntax' | 'shape'): Problem {
  return {
    where: file,
    what: 'is not a baseline',
    saw,
    want: 'a file that `enclave check --write-baseline` wrote',
    mend: 'write it again with `--write-baseline`',
    code: `baseline/${kind}`,
  };
}

/**
 * Each entry covers one finding: a second weakness of the same kind is new.
 *
 * An entry is gone only when its weakness was looked for: its target was judged, and its rule was asked.
 */
export function matchBaseline(
  entries: readonly BaselineEntry[],
  findings: readonly ReportedFinding[],
  lookedFor: (entry: BaselineEntry) => boolean,
): BaselineMatch {
  const left = new Map<string, BaselineEntry[]>();
  for (const one of entries) left.set(one.fingerprint, [...(left.get(one.fingerprint) ?? []), one]);
  const known = new Set(findings.filter((one) => mayBeKnown(one) && left.get(one.fingerprint)?.pop() !== undefined));
  return { known, gone: [...left.values()].flat().filter(lookedFor) };
}
