import { type Property, type Value, asText, describe } from '../template';
import { type Decided, mergeDecided } from './claim';

/** The three answers of one part of a claim, for proofs that look at many parts. */
export const pass = (reason = ''): Decided => ({ verdict: 'pass', explanation: reason === '' ? [] : [reason] });
export const fail = (what: string, witness: string): Decided => ({ verdict: 'fail', explanation: [what], witness });
export const unsure = (reason: string): Decided => ({ verdict: 'unknown', explanation: [reason] });

/** The whole of several parts, with one explanation for all of them when they all pass. */
export function allOf(parts: readonly Decided[], reason: string): Decided {
  const merged = mergeDecided([...parts, pass()]);
  return merged.verdict === 'pass' ? pass(reason) : merged;
}

/** A value that must be a certain thing: what is written otherwise fails, and what nobody can read is unknown. */
export function mustBe(holds: boolean, value: Value, what: string, witness: string): Decided {
  if (holds) return pass();
  const hidden = value.kind === 'unresolved' || value.kind === 'composed';
  return hidden ? unsure(`${witness}: hidden by ${describe(value)}`) : fail(what, witness);
}

/** A property that must be this very text. */
export function mustSay(property: Property, wanted: string, what: string, witness: string): Decided {
  return mustBe(says(property, wanted), property.value, what, `${witness}: ${describe(property.value)}`);
}

/** Is a property this very text? */
export function says({ value }: Property, wanted: string): boolean {
  const text = asText(value);
  return text.kind === 'known' && text.value === wanted;
}
