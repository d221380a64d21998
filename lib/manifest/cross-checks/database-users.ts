import type { Day } from '../../common/clock';
import type { Path } from '../../common/yaml-source';
import type { Complaint } from '../complaint';
import type { Database } from '../databases';
import { isPresent } from '../presence';
import { isSamePerson } from '../same-person';
import type { Grant, Person } from '../schema';
import type { Parts } from '.';
import { duplicates, unknownName } from './references';

/** Names that every database gives to somebody who may do everything in it. */
const ADMINISTRATORS: readonly string[] = ['admin', 'administrator', 'master', 'postgres', 'rdsadmin', 'root'];

const VERBS = ['read', 'write'] as const;
type UserVerb = (typeof VERBS)[number];

/** A user of a database where the manifest says it. */
interface Placed {
  readonly path: Path;
  readonly verb: UserVerb;
  readonly name: string;
  readonly secretArn: string;
  readonly person?: string;
}

/** The users of a database: one for each verb that was granted, for everybody or for each person, and none who may do everything. */
export function databaseUserComplaints(
  { boundary, spec }: Database,
  path: Path,
  parts: Parts,
  today: Day,
): Complaint[] {
  const { people = [] } = parts;
  const own = spec.users.people.map((user, at): Placed => ({ ...user, path: [...path, 'people', at] }));
  const shared = VERBS.flatMap((verb): Placed[] => {
    const user = spec.users[verb];
    return user ? [{ ...user, verb, path: [...path, verb] }] : [];
  });
  const grants = parts.grants?.filter((grant) => grant.boundary === boundary.id);
  return [
    ...[...shared, ...own].flatMap(administrator),
    ...twice([...shared, ...own]),
    ...duplicates(
      [...path, 'people'],
      spec.users.people,
      'person',
      ({ person, verb }) => `${verb} ${person.toLowerCase()}`,
    ),
    ...(grants ? VERBS.flatMap((verb) => unfit(verb, shared, own, grants, path)) : []),
    ...(grants ? strangers(own, grants, parts) : []),
    ...(grants ? leftOut({ own, grants, people: people.filter((person) => isPresent(person, today)) }, path) : []),
  ];
}

const complaint = (path: Path, what: string, saw: string, mend: string): Complaint => ({
  path,
  what,
  saw,
  want: 'one user of the database for each verb that is granted, or one for each person, with a secret of its own',
  mend,
  code: 'manifest/database-users',
});

function administrator({ name, path }: Placed): Complaint[] {
  if (!ADMINISTRATORS.includes(name.toLowerCase())) return [];
  const what = 'the vendor would be given a user who may do everything in the database';
  const mend = 'have a user made that may do what the vendor works with';
  return [{ ...complaint([...path, 'name'], what, name, mend), code: 'manifest/database-administrator' }];
}

function twice(users: readonly Placed[]): Complaint[] {
  return users.flatMap(({ name, secretArn, path }, index) => {
    const before = users.slice(0, index);
    if (!before.some((other) => other.name === name || other.secretArn === secretArn)) return [];
    const what = 'this user is another one already, so that nobody can tell the two apart';
    return [complaint(path, what, name, 'have two users made, each with a secret of its own')];
  });
}

/** A verb that was granted has users, for everybody or for each person; one that was not has none. */
function unfit(
  verb: UserVerb,
  shared: readonly Placed[],
  own: readonly Placed[],
  grants: readonly Grant[],
  path: Path,
): Complaint[] {
  const isGranted = grants.some(({ verbs }) => verbs.includes(verb));
  const [forAll, forOne] = [shared, own].map((list) => list.find((user) => user.verb === verb));
  const some = forAll ?? forOne;
  if (isGranted && !some)
    return [complaint(path, `nobody can ${verb}: there is no user for it`, 'no user', `name the user for \`${verb}\``)];
  if (!isGranted && some)
    return [
      complaint(
        some.path,
        `nobody was granted to ${verb}, and there is a user for it`,
        some.name,
        'remove the user, or grant the verb',
      ),
    ];
  if (!forAll || !forOne) return [];
  const what = 'everybody may be this user, so that users of single people say nothing of who it was';
  return [complaint(forAll.path, what, forAll.name, `remove \`${verb}\`, or the users of single people`)];
}

/** The user of a person is of somebody in the manifest, whose job function was granted the verb. */
function strangers(own: readonly Placed[], grants: readonly Grant[], { people }: Parts): Complaint[] {
  if (!people) return [];
  return own.flatMap(({ path, person = '', verb }) => {
    const known = people.find(({ email }) => isSamePerson(email, person));
    if (!known)
      return unknownName(
        [...path, 'person'],
        person,
        'a person',
        people.map(({ email }) => email),
      );
    if (grants.some(({ jobFunction, verbs }) => jobFunction === known.jobFunction && verbs.includes(verb))) return [];
    const what = `\`${known.jobFunction}\` was not granted to ${verb} here, and somebody of it has a user`;
    return [complaint([...path, 'person'], what, person, 'remove the user, or grant the verb')];
  });
}

/** Where people have users of their own, everybody who was granted the verb has one. */
interface Sharing {
  readonly own: readonly Placed[];
  readonly grants: readonly Grant[];
  readonly people: readonly Person[];
}

function leftOut({ own, grants, people }: Sharing, path: Path): Complaint[] {
  return VERBS.filter((verb) => own.some((user) => user.verb === verb)).flatMap((verb) => {
    const granted = grants.filter(({ verbs }) => verbs.includes(verb)).map(({ jobFunction }) => jobFunction);
    const without = people.filter(
      ({ email, jobFunction }) =>
        granted.includes(jobFunction) &&
        !own.some(({ person = '', verb: other }) => other === verb && isSamePerson(person, email)),
    );
    return without.map(({ email }) =>
      complaint(
        [...path, 'people'],
        `${email} cannot ${verb}: others have a user for it`,
        email,
        `add a user for ${email}`,
      ),
    );
  });
}
