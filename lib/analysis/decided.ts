import { type Property, type Resource, type Value, asBoolean, asText, describe } from '../template';
import { type Decided, mergeDecided } from './claim';
import { nameOf } from './name-of';
import { isHidden, saysText } from './says';

/** The three answers of one part of a claim. */
export const pass = (...explanation: string[]): Decided => ({ verdict: 'pass', explanation });
/** `what` says what does not hold, `witness` the case that shows it. */
export const fail = (what: string, witness: string): Decided => ({ verdict: 'fail', explanation: [what], witness });
export const unsure = (...reasons: string[]): Decided => ({ verdict: 'unknown', explanation: reasons });

/** The whole of several parts, with one explanation for all of them, or none, when they all pass. */
export function allOf(parts: readonly Decided[], ...explanation: string[]): Decided {
  const merged = mergeDecided([...parts, pass()]);
  return merged.verdict === 'pass' ? pass(...explanation) : merged;
}

/** A value that must be a certain thing: what is written otherwise fails, and what nobody can read is unknown. */
export function mustBe(holds: boolean, value: Value, what: string, witness: string): Decided {
  if (holds) return pass();
  return isHidden({ value }) ? unsure(`${witness}: hidden by ${describe(value)}`) : fail(what, witness);
}

/** Does a property say one text? Absence is not it, and what is hidden is not known; a failure shows what stands there. */
export function mustSay(holder: Resource, property: Property, wanted: string, broken: Decided): Decided {
  if (saysText(property, wanted)) return pass();
  const saw = describe(property.value);
  if (isHidden(property)) return unsure(`${nameOf(holder)}: ${property.path} is hidden by ${saw}`);
  return { ...broken, witness: `${broken.witness}: ${saw}` };
}

/** Does every item of a list say one of some texts? */
export function mustBeAmong(
  items: Property,
  allowed: readonly string[],
  holder: string,
  broken: (saw: string) => Decided,
): Decided[] {
  return items.each().map((item) => {
    const text = asText(item.value);
    if (text.kind === 'hidden') return unsure(`${holder}: ${item.path} is hidden by ${text.by}`);
    const saw = text.kind === 'known' ? text.value : 'nothing';
    return allowed.includes(saw) ? pass() : broken(saw);
  });
}

/** A switch that must stand as wanted; `unset` is how AWS sets it when the template says nothing. */
export function judgeSwitch(property: Property, wanted: boolean, unset: boolean, otherwise: Decided): Decided {
  const read = asBoolean(property.value);
  if (read.kind === 'hidden') return unsure(`${property.path} is hidden by ${read.by}`);
  return (read.kind === 'known' ? read.value : unset) === wanted ? pass() : otherwise;
}
