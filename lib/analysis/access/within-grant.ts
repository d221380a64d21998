import { type Statement, type Value, asText } from '../../template';
import type { Access } from '../../manifest';

/** Does one grant cover an action on a resource, with every condition the grant itself demands? */
export function allows(grant: Access, action: string, resource: Value, statement: Statement): boolean {
  const text = asText(resource);
  return (
    text.kind === 'known' &&
    grant.actions.some((granted) => granted.toLowerCase() === action.toLowerCase()) &&
    grant.resources.some((granted) => covers(granted, text.value)) &&
    Object.entries(grant.conditions).every(([operator, tests]) =>
      Object.entries(tests).every(([key, values]) => demands(statement, operator, key, [values].flat())),
    )
  );
}

/** Equal, or below a pattern whose only wildcard is its last character. */
export function covers(granted: string, resource: string): boolean {
  if (granted === resource) return true;
  const prefix = granted.slice(0, -1);
  return granted.endsWith('*') && !/[*?]/.test(prefix) && resource.startsWith(prefix);
}

/** Does a statement test this key with this operator, against no more values than these? */
export function demands(statement: Statement, operator: string, key: string, values: readonly string[]): boolean {
  return statement.conditions.some(
    (test) =>
      test.operator === operator &&
      test.key.toLowerCase() === key.toLowerCase() &&
      test.values.length > 0 &&
      test.values.every(({ value }) => {
        const text = asText(value);
        return text.kind === 'known' && values.includes(text.value);
      }),
  );
}
