/** What became of one request, and why. */
export interface Evaluation {
  /**
   * - `allowed`: an Allow in every layer of one way, and no Deny.
   * - `denied`: a Deny surely matches.
   * - `not-allowed`: some layer of every way surely has no Allow; whether anything denies as well is not asked.
   * - `unknown`: a statement that would change the answer cannot be judged.
   */
  readonly outcome: 'allowed' | 'denied' | 'not-allowed' | 'unknown';
  /** The statements that decided, by their `where`, or the layers that lack an Allow. */
  readonly deciding: readonly string[];
  /** For `not-allowed`: what comes nearest to an Allow, and what it fails on. */
  readonly misses: readonly string[];
  /** For `unknown`: what cannot be known. */
  readonly reason?: string;
}
