import { isSymbolLetter } from '../policy/symbols';
import type { Patterns } from '../policy/statement';

/**
 * Can a pattern with wildcards match a text? An unreadable part may be any text. Only ever used to leave out what surely
 * does not match; what is left is asked of the engine.
 */
export function mayMatch(pattern: string, text: string): boolean {
  let at = 0;
  let inText = 0;
  let star = -1;
  let resume = 0;
  while (inText < text.length) {
    const sign = pattern[at];
    if (sign !== undefined && (sign === '*' || isSymbolLetter(sign))) {
      star = at++;
      resume = inText;
    } else if (sign === '?' || (sign !== undefined && sign.toLowerCase() === text[inText]!.toLowerCase())) {
      at++;
      inText++;
    } else if (star !== -1) {
      at = star + 1;
      inText = ++resume;
    } else return false;
  }
  while (pattern[at] !== undefined && (pattern[at] === '*' || isSymbolLetter(pattern[at]!))) at++;
  return at === pattern.length;
}

/** Can a list of actions, or all but a list, hold this action? */
export function mayHold(actions: Patterns | undefined, action: string): boolean {
  if (!actions) return true;
  if (!actions.negated) return actions.patterns.some((pattern) => mayMatch(pattern, action));
  return !actions.patterns.some((pattern) => ![...pattern].some(isSymbolLetter) && mayMatch(pattern, action));
}
