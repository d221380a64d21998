import type { AccessSet } from '../../../lib/analysis/access/engine/access-set';
import { compareAccess } from '../../../lib/analysis/access/engine/compare';
import type { JsonPolicy } from '../../../lib/analysis/access/policy/json-policy';
import { readPolicy } from '../../../lib/analysis/access/policy/read-policy';
import type { Statement } from '../../../lib/analysis/access/policy/statement';
import { SymbolTable } from '../../../lib/analysis/access/policy/symbols';
import { evaluateRequest } from '../../../lib/analysis/access/request/evaluate-request';
import type { AccessEngine, Side } from './access-case';

/** The engine and the evaluator as the product uses them. */
export const ENGINE: AccessEngine = {
  compare(claim, reference, lazy) {
    const symbols = new SymbolTable();
    return compareAccess(accessOf(claim, 'claim', symbols), accessOf(reference, 'reference', symbols), {
      symbols,
      lazy,
    });
  },
  allows(side, request) {
    const { outcome } = evaluateRequest(request, accessOf(side, 'side', new SymbolTable()));
    return outcome === 'unknown' ? undefined : outcome === 'allowed';
  },
};

export function accessOf({ ways, denies }: Side, name: string, symbols: SymbolTable): AccessSet {
  const read = (document: JsonPolicy, where: string): readonly Statement[] =>
    readPolicy({ document, where, certain: true }, symbols).statements;
  return {
    ways: ways.map((way, at) => way.map((policy, layer) => read(policy, `${name}, way ${at + 1}, layer ${layer + 1}`))),
    ...(denies && { denies: read(denies, `${name}, denies`) }),
  };
}
