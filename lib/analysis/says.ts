import { type Property, asBoolean, asNumber, asText } from '../template';

/** What a property says; nothing, the empty text, where nobody can read it. */
export function textOf({ value }: Property): string {
  const text = asText(value);
  return text.kind === 'known' ? text.value : '';
}

/** Does a property say this very text? What nobody can read says nothing. */
export function saysText({ value }: Property, ...wanted: readonly string[]): boolean {
  const text = asText(value);
  return text.kind === 'known' && wanted.includes(text.value);
}

/** Does a property say this very number? */
export function saysNumber({ value }: Property, wanted: number): boolean {
  const number = asNumber(value);
  return number.kind === 'known' && number.value === wanted;
}

/** Does a property say yes? */
export function saysYes({ value }: Property): boolean {
  const on = asBoolean(value);
  return on.kind === 'known' && on.value;
}

export const isAbsent = ({ value }: Pick<Property, 'value'>): boolean => value.kind === 'absent';

/** Is it something that only the deployment knows? */
export function isHidden({ value }: Pick<Property, 'value'>): boolean {
  return value.kind === 'unresolved' || value.kind === 'composed';
}

/** Names of what stands in a map that is none of these: it may say anything. */
export function othersIn({ value }: Property, known: readonly string[]): string[] {
  return value.kind === 'map' ? [...value.entries.keys()].filter((name) => !known.includes(name)) : [];
}
