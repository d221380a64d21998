import type { Day } from './clock';
import type { Severity, Tier, Topic } from './finding';

/**
 * How strict cryptography must be where a service offers a choice.
 *
 * `modern`: TLS 1.2 or newer with forward secrecy where offered. `fips`: modules validated for FIPS 140. `cnsa1`: the
 * algorithms of the Commercial National Security Algorithm Suite 1.0. `post-quantum`: hybrid key exchange.
 */
export const PROFILES = ['modern', 'fips', 'cnsa1', 'post-quantum'] as const;
export type Profile = (typeof PROFILES)[number];

/** One template, or one manifest, that shows a rule at work: printed in the docs and run as a test. */
export interface Example {
  readonly title: string;
  /**
   * A CloudFormation template in YAML; of a rule that judges manifests, the parts of a manifest that matter. Common
   * indentation is removed before use.
   */
  readonly template: string;
  /** Profile under which it shows what its title says. @default 'modern' */
  readonly profile?: Profile;
  /** Day on which it shows what its title says. @default - on any day */
  readonly on?: Day;
  /** What stands beside it, in a sentence. @default - nothing */
  readonly beside?: string;
  /** Every place of a manifest at which something is found: the part and the way within it. @default - not said */
  readonly at?: readonly string[];
}

/** Everything about a rule but its check: what reports, documents and the catalogue print. */
export interface RuleCard {
  /** Names the pattern we flag, so that "allow <id>" reads as a sentence. Equals the file name. */
  readonly id: string;
  readonly topic: Topic;
  readonly severity: Severity;
  /** `opinion`: house taste that good teams differ about; reported apart, and no reason to stop. @default 'core' */
  readonly tier?: Tier;
  /** False where nobody may agree to a weakness: an exception for it is refused. @default true */
  readonly waivable?: false;
  /** One line: what is wrong. */
  readonly title: string;
  /** Why a reviewer should care. */
  readonly why: string;
  /** What to change, in one imperative sentence. */
  readonly fix: string;
  /** Control ids by framework, lower case, e.g. `{ 'nist-800-53-r5': ['ac-17'] }`. */
  readonly controls: Readonly<Record<string, readonly string[]>>;
  /** Types of resources it judges, e.g. `AWS::EC2::ClientVpnEndpoint`, or `Manifest`. @default - none: it speaks about the template */
  readonly appliesTo?: readonly string[];
  readonly bad: readonly Example[];
  readonly good: readonly Example[];
  /** Templates where the honest answer is "cannot tell before deployment". */
  readonly unknown: readonly Example[];
}
