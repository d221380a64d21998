import { parseArn } from '../common/arn';
import { formatCidr, parseCidr } from '../common/cidr';
import { DATABASES_MAX } from './aws-limits';
import { isSamePerson } from './same-person';
import type { DataBoundary, Manifest, Person } from './schema';
import type { Verb } from './schema/access';

/** As much of a manifest as says which databases there are, and where their doors stand. */
type DatabaseParts = Pick<Manifest, 'placement' | 'dataBoundaries' | 'grants'>;

type DatabaseSpec = NonNullable<DataBoundary['database']>;

/** Signing in to a database through its proxy, as one of its users (Service Authorization Reference, "Amazon RDS IAM Authentication"). */
export const CONNECT_TO_DATABASE = 'rds-db:connect';

/** Is a resource a database? It is reached and recorded otherwise than all other data: by a proxy, and by a log of its own. */
export function isDatabase(resource: string): boolean {
  return parseArn(resource)?.service === 'rds';
}

/** What AWS calls the language of a database, and the one port at which a proxy speaks it (Amazon RDS User Guide, "Quotas and limitations for RDS Proxy"). */
export const ENGINES = {
  mysql: { family: 'MYSQL', port: 3306 },
  postgresql: { family: 'POSTGRESQL', port: 5432 },
} as const;

/** A data boundary that is a database. */
export interface Database {
  readonly boundary: DataBoundary;
  readonly spec: DatabaseSpec;
  /** Is it a cluster (Aurora, or of several zones), or a single instance; and its name. */
  readonly kind: 'cluster' | 'instance';
  readonly identifier: string;
  /** Port at which people come to it. */
  readonly port: number;
  /** Port of the database itself. */
  readonly ownPort: number;
  /** Ranges of the two subnets its door stands in. */
  readonly ranges: readonly string[];
}

/** The databases of a manifest, in its order: the order says which subnets are whose. */
export function databasesOf({ placement, dataBoundaries }: Omit<DatabaseParts, 'grants'>): Database[] {
  const found = dataBoundaries.flatMap((boundary) => {
    const [, kind, identifier = ''] = /:(cluster|db):([^:]+)$/.exec(boundary.resources[0] ?? '') ?? [];
    const isOne = kind !== undefined && isDatabase(boundary.resources[0]!);
    return boundary.database && isOne ? [{ boundary, spec: boundary.database, kind, identifier }] : [];
  });
  return found.map(({ boundary, spec, kind, identifier }, index) => {
    const { port } = ENGINES[spec.engine];
    const ranges = databaseRangesOf(placement.cidr, index);
    return {
      boundary,
      spec,
      kind: kind === 'cluster' ? 'cluster' : 'instance',
      identifier,
      port,
      ownPort: spec.port ?? port,
      ranges,
    };
  });
}

/** How many databases have room in a network: two ranges of sixteen addresses each, in the last quarter of it. */
export function databasesIn(network: string): number {
  const range = parseCidr(network);
  return range ? Math.min(DATABASES_MAX, Math.floor(2 ** (32 - range.prefix - 2) / 32)) : 0;
}

/** The ranges for the door of one database, a zone each. */
export function databaseRangesOf(network: string, index: number): string[] {
  const range = parseCidr(network);
  if (!range || index >= databasesIn(network)) return [];
  const start = range.first + 3 * 2 ** (32 - range.prefix - 2) + index * 32;
  return [0, 16].map((offset) => formatCidr({ first: start + offset, last: start + offset + 15, prefix: 28 }));
}

/** A user of a database, and whose it is where it is not for everybody. */
export interface DatabaseUserSpec {
  readonly name: string;
  readonly secretArn: string;
  readonly person?: string;
}

/** All users of a database. */
export function usersIn({ users }: DatabaseSpec): DatabaseUserSpec[] {
  return [users.read ?? [], users.write ?? [], users.people].flat();
}

/** The users that some verbs stand for: those for everybody, and those of these people. */
export function usersFor(
  { users }: DatabaseSpec,
  verbs: readonly Verb[],
  people: readonly Pick<Person, 'email'>[],
): DatabaseUserSpec[] {
  const shared = (['read', 'write'] as const).flatMap((verb) => (verbs.includes(verb) ? (users[verb] ?? []) : []));
  const own = users.people.filter(
    ({ person, verb }) => verbs.includes(verb) && people.some(({ email }) => isSamePerson(email, person)),
  );
  return [...shared, ...own];
}

/** Who was granted a database: job functions, each once. */
export function grantedTo({ grants }: Pick<Manifest, 'grants'>, { boundary }: Database): string[] {
  return [...new Set(grants.filter((grant) => grant.boundary === boundary.id).map(({ jobFunction }) => jobFunction))];
}

/** Ranges of the doors to the databases that a job function was granted. */
export function databaseRangesFor(parts: Partial<DatabaseParts>, jobFunction: string): string[] {
  const { placement, dataBoundaries, grants } = parts;
  if (!placement || !dataBoundaries || !grants) return [];
  return databasesOf({ placement, dataBoundaries })
    .filter((database) => grantedTo({ grants }, database).includes(jobFunction))
    .flatMap(({ ranges }) => ranges);
}
