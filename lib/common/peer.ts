/** A rule of another tool, and the rules of ours that answer it. */
export interface Peer {
  /** The tool, e.g. `checkov`. */
  readonly source: string;
  /** What the rule is called there. */
  readonly rule: string;
  /** Ids of ours; empty where none answers it. */
  readonly ours: readonly string[];
  /** Why none of ours answers it, or where ours differ. */
  readonly reason: string;
}
