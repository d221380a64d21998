import type { PolicySymbol } from '../policy/symbols';
import { isSymbolLetter } from '../policy/symbols';
import type { PatternNode } from './pattern-nodes';

/** A symbol that is read, and who knows the others. */
interface Reader {
  readonly code: number;
  readonly symbol: PolicySymbol;
  /** Is it a text that nobody spelled out, and equal to no other? */
  readonly isApart: boolean;
  readonly symbolOf: (letter: string) => PolicySymbol | undefined;
}

/** The points a pattern can be at after it has read a symbol from one point on. */
export function reachesOf(nodes: readonly PatternNode[], from: number, reader: Reader): readonly number[] {
  const node = nodes[from]!;
  const reached: number[] = [];
  const same = node.letters.get(reader.code);
  if (same !== undefined) reached.push(same);
  if (node.stays !== 'no') reached.push(from);
  if (node.kind.care === 'perhaps' && !reader.isApart) reached.push(...mayReach(nodes, from, reader));
  return reached;
}

/**
 * Where some text in place of the symbol may lead. A text that AWS generates is of letters and digits, and nobody has
 * spelled it out in a policy, so that at least one wildcard took part.
 */
function mayReach(nodes: readonly PatternNode[], from: number, { code: own, symbol, symbolOf }: Reader): number[] {
  const isGenerated = symbol.kind === 'generated';
  const seen = new Set<string>();
  const found: number[] = [];
  const visit = (index: number, byWildcard: boolean, isMoved: boolean): void => {
    const name = `${index} ${byWildcard} ${isMoved}`;
    if (seen.has(name)) return;
    seen.add(name);
    if (isMoved && (byWildcard || !isGenerated)) found.push(index);
    const node = nodes[index]!;
    if (node.stays !== 'no') visit(index, true, true);
    for (const run of [node.run, node.runInPart]) if (run >= 0) visit(run, byWildcard, isMoved);
    for (const one of [node.one, node.oneInPart]) if (one >= 0) visit(one, true, true);
    for (const [code, target] of node.letters) {
      // No text holds itself and more.
      if (code !== own && mayHold(code, symbol, symbolOf)) visit(target, byWildcard, true);
    }
  };
  // What somebody chooses may be an empty text; where the pattern has the same symbol, the two are read together.
  visit(from, false, !isGenerated && !nodes[from]!.letters.has(own));
  return found;
}

/** May a text that stands for the symbol hold this character, or this other symbol? */
function mayHold(code: number, { kind, isOfName }: PolicySymbol, symbolOf: Reader['symbolOf']): boolean {
  const letter = String.fromCharCode(code);
  if (isSymbolLetter(letter)) return kind !== 'generated' || symbolOf(letter)?.kind !== 'generated';
  if (kind === 'generated') return /[A-Za-z0-9]/.test(letter);
  return !isOfName || !/[:/]/.test(letter);
}
