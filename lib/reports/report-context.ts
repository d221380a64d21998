import type { Proof } from '../common/finding';
import type { RuleCard } from '../common/rule-card';
import type { ReportedFinding } from './findings-report';
import type { Paint } from './paint';

/** What a report needs beside the findings. */
export interface ReportContext {
  readonly version: string;
  /** Where the project's documents are read, if anywhere. */
  readonly homepage?: string;
  readonly cards: readonly RuleCard[];
  /** Folder that relative paths start from. */
  readonly cwd: string;
  /** Opinions are shown and count as their verdict. */
  readonly opinions: boolean;
  /** Also what is no reason to stop: excepted and known findings, proofs that hold. */
  readonly full: boolean;
  readonly paint: Paint;
  /** Is it a reason for exit code 1? */
  readonly counts: (one: ReportedFinding | Proof) => boolean;
  /** Lines of a file that was judged; undefined when nobody can read them any more. */
  readonly linesOf: (file: string) => readonly string[] | undefined;
}

/** A report, and what its reader must know about it: said on standard error, so that the report stays clean. */
export interface Rendered {
  readonly text: string;
  readonly notes: readonly string[];
}
