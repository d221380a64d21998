import type { Statement } from '../../lib/template';
import { type Ternary, all, not } from '../judge';
import { type ActionKind, allowsKind, onEverything } from './action-kinds';
import { isNarrowed } from './narrowed';

/** Does a statement allow actions of a kind on everything, or all but a few resources, with no condition that narrows what? */
export function openTo(kind: ActionKind) {
  return (statement: Statement, document: readonly Statement[]): Ternary => {
    const everything = onEverything(statement);
    if (everything === false) return false;
    return all([everything, not(isNarrowed(statement)), allowsKind(kind, statement, document)]);
  };
}
