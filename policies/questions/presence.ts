import { type Property, asBoolean } from '../../lib/template';
import type { Ternary } from '../judge';

/**
 * Does the template put something there, whatever it will be? For properties whose empty value AWS refuses, so that a
 * parameter or a dynamic reference is as good as a text.
 */
export function isPresent(property: Property): boolean {
  return property.each().some(({ value }) => value.kind !== 'known' || String(value.value).trim() !== '');
}

/** Is a switch on? What is not set is off. */
export function isTrue(property: Property): Ternary {
  const answer = asBoolean(property.value);
  return answer.kind === 'hidden' ? undefined : answer.kind === 'known' && answer.value;
}
