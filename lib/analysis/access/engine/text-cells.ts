import type { AutomatonState, PatternAutomaton } from './pattern-automaton';
import { spell } from './lazy-text';
import type { Budget } from './region';

/** Texts that no pattern tells apart, by one of them. */
export interface TextCell {
  /** One of the shortest that are not empty; `FRESH` stands for a character that no pattern writes. */
  readonly text: string;
  readonly matched: ReadonlySet<number>;
}

/**
 * Every combination of patterns that some text matches, with a shortest such text.
 *
 * Undefined when there are more states than `statesMax`: the caller then asks for texts one by one.
 */
export function textCells(automaton: PatternAutomaton, statesMax: number, budget: Budget): TextCell[] | undefined {
  const start = automaton.start();
  const reached = new Map<AutomatonState, { from?: AutomatonState; code: number }>([[start, { code: 0 }]]);
  const cells = new Map<string, TextCell>();
  for (const [state] of reached) {
    if (reached.size > statesMax) return undefined;
    budget.spend('texts');
    const name = state.isText ? state.matched.join() : undefined;
    // What an empty value means is not always said: any other is a better example.
    if (name !== undefined && !cells.get(name)?.text) {
      cells.set(name, { text: spell(state, reached), matched: new Set(state.matched) });
    }
    for (const [code, next] of automaton.nextOf(state)) {
      if (next.nodes.length > 0 && !reached.has(next)) reached.set(next, { from: state, code });
    }
  }
  return [...cells.values()];
}
