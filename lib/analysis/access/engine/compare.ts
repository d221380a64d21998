import { holdsSymbol, isSymbolLetter } from '../policy/symbols';
import type { Statement } from '../policy/statement';
import type { Request } from '../request/request';
import { type AccessSet, statementsIn } from './access-set';
import type { Answer } from './answer';
import { CAREFUL, type Side, decide } from './decide';
import { hasStarBeforeColon } from './glob';
import { plainForm } from './likely-forms';
import { Budget, BudgetSpent } from './region';
import { STEPS, type Settings } from './settings';
import { Unsupported } from './value-cells';
import { type VariableCase, textsOf, variableCases } from './variable-cases';
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
  const side = { claim, reference };
  const asked = { side, settings, budget: new Budget(settings.budget ?? STEPS) };
  try {
    return compareCase({ side, settled: new Set() }, asked);
  } catch (error) {
    if (error instanceof BudgetSpent || error instanceof Unsupported)
      return { verdict: 'unknown', reason: error.message };
    throw error;
  }
}

/** The question as it was put: whatever is found in one case of it must be true there. */
interface Asked {
  readonly side: Side;
  readonly settings: Settings;
  readonly budget: Budget;
}

function compareCase(one: VariableCase, asked: Asked): Answer {
  const { settings, budget } = asked;
  const statements = [...statementsIn(one.side.claim), ...statementsIn(one.side.reference)];
  const proof = decide(one.side, CAREFUL.prove, settings, budget);
  if (!proof) return passed(one, statements, asked);
  const known = hidesAnything(statements) ? decide(one.side, CAREFUL.refute, settings, budget) : proof;
  const refuted = known && confirmed(known, asked.side, assumptionsOf(statements, settings));
  if (refuted?.verdict === 'fail') return refuted;
  const cases = variableCases(one, statements, settings.symbols);
  const answers = cases?.map((further) => compareCase(further, asked)) ?? [];
  const failed = answers.find(({ verdict }) => verdict === 'fail');
  if (failed) return failed;
  if (cases && answers.every(({ verdict }) => verdict === 'pass')) return answers[0]!;
  return refuted ?? unknown(proof, statements, settings);
}

/** A proof that holds whether stars of a resource cross colons or not. */
function passed({ side }: VariableCase, statements: readonly Statement[], { settings, budget }: Asked): Answer {
  const isOpen = statements.some(({ resources }) => resources?.patterns.some(hasStarBeforeColon));
  const maybe = isOpen ? decide(side, { ...CAREFUL.prove, starsCross: true }, settings, budget) : undefined;
  if (!maybe) return { verdict: 'pass', assumptions: assumptionsOf(statements, settings) };
  return {
    verdict: 'unknown',
    reason: 'it depends on whether a star of a resource matches beyond the colon after it, which AWS leaves open',
    maybe: plainForm(maybe),
  };
}

function hidesAnything(statements: readonly Statement[]): boolean {
  return statements.some((statement) => !statement.certain || textsOf(statement).some(holdsSymbol));
}

const REASONS_MAX = 3;

function unknown(maybe: Request, statements: readonly Statement[], { symbols }: Settings): Answer {
  const names = symbolsIn(statements, ['opaque', 'generated', 'variable'], { symbols });
  const doubts = statements.filter(({ certain }) => !certain).map(({ where }) => where);
  const reasons = [
    ...doubts.map((where) => `${where} cannot be read for certain`),
    ...names.map((name) => `${name} may be anything`),
  ];
  const told = `${reasons.slice(0, REASONS_MAX).join('; ')}${reasons.length > REASONS_MAX ? ' …' : ''}`;
  return { verdict: 'unknown', reason: `it depends on what nobody can know yet: ${told}`, maybe: plainForm(maybe) };
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
  const letters = new Set(
    statements.flatMap(textsOf).flatMap((text) => (holdsSymbol(text) ? [...text].filter(isSymbolLetter) : [])),
  );
  return [...letters].flatMap((letter) => {
    const symbol = symbols.symbolOf(letter);
    return symbol && kinds.includes(symbol.kind) ? [symbol.name] : [];
  });
}
