import { matchesIam } from '../../lib/common/match-glob';
import { type Composed, type Property, type Statement, type Value, equal } from '../../lib/template';
import { type Ternary, all, any, isIdentity, isStar, not, says } from '../judge';

// What matches all of these, of services that share nothing, matches everything.
const ACTIONS = ['s3:getobject', 'iam:createuser', 'ec2:runinstances'];
const RESOURCES = ['s3:::b/k', 'iam::111122223333:role/r', 'ec2:eu-central-1:111122223333:instance/i-0'];
const PARTITIONS = ['aws', 'aws-cn', 'aws-us-gov'];
const ACTION_SAMPLES = [ACTIONS];
const RESOURCE_SAMPLES = PARTITIONS.map((partition) => RESOURCES.map((rest) => `arn:${partition}:${rest}`));

/** Does an `Action` of a policy stand for all actions there are, as `*` and `*:*` do? */
export function isEveryAction(action: Property): Ternary {
  return matchesEvery(action, ACTION_SAMPLES);
}

/** Does a `Resource` of a policy stand for all resources of a partition, as `*` and `arn:aws:*` do? */
export function isEveryResource(resource: Property): Ternary {
  return matchesEvery(resource, RESOURCE_SAMPLES);
}

/** Parts that are not known may be anything; where even that is too narrow, the answer is known. */
function matchesEvery({ value }: Property, sampleSets: readonly (readonly string[])[]): Ternary {
  if (value.kind !== 'known' && value.kind !== 'composed') return isStar(value) === false ? false : undefined;
  const pattern = value.kind === 'known' ? String(value.value) : value.parts.map(spell).join('');
  // Samples differ in every place, so nothing without a star matches all of them.
  if (!pattern.includes('*')) return false;
  const every = sampleSets.some((samples) => samples.every((sample) => matchesIam(pattern.toLowerCase(), sample)));
  return every && value.kind === 'composed' ? undefined : every;
}

/** What is not known may be a star; the name or ARN of a resource is some text without one. */
function spell(part: Composed['parts'][number]): string {
  if (typeof part === 'string') return part;
  return part.kind === 'reference' && isIdentity(part) ? 'some-resource' : '*';
}

/** Does a statement allow every action, or all but a few, on everything, or all but a few? */
export function allowsEverything(statement: Statement): Ternary {
  const everyAction = statement.notActions
    ? not(any(statement.notActions.map(isEveryAction)))
    : any((statement.actions ?? []).map(isEveryAction));
  if (everyAction === false) return false;
  return all([
    says(statement.effect, 'Allow'),
    everyAction,
    statement.notResources
      ? not(any(statement.notResources.map(isEveryResource)))
      : any((statement.resources ?? []).map(isEveryResource)),
  ]);
}

/** The second allows all but IAM, and the third allows its holder to attach the first. */
const EVERYTHING = ['AdministratorAccess', 'PowerUserAccess', 'IAMFullAccess'].map(
  (name) => `:iam::aws:policy/${name}`,
);

/** Is an attached policy one of AWS's own that allow everything, or lead there? */
export function reachesEverything(arn: Value): Ternary {
  const last = arn.kind === 'composed' ? arn.parts.at(-1) : arn.kind === 'known' ? String(arn.value) : undefined;
  if (typeof last === 'string' && EVERYTHING.some((policy) => last.endsWith(policy))) return true;
  if (arn.kind === 'known' || (arn.kind === 'reference' && isIdentity(arn))) return false;
  return any(EVERYTHING.map((policy) => equal(arn, { kind: 'known', value: `arn:aws${policy}` })));
}
