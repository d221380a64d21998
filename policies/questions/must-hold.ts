import type { Property, Relation, Resource, World } from '../../lib/template';
import { type Ternary, all, any, isText, says } from '../judge';
import type { Difference, Report } from '../rule';

/** Says nothing to yes, fails for no, and admits what nobody can tell. */
export function mustHold(answer: Ternary, property: Property, difference: Difference, report: Report): void {
  if (answer === undefined) report.unknown(property, difference);
  else if (!answer) report.fail(property, difference);
}

/** Does a list hold one of these texts? A single text counts as a list of one. */
export function lists(property: Property, ...texts: readonly string[]): Ternary {
  return any(property.each().map((item) => says(item, ...texts)));
}

/** Fails when a list lacks one of these texts. */
export function mustList(property: Property, texts: readonly string[], report: Report): void {
  const want = texts.join(', ');
  mustHold(all(texts.map((text) => lists(property, text))), property, { want }, report);
}

/** Does a list of maps hold one in which each of these entries says one of its texts? */
export function listsEntry(property: Property, entries: Readonly<Record<string, string | readonly string[]>>): Ternary {
  const tests = Object.entries(entries);
  return any(property.each().map((item) => all(tests.map(([name, texts]) => says(item.get(name), ...[texts].flat())))));
}

/** Does somebody who is accepted point at the resource? Who only may point at it is no proof, but hides the answer. */
export function hasReferrer(
  target: Resource,
  world: World,
  relation: Relation,
  accepts: (pointer: Resource) => Ternary = () => true,
): Ternary {
  const { certain, possible } = world.referrers(target, relation);
  return any([...certain.map(accepts), ...possible.map((pointer) => all([undefined, accepts(pointer)]))]);
}

/** Does a property hold an ARN or an address? A number is none, though it could be the name of something. */
export function isAddress({ value }: Property): Ternary {
  return value.kind === 'known' && typeof value.value !== 'string' ? false : isText(value);
}
