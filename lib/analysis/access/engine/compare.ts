import { isSymbolLetter } from '../policy/symbols';
import type { Statement } from '../policy/statement';
import type { AccessSet } from './access-set';
import type { Answer } from './answer';
import { type Careful, type Side, CAREFUL, decide } from './decide';
import { Budget, BudgetSpent } from './region';
import { STEPS, type Settings } from './settings';
import { Unsupported } from './value-cells';
import { confirmed } from './witness';

/**
 * Does one set of requests hold nothing that the other does not?
 *
 * `pass`: nothing, whatever the unreadable parts turn out to be. `fail`: a request that shows it, true of any values of the
 * unreadable parts, and confirmed by a separate evaluator. `unknown`: it depends on them, or deciding takes too long.
 *
 * Limits: what is not certain counts on the careful side only; a key that is compared as text and as a number, and more
 * than the budget, are unknown.
 */
export function compareAccess(claim: AccessSet, reference: AccessSet, settings: Settings): Answer {
  const budget = new Budget(settings.budget ?? STEPS);
  try {
    const side: Side = { claim, reference };
    const proof = decide(side, CAREFUL.prove, settings, budget);
    const statements = [...statementsIn(claim), ...statementsIn(reference)];
    if (!proof) return { verdict: 'pass', assumptions: assumptionsOf(statements, settings) };
    if (!hidesAnything(statements)) return confirmed(proof, side, settings);
    const refutation = decide(side, CAREFUL.refute, settings, budget);
    if (refutation) {
      const answer = confirmed(refutation, side, settings);
      if (answer.verdict === 'fail') return answer;
    }
    return { verdict: 'unknown', reason: hiddenBy(statements, settings), maybe: proof };
  } catch (error) {
    if (error instanceof BudgetSpent || error instanceof Unsupported) return { verdict: 'unknown', reason: error.message };
    throw error;
  }
}

export function statementsIn({ ways, denies = [] }: AccessSet): readonly Statement[] {
  return [...new Set([...ways.flat(2), ...denies])];
}

function textsOf({ actions, resources, principals, tests }: Statement): string[] {
  const patterns = [actions, resources, principals].flatMap((part) => part?.patterns ?? []);
  return [...patterns, ...tests.flatMap(({ values }) => values)];
}

function hidesAnything(statements: readonly Statement[]): boolean {
  return statements.some(
    (statement) => !statement.certain || textsOf(statement).some((text) => /[\uE000-\uF8FF]/.test(text)),
  );
}

function hiddenBy(statements: readonly Statement[], { symbols }: Settings): string {
  const names = symbolsIn(statements, ['opaque', 'generated', 'variable'], { symbols });
  const doubts = statements.filter(({ certain }) => !certain).map(({ where }) => where);
  const reasons = [...doubts.map((where) => `${where} cannot be read for certain`), ...names.map((name) => `${name} may be anything`)];
  return `it depends on what nobody can know yet: ${reasons.slice(0, 3).join('; ')}${reasons.length > 3 ? ' …' : ''}`;
}

function assumptionsOf(statements: readonly Statement[], settings: Settings): string[] {
  return symbolsIn(statements, ['generated'], settings).map(
    (name) => `no policy spells out what AWS will generate for ${name}`,
  );
}

function symbolsIn(
  statements: readonly Statement[],
  kinds: readonly string[],
  { symbols }: Pick<Settings, 'symbols'>,
): string[] {
  const letters = new Set(statements.flatMap(textsOf).flatMap((text) => [...text].filter(isSymbolLetter)));
  return [...letters].flatMap((letter) => {
    const symbol = symbols.symbolOf(letter);
    return symbol && kinds.includes(symbol.kind) ? [symbol.name] : [];
  });
}

export type { Careful };
