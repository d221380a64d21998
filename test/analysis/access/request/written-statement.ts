import type { JsonStatement } from '../../../../lib/analysis/access/policy/json-policy';
import type { Statement } from '../../../../lib/analysis/access/policy/statement';

/** What a test may say of a statement beside its text. */
interface Circumstances {
  readonly where?: string;
  readonly certain?: boolean;
  readonly literalVariables?: boolean;
}

/**
 * A statement whose every part but the written one is wrong on purpose: the evaluator must read how it was written.
 */
export function written(
  source: JsonStatement,
  { where = 'statement', certain = true, ...more }: Circumstances = {},
): Statement {
  const patterns = { patterns: ['wrong:*'], negated: false };
  const effect = source.Effect === 'Allow' ? 'Deny' : 'Allow';
  return {
    effect,
    actions: patterns,
    resources: patterns,
    principals: patterns,
    tests: [],
    certain,
    where,
    source,
    ...more,
  };
}
