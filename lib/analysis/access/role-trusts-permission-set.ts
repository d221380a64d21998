import { endOfDay } from '../../common/clock';
import { type JobFunction, type Manifest, permissionSetRoleArn, sourceIdentityOf } from '../../manifest';
import { type Property, type Resource, type Statement, asText, describe, statementsOf } from '../../template';
import { type Claim, type Decided, mergeDecided } from '../claim';
import { fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { type Place, isPlaced, placeOf } from '../placed-text';
import { saysText } from '../says';
import { endsBy } from './limits-of-allow';
import { judgeRoles } from './roles-of-job';

/**
 * Does every role of a job function let in only its people, from the session of its permission set, under the id that IAM
 * Identity Center vouches for and until their last day?
 *
 * A Deny in a trust policy only narrows it and is not read.
 *
 * Limits: that the instance asks for a second factor at every sign-in is a statement of the manifest, and which person an id
 * belongs to is known to the instance alone. A name or a day that is given at deployment is `unknown`.
 */
export function roleTrustsPermissionSet(manifest: Manifest, job: JobFunction, region: string): Claim {
  const { ends } = manifest.engagement;
  const people = manifest.people.filter(({ jobFunction }) => jobFunction === job.id);
  const lastDays = people.map((person) => {
    const { left = ends } = person;
    return [sourceIdentityOf(manifest, person), endOfDay(left < ends ? left : ends)] as const;
  });
  const trusted: Trusted = {
    place: placeOf(manifest),
    from: permissionSetRoleArn(manifest, region, job.id),
    untilOf: new Map(lastDays),
  };
  return {
    claim: `The role of ${job.id} lets in only its people of the manifest, by its permission set, under the id that IAM Identity Center vouches for, until their last day`,
    decide: (world) => judgeRoles(world, job, (role) => judge(role, trusted)),
  };
}

interface Trusted {
  readonly place: Place;
  /** The role of the permission set. */
  readonly from: string;
  /** Names people bear in AWS, and the last second of each. */
  readonly untilOf: ReadonlyMap<string, string>;
}

function judge(role: Resource, trusted: Trusted): Decided {
  const name = nameOf(role);
  const { statements, hidden } = statementsOf(role.read('AssumeRolePolicyDocument'));
  const letting = statements.filter(({ effect }) => !saysText(effect, 'Deny'));
  const merged = mergeDecided([
    ...letting.flatMap((statement) => judgeStatement(name, statement, trusted)),
    ...hidden.map(({ path }) => unsure(`${name}: ${path} is hidden`)),
    pass(),
  ]);
  return merged.verdict === 'pass' ? pass(`${name} lets in named people of its permission set`) : merged;
}

function judgeStatement(role: string, statement: Statement, trusted: Trusted): Decided[] {
  const { conditions, hiddenConditions, principals } = statement;
  const valuesOf = (operators: RegExp, key: string) =>
    conditions
      .filter((test) => operators.test(test.operator) && test.key.toLowerCase() === key)
      .flatMap(({ values }) => values);
  const demand = (values: readonly Property[], wanted: string, otherwise: string): Decided => {
    if (values.length > 0 && values.every((value) => saysText(value, wanted))) return pass();
    const hides = hiddenConditions.length > 0 || values.some(({ value }) => asText(value).kind === 'hidden');
    return hides ? unsure(`${role}: a condition of its trust is hidden`) : broken(otherwise);
  };
  const ids = valuesOf(/^StringEquals$/, 'identitystore:userid');
  return [
    ...(principals ?? [undefined]).map((one) => judgePrincipal(role, one, trusted.place)),
    demand(
      valuesOf(/^Arn(Equals|Like)$/, 'aws:principalarn'),
      trusted.from,
      `somebody enters ${role} by another role than that of its permission set`,
    ),
    demand(
      valuesOf(/^StringEquals$/, 'sts:sourceidentity'),
      '${identitystore:UserId}',
      `somebody enters ${role} under a name of their own choice`,
    ),
    ...(ids.length === 0
      ? [demand(ids, '', `anybody whom the permission set is assigned to enters ${role}`)]
      : ids.map((id) => judgeId(role, id, statement, trusted))),
  ];
}

function judgePrincipal(
  role: string,
  principal: NonNullable<Statement['principals']>[number] | undefined,
  place: Place,
): Decided {
  if (!principal) return broken(`anybody but a few enters ${role}`);
  const { kind, property } = principal;
  const root = `arn:${place.partition}:iam::${place.account}:root`;
  if (kind === 'AWS' && (isPlaced(property.value, place, root) || isPlaced(property.value, place, place.account)))
    return pass();
  const who = `${describe(property.value)} enters ${role} without a permission set`;
  return kind === '?' || property.value.kind === 'unresolved' ? unsure(`${who}, as far as can be read`) : broken(who);
}

function judgeId(role: string, property: Property, statement: Statement, { untilOf }: Trusted): Decided {
  const id = asText(property.value);
  if (id.kind !== 'known') return unsure(`${role}: an id of identitystore:UserId is hidden`);
  const until = untilOf.get(id.value);
  if (until === undefined) return broken(`${id.value} enters ${role}, who is none of its people in the manifest`);
  const end = endsBy(statement, until);
  if (end === 'pass') return pass();
  const late = `${id.value} enters ${role} after ${until}`;
  return end === 'fail' && statement.hiddenConditions.length === 0 ? broken(late) : unsure(late);
}

const broken = (witness: string): Decided => fail('a role trusts too many', witness);
