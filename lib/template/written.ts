import type { Node, Place } from './property';
import type { Reference } from './value';

/**
 * A piece of the author's template inside one that we made: it keeps its place, so that a finding about an expanded
 * resource leads to the line somebody wrote.
 */
export class Written {
  constructor(
    readonly raw: unknown,
    readonly place: Place,
  ) {}

  /** Two calls that say the same are equal, whether written or made. */
  toJSON(): unknown {
    return this.raw;
  }
}

/** A value in a template that we made, of which only the deployment knows what it is. */
export class Hole {
  constructor(
    readonly why: string,
    readonly symbol = '',
    /** A resource that it stands for, already read. */
    readonly reference?: Reference,
  ) {}

  toJSON(): unknown {
    return this.reference ?? { hole: this.why, symbol: this.symbol };
  }
}

/** The node itself, whatever it was wrapped in on its way. */
export function unwrap(node: Node): Node {
  if (!(node.raw instanceof Written)) return node;
  let { raw, place }: Node = node.raw;
  while (raw instanceof Written) ({ raw, place } = raw);
  return { raw, place };
}
