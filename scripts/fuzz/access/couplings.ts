import type { Request } from '../../../lib/analysis/access/request/request';

/** A request through an endpoint bears no public address. */
export const COUPLED_KEYS = ['aws:sourcevpce', 'aws:sourceip'];

/** Can such a request come? Some keys of a request decide others. */
export function isPossible({ context }: Request): boolean {
  return !COUPLED_KEYS.every((key) => key in context);
}

/** Does another key depend on this one? */
export function isCoupled(name: string): boolean {
  return COUPLED_KEYS.includes(name);
}
