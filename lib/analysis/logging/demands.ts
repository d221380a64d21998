import { type Property, type Resource, asBoolean, asNumber, asText, describe } from '../../template';
import type { Decided } from '../claim';
import { fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';

/** What a setting must say, and what somebody could do if it did not. */
export interface Demand {
  readonly on: Resource;
  readonly property: Property;
  /** What is broken without it, in a few words. */
  readonly broken: string;
  readonly witness: string;
}

/** A switch that must be on. */
export function demandTrue(demand: Demand): Decided {
  const { value } = demand.property;
  const answer = asBoolean(value);
  return decide(demand, answer.kind === 'hidden' ? answer.by : answer.kind === 'known' && answer.value);
}

/** A text that must be one of some. */
export function demandText(demand: Demand, allowed: readonly string[]): Decided {
  const answer = asText(demand.property.value);
  return decide(
    demand,
    answer.kind === 'hidden' ? answer.by : answer.kind === 'known' && allowed.includes(answer.value),
  );
}

/** A number that must not be smaller than a bound. */
export function demandAtLeast(demand: Demand, min: number): Decided {
  const answer = asNumber(demand.property.value);
  return decide(demand, answer.kind === 'hidden' ? answer.by : answer.kind === 'known' && answer.value >= min);
}

/** Nobody opens a bucket to the public, by a list of its own or by its policy: all four switches are on. */
export function demandClosed(bucket: Resource, broken: string, witness: string): Decided[] {
  const blocks = bucket.read('PublicAccessBlockConfiguration');
  return ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'].map((name) =>
    demandTrue({ on: bucket, property: blocks.get(name), broken, witness }),
  );
}

/** A resource that must outlive its stack: what the template deletes, nobody has to break into. */
export function demandRetained(resource: Resource, broken: string): Decided {
  const { deletionPolicy } = resource;
  if (['Retain', 'RetainExceptOnCreate'].includes(String(deletionPolicy))) return pass();
  if (deletionPolicy !== undefined && typeof deletionPolicy !== 'string') {
    return unsure(`${nameOf(resource)}: what becomes of it when the stack goes is not known`);
  }
  return fail(broken, `whoever deletes the stack deletes ${nameOf(resource)}`);
}

/** A resource under a condition nobody can read may not be there. */
export function demandExists(resource: Resource): Decided {
  if (resource.existence === 'certain') return pass();
  return unsure(`${nameOf(resource)} stands under the condition ${resource.condition ?? ''}, which nobody can read`);
}

/** `answer` is true, false, or what hides it. */
function decide({ on, property, broken, witness }: Demand, answer: boolean | string): Decided {
  const where = `${property.path} of ${nameOf(on)}`;
  if (typeof answer === 'string') return unsure(`${where} is hidden by ${answer}`);
  return answer ? pass() : fail(broken, `${witness}: ${where} is ${describe(property.value)}`);
}
