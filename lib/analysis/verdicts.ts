import { type Property, type Resource, asText } from '../template';
import type { Decided } from './claim';
import { pass, unsure } from './decided';

/** How a claim about ways in answers for one property or one resource, always in the same words. */

export { pass, unsure };

/** Does a property say one text? Absence is not it, and what is hidden is not known. */
export function mustSay(holder: Resource, property: Property, want: string, broken: Decided): Decided {
  const text = asText(property.value);
  if (text.kind === 'hidden') return unsure(`${nameOf(holder)}: ${property.path} is hidden by ${text.by}`);
  return text.kind === 'known' && text.value === want ? pass() : broken;
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

export const isAbsent = ({ value }: Property): boolean => value.kind === 'absent';

export function nameOf(resource: Resource): string {
  return resource.constructPath ?? resource.id;
}
