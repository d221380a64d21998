import type { ConditionTest, Principal, Property } from '../lib/template';
import { type Ternary, all, isStar } from './judge';

/** Is it everyone: a lone star, or a star among accounts or identity providers? */
export function isEveryone({ kind, property }: Principal): Ternary {
  if (kind === '?') return undefined;
  return kind !== 'Service' && kind !== 'CanonicalUser' && isStar(property.value);
}

/** Keys that say who the caller is. An external id or a source address says what the caller knows or where it stands. */
const WHO = ['aws:principalorgid', 'aws:principalorgpaths', 'aws:principalaccount', 'aws:principalarn'];

/** `…IfExists` and `ForAllValues` also hold for callers without the key, so they narrow nothing. */
const POSITIVE = /^(ForAnyValue:)?(StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike)$/i;

/** Does a condition leave only callers that it names? An answer of no means that it says something else about them. */
export function narrowsWho({ operator, key, values }: ConditionTest): Ternary {
  if (!POSITIVE.test(operator) || !WHO.includes(key.toLowerCase())) return false;
  const wildcards = !/StringEquals/i.test(operator);
  return all(values.map((value) => (wildcards ? namesSomebody(key, value) : true)));
}

/** With wildcards a value may mean everyone again: what counts is the account of an ARN, the organization of a path. */
function namesSomebody(key: string, { value }: Property): Ternary {
  if (value.kind !== 'known' && value.kind !== 'composed') return undefined;
  const parts = value.kind === 'known' ? [String(value.value)] : value.parts;
  const text = parts.map((part) => (typeof part === 'string' ? part : 'hidden')).join('');
  const [, account] = /^[^:]*:[^:]*:[^:]*:[^:]*:([^:]*):/.exec(text) ?? [];
  const [organization] = text.split('/');
  const named = { 'aws:principalarn': account, 'aws:principalorgpaths': organization }[key.toLowerCase()] ?? text;
  return !/[*?]/.test(named);
}
