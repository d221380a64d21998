import type { Composed, ConditionTest, Principal, Value } from '../lib/template';
import { type Ternary, all, isStar } from './judge';

/** Is it everyone: a lone star, or a star among accounts or identity providers? */
export function isEveryone({ kind, property }: Principal): Ternary {
  if (kind === '?') return undefined;
  return kind !== 'Service' && kind !== 'CanonicalUser' && isStar(property.value);
}

/** Does a Deny on it reach everybody? A star among identity providers reaches only those who come through one. */
export function isWholeWorld({ kind, property }: Principal): Ternary {
  if (kind === '?') return undefined;
  return (kind === '*' || kind === 'AWS') && isStar(property.value);
}

/** Keys that say who the caller is. An external id or a source address says what the caller knows or where it stands. */
const WHO = ['aws:principalorgid', 'aws:principalorgpaths', 'aws:principalaccount', 'aws:principalarn'];

/** `…IfExists` and `ForAllValues` also hold for callers without the key, so they narrow nothing. */
const POSITIVE = /^(ForAnyValue:)?(StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike)$/i;

const SERVICES = ['aws:principalisawsservice', 'aws:viaawsservice'];

/** In a Deny these hold for callers without the key too, except with `ForAnyValue`. */
const NEGATIVE =
  /^(ForAllValues:)?(StringNotEquals|StringNotEqualsIgnoreCase|StringNotLike|ArnNotEquals|ArnNotLike)(IfExists)?$/i;

/** Does a condition leave only callers that it names? An answer of no means that it says something else about them. */
export function narrowsWho(test: ConditionTest): Ternary {
  return POSITIVE.test(test.operator) && namesSomebody(test);
}

/** Does a condition of a Deny spare only callers that it names? */
export function sparesOnlyNamed(test: ConditionTest): Ternary {
  // It spares the services of AWS, and whom those work for nobody can tell from here.
  if (SERVICES.includes(test.key.toLowerCase())) return undefined;
  return NEGATIVE.test(test.operator) && namesSomebody(test);
}

function namesSomebody({ operator, key, values }: ConditionTest): Ternary {
  const name = key.toLowerCase();
  if (!WHO.includes(name)) return false;
  // ArnEquals takes wildcards, as ArnLike does; StringEquals does not.
  const wildcards = !/String(Not)?Equals/i.test(operator);
  const inArn = /Arn/i.test(operator);
  return all(values.map(({ value }) => isNarrow(value, name, { wildcards, inArn })));
}

/** Variables that hold the resource's own account and organization: the same for every caller. */
const OWN: Readonly<Record<string, string>> = {
  'aws:principalorgid': '${aws:resourceorgid}',
  'aws:principalaccount': '${aws:resourceaccount}',
};

/** Stands for text that nobody knows. */
const HOLE = '\u0003';

/**
 * With wildcards a value may mean everyone again: what counts is the account of an ARN, the organization of a path.
 *
 * Limits: any other policy variable (`${aws:PrincipalTag/team}`) may be something the caller chose, so nobody can tell.
 */
function isNarrow(value: Value, key: string, { wildcards, inArn }: { wildcards: boolean; inArn: boolean }): Ternary {
  const text = spell(value);
  if (text === undefined) return undefined;
  if (text.includes('${')) return text.toLowerCase() === OWN[key] || undefined;
  if (!wildcards) return true;
  const first = [...namingPart(text, key, inArn)].find((char) => ['*', '?', HOLE].includes(char));
  return first === undefined || (first === HOLE ? undefined : false);
}

/** The part of a value that says whose callers it means. */
function namingPart(text: string, key: string, inArn: boolean): string {
  if (key === 'aws:principalorgpaths') return text.split('/')[0] ?? '';
  const [, before, account] = (key === 'aws:principalarn' && /^((?:[^:]*:){4})([^:]*):/.exec(text)) || [];
  if (before === undefined || account === undefined) return text;
  // Operators for ARNs match each field on its own; in those for texts a star runs over the colons.
  return (inArn ? before.replace(/[*?]/g, '') : before) + account;
}

/** The value as a text, with a hole for each part that nobody knows; undefined when it is no text. */
function spell(value: Value): string | undefined {
  if (value.kind === 'known') return String(value.value);
  const parts: Composed['parts'] | undefined =
    value.kind === 'composed'
      ? value.parts
      : value.kind === 'reference' || value.kind === 'unresolved'
        ? [value]
        : undefined;
  return parts?.map(spellPart).join('');
}

function spellPart(part: Composed['parts'][number]): string {
  if (typeof part === 'string') return part;
  if (isStar(part) !== false) return HOLE;
  return part.kind === 'reference' && /arn$/i.test(part.attribute) ? 'arn:a:resource:of:this:template' : 'named';
}
