import type { Statement } from '../../../lib/template';
import { type Ternary, all, not } from '../../judge';
import { type ActionKind, allowsKind, onEverything } from './action-kinds';
import { isNarrowed } from './narrowed';

/**
 * Does a statement allow actions of a kind with no condition that narrows what they reach?
 *
 * @param reaches whether its resources are too many. @default - everything, or all but a few
 */
export function openTo(kind: ActionKind, reaches: (statement: Statement) => Ternary = onEverything) {
  return (statement: Statement, document: readonly Statement[]): Ternary => {
    const open = all([reaches(statement), not(isNarrowed(statement))]);
    // Most statements end here: what they allow need not be looked up.
    return open === false ? false : all([open, allowsKind(kind, statement, document)]);
  };
}
