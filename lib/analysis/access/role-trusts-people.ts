import { endOfDay } from '../../common/clock';
import type { JobFunction, Manifest } from '../../manifest';
import { type Principal, type Property, type Resource, type Statement, asText, statementsOf } from '../../template';
import { type Claim, type Decided, mergeDecided } from '../claim';
import { fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { textOf } from '../says';
import { endsBy } from './limits-of-allow';
import { judgeRoles } from './roles-of-job';
import { judgeRoleTags, judgeTagKeys, judgeTags, type SessionTags, sessionTagsOf } from './session-tags';

/**
 * Does every role of a job function let in only its people, by the manifest's identity provider, under their own name
 * and with their own session tags, until their last day?
 *
 * A Deny in a trust policy only narrows it and is not read. Whoever may only set a source identity or tags is not let in by it.
 *
 * Limits: that the identity provider sends each person's own name is a promise of its configuration. A provider, a name
 * or a day that is given at deployment is `unknown`, also when it is a resource of the template.
 */
export function roleTrustsPeople(manifest: Manifest, job: JobFunction, provider: string): Claim {
  const people = manifest.people.filter(({ jobFunction }) => jobFunction === job.id);
  const lastDays = people.map(({ email, left }) => {
    const { ends } = manifest.engagement;
    return [email.toLowerCase(), endOfDay(left !== undefined && left < ends ? left : ends)] as const;
  });
  return {
    claim: `The role of ${job.id} lets in only its people of the manifest, signed in by the identity provider under their own name and with their own session tags, until their last day`,
    decide: (world) =>
      judgeRoles(world, job, (role) => {
        const tags = sessionTagsOf(people, namesIn(role));
        return judge(role, { provider, untilOf: new Map(lastDays), tags });
      }),
  };
}

interface Trusted {
  readonly provider: string;
  /** Names people bear in AWS, and the last second of each. */
  readonly untilOf: ReadonlyMap<string, string>;
  readonly tags: SessionTags;
}

/** Every name that the trust policy of a role tests, so far as it can be read. */
function namesIn(role: Resource): string[] {
  return statementsOf(role.read('AssumeRolePolicyDocument'))
    .statements.flatMap(({ conditions }) => conditions)
    .filter(({ key }) => key.toLowerCase() === SOURCE_IDENTITY)
    .flatMap(({ values }) => values.map(textOf));
}

function judge(role: Resource, trusted: Trusted): Decided {
  const { statements, hidden } = statementsOf(role.read('AssumeRolePolicyDocument'));
  const unread = hidden.map(({ path }) => unsure(`${nameOf(role)}: ${path} is hidden`));
  const letting = statements.filter(({ effect }) => !isText(effect, 'Deny'));
  const decided = letting.flatMap((statement) => judgeStatement(nameOf(role), statement, trusted));
  if (decided.length + unread.length === 0) return pass(`${nameOf(role)} lets nobody in`);
  const merged = mergeDecided([...decided, ...unread, ...judgeRoleTags(role, trusted.tags)]);
  return merged.verdict === 'pass' ? pass(`${nameOf(role)} lets in named people of ${trusted.provider}`) : merged;
}

function judgeStatement(role: string, statement: Statement, trusted: Trusted): Decided[] {
  const found = [...judgePrincipals(role, statement, trusted), ...judgeTagKeys(role, statement, trusted.tags)];
  const setsOnly = statement.actions?.every((action) => SETTING.some((one) => isText(action, one))) ?? false;
  if (!setsOnly) found.push(...judgeNames(role, statement, trusted), ...judgeAudience(role, statement));
  // An effect that nobody can read may be a Deny, and then nobody is let in.
  const sure = isText(statement.effect, 'Allow');
  return found.map((one) => (sure || one.verdict !== 'fail' ? one : unsure(`${one.witness}, if the effect is Allow`)));
}

const SOURCE_IDENTITY = 'sts:sourceidentity';

/** What goes with a sign-in, and is none. */
const SETTING = ['sts:SetSourceIdentity', 'sts:TagSession'];

function judgePrincipals(role: string, { principals }: Statement, { provider }: Trusted): Decided[] {
  if (!principals) return [broken(`anybody but a few enters ${role}`)];
  return principals.map(({ kind, property }: Principal) => {
    const name = asText(property.value);
    const shown =
      name.kind === 'known' ? name.value : `somebody (${name.kind === 'hidden' ? name.by : 'nobody named'})`;
    if (kind === '?') return unsure(`${role}: who may enter is hidden`);
    if (kind !== 'Federated') return broken(`${shown} enters ${role} without the identity provider`);
    if (name.kind !== 'known') return unsure(`${role}: the identity provider is hidden by ${shown}`);
    return name.value === provider ? pass() : broken(`people of ${name.value} enter ${role}`);
  });
}

/** The names a statement demands must be people of the manifest, and it must end when they do. */
function judgeNames(role: string, statement: Statement, { untilOf, tags }: Trusted): Decided[] {
  const tests = statement.conditions.filter(
    ({ operator, key }) => operator === 'StringEquals' && key.toLowerCase() === SOURCE_IDENTITY,
  );
  const values = tests.flatMap((test) => test.values);
  if (values.length === 0) {
    if (statement.hiddenConditions.length > 0) return [unsure(`${role}: who may enter is hidden by a condition`)];
    return [broken(`anybody the identity provider knows enters ${role}: no sts:SourceIdentity is demanded`)];
  }
  return values.flatMap((value) => {
    const name = asText(value.value);
    if (name.kind !== 'known') return unsure(`${role}: a name of sts:SourceIdentity is hidden`);
    const until = untilOf.get(name.value);
    if (until === undefined) return broken(`${name.value} enters ${role}, who is none of its people in the manifest`);
    const end = endsBy(statement, until);
    const tagged = judgeTags(role, name.value, statement, tags);
    if (end === 'pass') return tagged;
    const late = `${name.value} enters ${role} after ${until}`;
    return [end === 'fail' && statement.hiddenConditions.length === 0 ? broken(late) : unsure(late), ...tagged];
  });
}

/** An assertion made for somebody else’s sign-in opens nothing here: any partition’s sign-in will do, it is AWS’s own. */
function judgeAudience(role: string, { conditions }: Statement): Decided[] {
  return conditions
    .filter(({ key }) => key.toLowerCase() === 'saml:aud')
    .flatMap(({ operator, values }) =>
      values.map((value) => {
        const audience = asText(value.value);
        if (audience.kind !== 'known') return unsure(`${role}: for whom an assertion is made is hidden`);
        if (operator === 'StringEquals' && SIGN_IN.test(audience.value)) return pass();
        return broken(`an assertion made for ${audience.value} enters ${role}`);
      }),
    );
}

/** IAM User Guide, "Configure SAML assertions": with the region or without, for each partition. */
const SIGN_IN = /^https:\/\/([a-z0-9-]+\.)?signin\.(aws\.amazon\.com|amazonaws\.cn|amazonaws-us-gov\.com)\/saml$/;

/** Names of actions mean the same in any case, and effects have only one. */
function isText(property: Property, wanted: string): boolean {
  const text = asText(property.value);
  return text.kind === 'known' && text.value.toLowerCase() === wanted.toLowerCase();
}

const broken = (witness: string): Decided => fail('a role trusts too many', witness);
