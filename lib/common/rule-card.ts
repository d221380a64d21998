import type { Severity, Topic } from './finding';

/** One template that shows a rule at work: printed in the docs and run as a test. */
export interface Example {
  readonly title: string;
  /** A CloudFormation template in YAML; common indentation is removed before use. */
  readonly template: string;
}

/** Everything about a rule but its check: what reports, documents and the catalogue print. */
export interface RuleCard {
  /** Names the pattern we flag, so that "allow <id>" reads as a sentence. Equals the file name. */
  readonly id: string;
  readonly topic: Topic;
  readonly severity: Severity;
  /** One line: what is wrong. */
  readonly title: string;
  /** Why a reviewer should care. */
  readonly why: string;
  /** What to change, in one imperative sentence. */
  readonly fix: string;
  /** Control ids by framework, lower case, e.g. `{ 'nist-800-53-r5': ['ac-17'] }`. */
  readonly controls: Readonly<Record<string, readonly string[]>>;
  readonly bad: readonly Example[];
  readonly good: readonly Example[];
  /** Templates where the honest answer is "cannot tell before deployment". */
  readonly unknown: readonly Example[];
}
