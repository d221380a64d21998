import type { AccessSet } from '../engine/access-set';
import { compareAccess } from '../engine/compare';
import type { Statement } from '../policy/statement';
import { holdsSymbol, type SymbolTable } from '../policy/symbols';
import type { Request } from '../request/request';
import { NOTHING, ofKind } from './request-kind';

/**
 * Why nobody can tell what becomes of one request, though each statement can be judged by its letters: a part that the
 * template hides may turn out to be what the request holds. Undefined where it makes no difference.
 */
export function hiddenIn(set: AccessSet, request: Request, allowed: boolean, symbols: SymbolTable): string | undefined {
  const statements = [...set.ways.flat(2), ...(set.denies ?? [])];
  if (!statements.some((statement) => holdsSymbol(JSON.stringify(statement)))) return undefined;
  const asked = [...new Set(statements.flatMap(({ tests }) => tests.map(({ key }) => key)))];
  const condition: Record<string, Record<string, string | readonly string[]>> = {};
  for (const key of asked) {
    const value = request.context[key];
    (condition[value === undefined ? 'Null' : operatorFor(key, value)] ??= {})[key] = value ?? 'true';
  }
  const kind = { actions: [request.action], resources: [request.resource], condition };
  const narrowed = ofKind(set, kind, symbols);
  const who = themselves(request.principal);
  const one = { ...narrowed, ways: narrowed.ways.map((way) => [...way, [who]]) };
  const answer = compareAccess(one, NOTHING, { symbols });
  if (answer.verdict === 'unknown') return answer.reason;
  return (answer.verdict === 'fail') === allowed ? undefined : 'two ways to decide it disagree';
}

/** Keys are compared as what they are: a date as a date. */
function operatorFor(key: string, value: string | readonly string[]): string {
  if (typeof value !== 'string') return 'ForAllValues:StringEquals';
  if (key === 'aws:currenttime' || key === 'aws:epochtime') return 'DateEquals';
  if (key === 'aws:sourceip' || key === 'aws:vpcsourceip') return 'IpAddress';
  if (/^(true|false)$/i.test(value)) return 'Bool';
  return /^\d+$/.test(value) && key !== 'aws:principalaccount' && !key.endsWith('account')
    ? 'NumericEquals'
    : 'StringEquals';
}

function themselves(principal = ''): Statement {
  const source = { Effect: 'Allow', Action: '*', Resource: '*', Principal: { AWS: principal.slice('AWS:'.length) } };
  const principals = { patterns: [principal], negated: false };
  return { effect: 'Allow', principals, tests: [], certain: true, where: 'the question', source };
}
