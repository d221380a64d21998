/** The three answers. A question that nobody can decide before deployment is `unknown`, never a guess. */
export type Verdict = 'pass' | 'fail' | 'unknown';

export const TOPICS = ['transit', 'access', 'logging', 'exposure', 'governance'] as const;
export type Topic = (typeof TOPICS)[number];

export type Severity = 'error' | 'warning';

/** What everybody should do, or what is a matter of taste. */
export type Tier = 'core' | 'opinion';

/** Where something stands in a file. Lines and columns count from 1; 0 means the place is not known. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The CloudFormation resource a finding is about. */
export interface ResourceRef extends Position {
  readonly logicalId: string;
  readonly type: string;
  /** Path of the CDK construct that made the resource; absent in templates that CDK did not write. */
  readonly constructPath?: string;
  /** Its logical id in the stack, where SAM makes it from a resource that somebody wrote under another. */
  readonly becomes?: string;
}

/** The agreement that lets a finding stand for a while. */
export interface ExceptionNote {
  readonly owner: string;
  readonly reason: string;
  readonly expires: string;
}

/** One thing a reviewer must look at. Every report prints from here and from nowhere else. */
export interface Finding {
  readonly rule: string;
  readonly topic: Topic;
  readonly verdict: Exclude<Verdict, 'pass'>;
  readonly severity: Severity;
  readonly tier: Tier;
  /** Name of the target (manifest, assembly or template) it was found in. */
  readonly target: string;
  readonly resource: ResourceRef;
  /** Property path inside the resource, e.g. `ConnectionLogOptions.Enabled`. */
  readonly property: string;
  readonly saw: string;
  readonly want: string;
  readonly why: string;
  readonly fix: string;
  /** Control ids by framework, lower case, e.g. `{ "nist-800-53-r5": ["sc-8"] }`. */
  readonly controls: Readonly<Record<string, readonly string[]>>;
  /** False where nobody may agree to a weakness: neither an exception nor a baseline covers it. @default true */
  readonly waivable?: false;
  /** The line of the user's own code that made the resource, where the CDK recorded it. */
  readonly code?: Position;
  /** Present when the manifest or the template excepts this finding: it is then counted as excepted, not as its verdict. */
  readonly exception?: ExceptionNote;
}

/** A claim about a whole target, decided by an engine. `witness` is the concrete case that shows it false. */
export interface Proof {
  readonly claim: string;
  readonly target: string;
  readonly verdict: Verdict;
  readonly explanation: readonly string[];
  readonly witness: string | null;
}
