import { type Reference, type Resource, type Statement, type World, asText, statementsOf } from '../../template';
import { actionPatternOf, patternOf, surelyCovers, tokensOf, type Pattern } from '../access/patterns';
import type { Decided } from '../claim';
import { fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { policyOf } from './bucket-words';
import { demandRetained } from './demands';

const BROKEN = 'the bucket policy leaves the archive open';

/** Each has a way around the others: a version deleted, a marker put over it, a weaker lock lifted. */
const DELETIONS = ['s3:BypassGovernanceRetention', 's3:DeleteObject', 's3:DeleteObjectVersion'];

/**
 * Does the policy of a bucket keep everybody from deleting, and everybody from speaking plain HTTP?
 *
 * Limits: only a Deny for everyone counts, on all that it is about in one statement, deletion without any condition; one
 * with hidden parts, or with further conditions, may do as well: `unknown`. So is a policy that may belong to the bucket.
 */
export function judgeBucketPolicy(world: World, bucket: Resource): Decided {
  const policy = policyOf(
    world,
    bucket,
    fail(BROKEN, `whoever IAM allows deletes from ${nameOf(bucket)}: it has no policy`),
  );
  if ('verdict' in policy) return policy;
  const { statements, hidden } = statementsOf(policy.read('PolicyDocument'));
  const denies = statements.filter(mayDenyEveryone);
  const objects = patternsOf(bucket, '/*');
  const deletion = firmest(denies, DELETIONS, objects, bindsDeletion);
  const plain = firmest(denies, ['s3:*'], objects, bindsPlainHttp);
  const found = [
    answer(deletion, hidden.length > 0, nameOf(policy), `somebody deletes a log from ${nameOf(bucket)}`),
    answer(plain, hidden.length > 0, nameOf(policy), `somebody reads ${nameOf(bucket)} over plain HTTP`),
  ];
  const wrong = found.find(({ verdict }) => verdict === 'fail') ?? found.find(({ verdict }) => verdict === 'unknown');
  return wrong ?? demandRetained(policy, BROKEN);
}

type Firmness = 'firm' | 'perhaps' | 'no';

function firmest(
  denies: readonly Statement[],
  actions: readonly string[],
  resources: readonly Pattern[],
  weigh: (deny: Statement) => Firmness,
): Firmness {
  const answers = denies.map((deny): Firmness => {
    if (!isReadable(deny)) return 'perhaps';
    return coversActions(deny, actions) && coversResources(deny, resources) ? weigh(deny) : 'no';
  });
  return answers.find((one) => one === 'firm') ?? answers.find((one) => one === 'perhaps') ?? 'no';
}

function answer(firmness: Firmness, hidden: boolean, policy: string, witness: string): Decided {
  if (firmness === 'firm') return pass();
  if (firmness === 'perhaps' || hidden) return unsure(`${policy} may forbid that ${witness}, and may not`);
  return fail(BROKEN, `${witness}: ${policy} does not forbid it`);
}

/** A statement for some does not bind the others. */
function mayDenyEveryone({ effect, principals = [], notPrincipals }: Statement): boolean {
  const text = asText(effect.value);
  if (text.kind === 'known' && text.value !== 'Deny') return false;
  if (notPrincipals) return true;
  return principals.some(({ kind, property }) => {
    const who = asText(property.value);
    return kind === '*' || (kind === 'AWS' && (who.kind !== 'known' || who.value === '*'));
  });
}

/** What is written by exclusion is not weighed, and neither is what somebody hides. */
function isReadable(statement: Statement): boolean {
  const { effect, principals = [], actions = [], resources = [], hiddenConditions } = statement;
  if (statement.notPrincipals ?? statement.notActions ?? statement.notResources) return false;
  const texts = [effect, ...principals.map(({ property }) => property), ...actions];
  return (
    hiddenConditions.length === 0 &&
    texts.every(({ value }) => value.kind === 'known') &&
    resources.every(({ value }) => value.kind !== 'unresolved')
  );
}

/** A condition about the channel is met by whoever chooses another one; of others we do not know who meets them. */
function bindsDeletion({ conditions }: Statement): Firmness {
  if (conditions.length === 0) return 'firm';
  return conditions.some(({ key }) => CHANNEL.includes(key.toLowerCase())) ? 'no' : 'perhaps';
}

const CHANNEL: readonly string[] = ['aws:securetransport', 's3:tlsversion'];

/** Any condition besides leaves somebody out. */
function bindsPlainHttp({ conditions }: Statement): Firmness {
  if (!conditions.some(isPlainHttp)) return conditions.length === 0 ? 'firm' : 'no';
  return conditions.every(isPlainHttp) ? 'firm' : 'perhaps';
}

function isPlainHttp({ operator, key, values }: Statement['conditions'][number]): boolean {
  return (
    /^Bool(IfExists)?$/.test(operator) &&
    key.toLowerCase() === 'aws:securetransport' &&
    values.length === 1 &&
    values.every(({ value }) => value.kind === 'known' && String(value.value) === 'false')
  );
}

function coversActions({ actions = [] }: Statement, wanted: readonly string[]): boolean {
  return wanted.every((action) =>
    actions.some(({ value }) => surelyCovers(actionPatternOf(value), tokensOf(action.toLowerCase()))),
  );
}

function coversResources({ resources = [] }: Statement, wanted: readonly Pattern[]): boolean {
  return resources.some(({ value }) => wanted.some((pattern) => surelyCovers(patternOf(value), pattern)));
}

/** The objects of a bucket, by its ARN as a reference and by its name. */
function patternsOf(bucket: Resource, end: string): Pattern[] {
  const reference: Reference = { kind: 'reference', logicalId: bucket.id, attribute: 'Arn' };
  const byReference = patternOf({ kind: 'composed', parts: [reference, end] });
  const name = asText(bucket.read('BucketName').value);
  return name.kind === 'known' ? [byReference, tokensOf(`arn:aws:s3:::${name.value}${end}`)] : [byReference];
}
