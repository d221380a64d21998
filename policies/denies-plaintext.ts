import type { Resource, Statement } from '../lib/template';
import { type Coverage, coverageOf } from './bucket-coverage';
import { all, any, says } from './judge';
import { isWholeWorld } from './principals';

/** Which parts of the bucket a statement closes to everybody who comes without TLS. */
export function deniesPlaintext(statement: Statement, bucket: Resource): Coverage {
  const denies = all([
    says(statement.effect, 'Deny'),
    any((statement.principals ?? []).map(isWholeWorld)),
    any((statement.actions ?? []).map((action) => says(action, 's3:*', '*'))),
    // Every further test narrows the Deny, so each must be the one about TLS.
    ...statement.conditions.map(({ operator, key, values }) =>
      all([
        ['Bool', 'BoolIfExists'].includes(operator) && key.toLowerCase() === 'aws:securetransport',
        any(values.map((value) => says(value, 'false'))),
      ]),
    ),
    ...statement.hiddenConditions.map(() => undefined),
  ]);
  const coverages = (statement.resources ?? []).map((resource) => coverageOf(resource, bucket));
  return {
    bucket: all([denies, any(coverages.map((coverage) => coverage.bucket))]),
    objects: all([denies, any(coverages.map((coverage) => coverage.objects))]),
  };
}
