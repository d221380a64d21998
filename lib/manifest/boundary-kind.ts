import type { Verb } from './schema/access';

export type VerbTable = Readonly<Partial<Record<Verb, readonly string[]>>>;

/** One kind of data that a boundary may hold: all we know of it, in one place. */
export interface BoundaryKind {
  /** What it holds, in words. */
  readonly title: string;
  /** As in ARNs and in the names of actions. */
  readonly service: string;
  /** What the last part of the ARN looks like. */
  readonly shape: RegExp;
  /** An ARN of that shape, for whoever wrote another. */
  readonly example: string;
  /** What each verb means, action by action and without wildcards (Service Authorization Reference, page of the service). */
  readonly verbs: VerbTable;
  /** What each verb needs of the key that encrypts the data. */
  readonly keyVerbs: VerbTable;
  /**
   * Name of the interface endpoint: `com.amazonaws.<region>.<this>` (AWS PrivateLink Guide, "AWS services that integrate").
   * Databases have none: people come to them through a proxy.
   */
  readonly endpoint?: string;
  /**
   * What CloudTrail calls the data (AWS CloudTrail User Guide, "Logging data events"). Without one, reads and writes are
   * management events, which the trail records anyway; those of a database it does not record at all.
   */
  readonly dataEvent?: string;
  /** The ARN that CloudTrail names in those events; of objects, what their ARNs begin with. */
  readonly recordedAs: (arn: string) => string;
}
