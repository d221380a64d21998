import { type JobFunction, type Manifest, idpGroupOf } from '../../manifest';
import { type Property, type Resource, type World, asText, describe } from '../../template';
import { type Claim, type Decided, mergeDecided } from '../claim';
import { fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';

/**
 * Does the roster that the connect handler reads say only what the manifest says: its people, their groups, and no day
 * beyond their last?
 *
 * Limits: a deployment writes the table only where the list has changed, and what is edited by hand stays: that is for
 * `audit`. Whoever is missing from the list is only kept out. The first day is judged where the list names one, as a
 * day that has come is left out. A list given at deployment is `unknown`.
 */
export function rosterTrue(manifest: Manifest): Claim {
  return {
    claim: 'The roster of the VPN lists only people of the manifest, with their own groups and until their last day',
    decide(world) {
      const rosters = world.ofType('AWS::EC2::ClientVpnEndpoint').map((endpoint) => rosterOf(world, endpoint));
      const lists = world.ofType(ROSTER);
      if (rosters.length === 0 && lists.length === 0) return pass('no Client VPN, and no roster');
      if (rosters.includes(undefined))
        return unsure('the roster that the connect handler reads is not in the template');
      const missing = rosters.filter((table) => !lists.some((list) => isListOf(world, list, table)));
      if (missing.length > 0)
        return broken('whoever was taken off the list stays in the table: nothing writes the roster the handler reads');
      return mergeDecided(lists.map((list) => judge(list, manifest)));
    },
  };
}

const ROSTER = 'Custom::EnclaveRoster';

/** The table that the connect handler of an endpoint reads. */
function rosterOf(world: World, endpoint: Resource): Resource | undefined {
  const handler = world.follow(endpoint.read('ClientConnectOptions.LambdaFunctionArn'));
  return handler && world.follow(handler.read('Environment.Variables.ROSTER_TABLE'));
}

/** Is the list written into this table, by a function of the template that writes the same one? */
function isListOf(world: World, list: Resource, table: Resource | undefined): boolean {
  const writer = world.follow(list.read('ServiceToken'));
  const written = writer && world.follow(writer.read('Environment.Variables.ROSTER_TABLE'));
  return (
    table !== undefined &&
    writer?.type === 'AWS::Lambda::Function' &&
    [written, world.follow(list.read('Table'))].every((one) => one?.id === table.id)
  );
}

function judge(list: Resource, manifest: Manifest): Decided {
  const people = list.read('People');
  const name = nameOf(list);
  if (people.value.kind !== 'list') {
    const what = `${name}: the list is ${describe(people.value)}`;
    return people.value.kind === 'absent' ? broken(`${what}, and the table stays as it is`) : unsure(what);
  }
  const entries = people.each();
  const decided = entries.map((entry) => judgeEntry(name, entry, manifest));
  const merged = mergeDecided([...decided, pass()]);
  return merged.verdict === 'pass' ? pass(`${name}: ${entries.length} people, as the manifest says`) : merged;
}

function judgeEntry(list: string, entry: Property, manifest: Manifest): Decided {
  const email = asText(entry.get('person').value);
  if (email.kind === 'hidden') return unsure(`${list}: a person is hidden by ${email.by}`);
  const who = email.kind === 'known' ? email.value : 'nobody in particular';
  const persons = manifest.people.filter((one) => one.email.toLowerCase() === who);
  if (persons.length === 0) return broken(`${who} is on the roster, and not in the manifest`);
  const jobs = manifest.jobFunctions.filter(({ id }) => persons.some(({ jobFunction }) => jobFunction === id));
  const lasts = persons.map(({ left }) => earlier(left ?? manifest.engagement.ends, manifest.engagement.ends));
  const firsts = persons.map(({ joined }) => later(joined, manifest.engagement.starts));
  return mergeDecided([
    judgeWords(
      entry.get('jobFunctions'),
      jobs.map(({ id }) => id),
      `${who} is listed for the job function`,
    ),
    judgeWords(entry.get('groups'), groupsOf(manifest, jobs), `${who} is let in by the group`),
    judgeLast(entry.get('until'), lasts.sort().at(-1)!, who),
    judgeFirst(entry.get('from'), firsts.sort()[0]!, who),
  ]);
}

const groupsOf = (manifest: Manifest, jobs: readonly JobFunction[]) => jobs.map((job) => idpGroupOf(manifest, job));

function judgeWords(property: Property, allowed: readonly string[], what: string): Decided {
  return mergeDecided([
    pass(),
    ...property.each().map(({ value }) => {
      const word = asText(value);
      if (word.kind === 'known') return allowed.includes(word.value) ? pass() : broken(`${what} ${word.value}`);
      return unsure(`${what} ${describe(value)}`);
    }),
  ]);
}

/** Days compare as texts. */
function judgeLast(property: Property, last: string, who: string): Decided {
  const until = asText(property.value);
  if (until.kind === 'hidden') return unsure(`the last day of ${who} is hidden by ${until.by}`);
  if (until.kind === 'known' && DAY.test(until.value) && until.value <= last) return pass();
  return broken(`${who} connects after ${last}: ${until.kind === 'known' ? `until ${until.value}` : 'without an end'}`);
}

function judgeFirst(property: Property, first: string, who: string): Decided {
  const from = asText(property.value);
  if (from.kind === 'hidden') return unsure(`the first day of ${who} is hidden by ${from.by}`);
  if (from.kind === 'absent' || (DAY.test(from.value) && from.value >= first)) return pass();
  return broken(`${who} connects from ${from.value} on, before ${first}`);
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const earlier = (one: string, other: string) => (one < other ? one : other);
const later = (one = '', other = '') => (one > other ? one : other);

const broken = (witness: string): Decided => fail('the roster lets too many in', witness);
