import type { SymbolTable } from '../policy/symbols';
import { evaluateRequest } from '../request/evaluate-request';
import type { Request } from '../request/request';
import type { Answer } from './answer';
import type { Side } from './decide';
import { likelyForms, plainForm } from './likely-forms';
import { withPrincipalKeys } from './principal-keys';
import type { Point, Space } from './space';

/** One request of a point; each policy variable stands for the value its key has there. */
export function requestAt(space: Space, point: Point, symbols: SymbolTable): Request {
  const shown = new Map(space.variables.map((variable, number) => [variable.name, variable.show(point[number]!)]));
  const context: Record<string, string | readonly string[]> = {};
  for (const [name, value] of shown) if (name.startsWith('key:') && value !== undefined) context[name.slice(4)] = value;
  const fill = (text: string): string =>
    symbols.replace(text, ({ kind, key, name }) => {
      const value = kind === 'variable' && key !== undefined ? context[key] : undefined;
      return typeof value === 'string' ? value : (symbols.letterOf({ kind, name, ...(key && { key }) }) ?? name);
    });
  const principal = shown.get('principal');
  for (const [key, value] of Object.entries(context))
    context[key] = typeof value === 'string' ? fill(value) : value.map(fill);
  return {
    action: fill(text(shown.get('action'), 's3:GetObject')),
    resource: fill(text(shown.get('resource'), '*')),
    ...(principal !== undefined && { principal: fill(text(principal, '')) }),
    context,
  };
}

function text(value: string | readonly string[] | undefined, fallback: string): string {
  return typeof value === 'string' ? value : fallback;
}

/**
 * The answer a request gives, once the separate evaluator agrees that it is in the claim and not in the reference.
 *
 * The cells know a request by its shortest texts; the likeliest-looking one that shows the same is told.
 */
export function confirmed(request: Request, { claim, reference }: Side, assumptions: readonly string[]): Answer {
  let doubt = '';
  const statements = [claim, reference].flatMap(({ ways, denies = [] }) => [...ways.flat(2), ...denies]);
  for (const form of likelyForms(request)) {
    const witness = withPrincipalKeys(form, statements);
    const inClaim = evaluateRequest(witness, claim);
    const inReference = evaluateRequest(witness, reference);
    if (inClaim.outcome === 'allowed' && ['denied', 'not-allowed'].includes(inReference.outcome)) {
      return { verdict: 'fail', witness, because: [...inClaim.deciding, ...inReference.deciding], assumptions };
    }
    doubt = inClaim.reason ?? inReference.reason ?? 'the evaluator decides it the other way';
  }
  return { verdict: 'unknown', reason: `a request was found, but not confirmed: ${doubt}`, maybe: plainForm(request) };
}
