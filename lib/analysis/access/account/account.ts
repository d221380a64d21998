import type { SourcedPolicy } from '../policy/json-policy';
import type { SymbolTable } from '../policy/symbols';

/** Somebody with policies: a role, a user, a group or a permission set. */
export interface Identity {
  /** The logical id in a template, or the name where there is no template. */
  readonly id: string;
  readonly kind: 'role' | 'user' | 'group' | 'permission-set';
  readonly name: string;
  /** May hold symbol letters, as all texts here. */
  readonly arn: string;
  /** Inline, attached, of its groups, of the policies that name it. */
  readonly policies: readonly SourcedPolicy[];
  /** Absent: no boundary. */
  readonly boundary?: SourcedPolicy;
  /** A role's trust policy. */
  readonly trust?: SourcedPolicy;
  /** Managed policies and boundaries known by name only: what they allow cannot be known. */
  readonly unread: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
}

/** Anything that bears a policy of its own: a bucket, key, queue, function, endpoint. */
export interface Guarded {
  readonly id: string;
  /** CloudFormation type, as in `AWS::S3::Bucket`. */
  readonly type: string;
  readonly arn: string;
  readonly policies: readonly SourcedPolicy[];
  /** Policies that exist but cannot be read. */
  readonly unread: readonly string[];
}

/** Something that acts with a role: a function, an instance, a task definition. */
export interface Workload {
  readonly id: string;
  readonly type: string;
  readonly arn: string;
  /** ARN of the role it bears. */
  readonly role: string;
}

/** Everything about access in one account, as far as it can be read. */
export interface Account {
  /** Twelve digits, or a symbol letter. */
  readonly id: string;
  readonly partition: string;
  readonly region: string;
  readonly identities: readonly Identity[];
  readonly guarded: readonly Guarded[];
  /** Gateway and interface endpoints; `policies` empty means everything passes. */
  readonly endpoints: readonly Guarded[];
  readonly workloads: readonly Workload[];
  /** Service control policies, level by level from the root: every level must allow. */
  readonly serviceControl: readonly (readonly SourcedPolicy[])[];
  readonly resourceControl: readonly (readonly SourcedPolicy[])[];
  readonly symbols: SymbolTable;
  /** What could not be read at all, in words. */
  readonly unseen: readonly string[];
}
