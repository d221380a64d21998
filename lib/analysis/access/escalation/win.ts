import type { Request } from '../request/request';
import type { Actor } from './actor';
import type { Method } from './method';

/** One call that somebody makes on the way. */
export interface Call {
  readonly by: Actor;
  readonly request: Request;
  /** The statements that decide it. */
  readonly because: readonly string[];
}

/** How much is won: everything, more than before, a role of which nothing is known, or nothing but a step further. */
export const EVERYTHING = 3;
export const MORE = 2;
export const UNKNOWN_ROLE = 1;
export const ONE_STEP = 0;

/** What one method gives to those who hold some identities already. */
export interface Win {
  readonly method: Method;
  readonly calls: readonly Call[];
  /** Who is won, if it is somebody of the account. */
  readonly target?: Actor;
  /** Whose rights are changed, and who must therefore be held already. */
  readonly changes?: Actor;
  /** Who or what is won, in words. */
  readonly called: string;
  readonly strength: 0 | 1 | 2 | 3;
  /** What is won, in words. */
  readonly gained: string;
  /** Why nobody can be sure of it; absent: it surely works. */
  readonly doubt?: string;
  /** Why nobody can be sure that it is more than before. */
  readonly doubtOfGain?: string;
  readonly assumptions: readonly string[];
}
