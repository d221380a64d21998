import {
  type Property,
  type Reference,
  type Resource,
  type Value,
  asBoolean,
  asNumber,
  asText,
  describe,
  equal,
} from '../lib/template';
import type { Report } from './rule';

/** What a property should say. `preset` is what AWS takes when the property is not set, as its documents say. */
export interface Expectation<T> {
  readonly want: string;
  readonly preset?: T;
}

/** Fails when the property is false, or is not set and not true by itself. */
export function mustBeTrue(property: Property, expectation: Expectation<boolean>, report: Report): void {
  const answer = asBoolean(property.value);
  if (answer.kind === 'hidden') return report.unknown(property, expectation);
  const value = answer.kind === 'absent' ? expectation.preset : answer.value;
  if (!value) report.fail(property, expectation);
}

/** Fails when the property is true, or is not set and true by itself. */
export function mustNotBeTrue(property: Property, expectation: Expectation<boolean>, report: Report): void {
  const answer = asBoolean(property.value);
  if (answer.kind === 'hidden') return report.unknown(property, expectation);
  const value = answer.kind === 'absent' ? expectation.preset : answer.value;
  if (value) report.fail(property, expectation);
}

/** Fails when the property says none of these texts, in whatever case. */
export function mustSay(
  property: Property,
  { texts, ...expectation }: Expectation<string> & { readonly texts: readonly string[] },
  report: Report,
): void {
  const accepts = (text: string) => texts.some((one) => one.toLowerCase() === text.toLowerCase());
  mustBeText(property, { ...expectation, accepts }, report);
}

/** Fails when the property says one of these texts, in whatever case. What is not set says `preset`, or nothing. */
export function mustNotSay(
  property: Property,
  { texts, preset = '', want }: Expectation<string> & { readonly texts: readonly string[] },
  report: Report,
): void {
  const accepts = (text: string) => !texts.some((one) => one.toLowerCase() === text.toLowerCase());
  mustBeText(property, { want, preset, accepts }, report);
}

/** Fails when the property is no number, or one that is not accepted. */
export function mustBeNumber(
  property: Property,
  { want, preset, accepts }: Expectation<number> & { readonly accepts: (count: number) => boolean },
  report: Report,
): void {
  const answer = asNumber(property.value);
  if (answer.kind === 'hidden') return report.unknown(property, { want });
  const count = answer.kind === 'absent' ? preset : answer.value;
  if (count === undefined || !accepts(count)) report.fail(property, { want });
}

/** Fails when the property is not set, empty, or no text at all. */
export function mustBeSet(property: Property, want: string, report: Report): void {
  const set = isText(property.value);
  if (set === undefined) report.unknown(property, { want });
  else if (!set) report.fail(property, { want });
}

/** Is it a text with something in it? Parts that are not known may all be empty. */
export function isText(value: Value): Ternary {
  switch (value.kind) {
    case 'known':
      return String(value.value).trim() !== '';
    case 'reference':
      return isIdentity(value) ? true : undefined;
    case 'composed':
      return any(value.parts.map((part) => isText(typeof part === 'string' ? { kind: 'known', value: part } : part)));
    case 'unresolved':
      return undefined;
    case 'absent':
    case 'list':
    case 'map':
      return false;
  }
}

/**
 * Fails when the property holds a text that is not accepted. `accepts` may answer undefined: a text it does not know
 * is no proof of anything.
 */
export function mustBeText(
  property: Property,
  expectation: Expectation<string> & { readonly accepts: (text: string) => boolean | undefined },
  report: Report,
): void {
  const { want, preset, accepts } = expectation;
  const answer = asText(property.value);
  if (answer.kind === 'hidden') return report.unknown(property, { want });
  const text = answer.kind === 'known' ? answer.value : preset;
  const accepted = text === undefined ? false : accepts(text);
  if (accepted) return;
  const saw =
    answer.kind === 'absent' && preset !== undefined ? `not set, which means ${preset}` : describe(property.value);
  if (accepted === undefined) report.unknown(property, { saw, want });
  else report.fail(property, { saw, want });
}

/** A yes, a no, or nobody can tell. */
export type Ternary = boolean | undefined;

/** True when all are true, false when one is false. */
export function all(answers: readonly Ternary[]): Ternary {
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

/** True when one is true, false when all are false. */
export function any(answers: readonly Ternary[]): Ternary {
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}

/** The opposite; what nobody can tell stays so. */
export function not(answer: Ternary): Ternary {
  return answer === undefined ? undefined : !answer;
}

/** Does a property say one of these texts? Undefined when what it says is hidden; false when it is not set. */
export function says(property: Property, ...texts: readonly string[]): Ternary {
  const { value } = property;
  if (value.kind === 'absent') return false;
  if (value.kind !== 'known') return undefined;
  const said = String(value.value);
  return texts.some((text) => text === said || text.toLowerCase() === said.toLowerCase());
}

/** Is it the lone star that means everyone, or everything? A resource's name, ARN or the account never is. */
export function isStar(value: Value): Ternary {
  if (value.kind === 'reference') return isIdentity(value) ? false : undefined;
  if (value.kind === 'unresolved' && value.symbol.startsWith('{"Ref":"AWS::')) return false;
  return equal(value, { kind: 'known', value: '*' });
}

/** Does a reference give what AWS calls a resource by? Any other attribute may hold a text that somebody chose. */
export function isIdentity({ attribute }: Reference): boolean {
  return /^Ref$|(Arn|ARN|Id|Name)$/.test(attribute);
}

/** Why a resource only may protect another: through what it points, or that nobody can tell whether it exists. */
export function whyPossible(pointer: Resource, path: string): string {
  const on = `on ${describe(pointer.read(path).value)}`;
  return pointer.existence === 'certain' ? on : `${on}, whose condition ${pointer.condition} nobody can read`;
}
