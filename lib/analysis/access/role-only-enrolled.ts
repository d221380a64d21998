import { type JobFunction, type Manifest, sourceIdentityOf } from '../../manifest';
import { type Statement, type World, asText, describe } from '../../template';
import type { Resource } from '../../template';
import { type Claim, type Decided, mergeDecided } from '../claim';
import { fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { policiesOfRole } from './policies-of-role';
import { judgeRoles } from './roles-of-job';
import { judgeSessionLength } from './session-length';
import { isDirectCallOnly } from './weigh-denies';

/**
 * Does a job function's role end with its people: no session longer than agreed, and everything denied to whoever is
 * not enrolled?
 *
 * The Deny is what ends the sessions of somebody who is taken off the list: trust is asked only at sign-in.
 *
 * Limits: only one Deny that covers everything counts, not several that do so together. People of the manifest count as
 * enrolled also after their last day; their trust has ended then. A name given at deployment is `unknown`.
 */
export function roleOnlyEnrolled(manifest: Manifest, job: JobFunction): Claim {
  const people = manifest.people.filter(({ jobFunction }) => jobFunction === job.id);
  const enrolled = new Set(people.map((person) => sourceIdentityOf(manifest, person)));
  return {
    claim: `Sessions of the role of ${job.id} last ${job.sessionHoursMax} hours at most, and are denied everything once their person is taken off the list`,
    decide: (world) =>
      judgeRoles(world, job, (role) =>
        mergeDecided([judgeSessionLength(role, job.sessionHoursMax, OUTLIVES), judgeDeny(world, role, enrolled)]),
      ),
  };
}

function judgeDeny(world: World, role: Resource, enrolled: ReadonlySet<string>): Decided {
  const { statements, hidden } = policiesOfRole(world, role);
  const answers = statements.filter(deniesEverything).map((statement) => sparedBy(statement, enrolled));
  if (answers.some((one) => one.length === 0)) return pass(`${nameOf(role)}: everything is denied to others`);
  const doubts = answers.flat().filter(({ certain }) => !certain);
  if (hidden.length > 0 || doubts.length > 0)
    return unsure(`${nameOf(role)}: ${doubts[0]?.who ?? hidden[0]} may be spared by its Deny`);
  const [spared] = answers.flat();
  return broken(`${spared?.who ?? 'whoever was taken off the list'} keeps a session of ${nameOf(role)}`);
}

function deniesEverything({ effect, actions = [], resources = [], principals }: Statement): boolean {
  const isAll = ({ value }: { readonly value: Statement['property']['value'] }) =>
    value.kind === 'known' && value.value === '*';
  const denies = effect.value.kind === 'known' && effect.value.value === 'Deny';
  return denies && actions.some(isAll) && resources.some(isAll) && !principals;
}

interface Spared {
  readonly who: string;
  readonly certain: boolean;
}

/** Whom a Deny spares, besides the enrolled and the calls that services make on their behalf. */
function sparedBy(statement: Statement, enrolled: ReadonlySet<string>): Spared[] {
  const hidden = statement.hiddenConditions.map(({ path }) => ({ who: `whom ${path} hides`, certain: false }));
  const tests = statement.conditions.filter((test) => !isDirectCallOnly(test));
  const isNames = ({ operator, key }: (typeof tests)[number]) =>
    operator === 'StringNotEquals' && key.toLowerCase() === 'aws:sourceidentity';
  const others = tests.filter((test) => !isNames(test));
  const names = tests.filter(isNames).flatMap(({ values }) => values);
  return [
    ...hidden,
    ...others.map(({ operator, key }) => ({ who: `whom ${operator} on ${key} leaves out`, certain: true })),
    ...names.flatMap(({ value }) => {
      const name = asText(value);
      if (name.kind === 'known' && enrolled.has(name.value)) return [];
      return [{ who: describe(value), certain: name.kind === 'known' }];
    }),
  ];
}

const OUTLIVES = 'a session outlives its person';
const broken = (witness: string): Decided => fail(OUTLIVES, witness);
