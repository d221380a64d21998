import { type Property, type Resource, asBoolean } from '../../template';
import type { Decided } from '../claim';

/** What a reader knows a resource by: its construct path, or its logical id where nobody used the CDK. */
export function nameOf(resource: Resource): string {
  return resource.constructPath ?? resource.id;
}

export function holds(...explanation: string[]): Decided {
  return { verdict: 'pass', explanation };
}

export function unsure(reason: string): Decided {
  return { verdict: 'unknown', explanation: [reason] };
}

/** `claim` says what does not hold, `witness` the case that shows it. */
export function broken(claim: string, witness: string): Decided {
  return { verdict: 'fail', explanation: [claim], witness };
}

/** A switch that must stand as wanted; `unset` is how AWS sets it when the template says nothing. */
export function judgeSwitch(property: Property, wanted: boolean, unset: boolean, otherwise: Decided): Decided {
  const read = asBoolean(property.value);
  if (read.kind === 'hidden') return unsure(`${property.path} is hidden by ${read.by}`);
  return (read.kind === 'known' ? read.value : unset) === wanted ? holds() : otherwise;
}
