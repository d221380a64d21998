import type { Property } from '../lib/template';
import { type Ternary, isStar } from './judge';
import { matchesIam } from './match-glob';

// What matches all of these, of services that share nothing, matches everything.
const ACTIONS = ['s3:getobject', 'iam:createuser', 'ec2:runinstances'];
const RESOURCES = ['s3:::b/k', 'iam::111122223333:role/r', 'ec2:eu-central-1:111122223333:instance/i-0'];
const PARTITIONS = ['aws', 'aws-cn', 'aws-us-gov'];

/** Does an `Action` of a policy stand for all actions there are, as `*` and `*:*` do? */
export function isEveryAction(action: Property): Ternary {
  return matchesEvery(action, [ACTIONS]);
}

/** Does a `Resource` of a policy stand for all resources of a partition, as `*` and `arn:aws:*` do? */
export function isEveryResource(resource: Property): Ternary {
  const samples = PARTITIONS.map((partition) => RESOURCES.map((rest) => `arn:${partition}:${rest}`));
  return matchesEvery(resource, samples);
}

/** Parts that are not known may be anything; where even that is too narrow, the answer is known. */
function matchesEvery({ value }: Property, sampleSets: readonly (readonly string[])[]): Ternary {
  if (value.kind !== 'known' && value.kind !== 'composed') return isStar(value) === false ? false : undefined;
  const parts = value.kind === 'known' ? [String(value.value)] : value.parts;
  const pattern = parts.map((part) => (typeof part === 'string' ? part : '*')).join('');
  const every = sampleSets.some((samples) => samples.every((sample) => matchesIam(pattern.toLowerCase(), sample)));
  return every && value.kind === 'composed' ? undefined : every;
}
