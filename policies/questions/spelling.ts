import type { Composed, Value } from '../../lib/template';
import { isStar } from '../judge';

/** Stands for text that nobody knows. */
export const HOLE = '\u0003';

/** Stands for the id of the account that the template is deployed to. */
export const OWN_ACCOUNT = '\u0004';

/** The value as a text, with a hole for each part that nobody knows; undefined when it is no text. */
export function spell(value: Value): string | undefined {
  if (value.kind === 'known') return String(value.value);
  if (value.kind === 'composed') return value.parts.map(spellPart).join('');
  return value.kind === 'reference' || value.kind === 'unresolved' ? spellPart(value) : undefined;
}

/** Is it a text, as far as anybody knows it, that a pattern matches? */
export function reads(value: Value, pattern: RegExp): boolean {
  const text = spell(value);
  return text !== undefined && pattern.test(text);
}

/** What is named by AWS, or stands for a resource of this template, is some text without wildcards. */
function spellPart(part: Composed['parts'][number]): string {
  if (typeof part === 'string') return part;
  if (part.kind === 'unresolved' && part.symbol === '{"Ref":"AWS::AccountId"}') return OWN_ACCOUNT;
  if (isStar(part) !== false) return HOLE;
  return part.kind === 'reference' && /arn$/i.test(part.attribute)
    ? `arn:a:resource:of:${OWN_ACCOUNT}:template`
    : 'named';
}
