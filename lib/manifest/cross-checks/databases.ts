import { dayOf } from '../../common/clock';
import type { Path } from '../../common/yaml-source';
import type { Complaint } from '../complaint';
import { databasesIn, databasesOf, isDatabase, type Database } from '../databases';
import type { DataBoundary } from '../schema';
import { databaseUserComplaints } from './database-users';
import { foreignArns } from './foreign-arns';
import type { Parts } from '.';

/** Databases: reached by Client VPN, through a proxy of their own, under users that were granted, and on record. */
export function checkDatabases(parts: Parts, now: Date): Complaint[] {
  const { placement, dataBoundaries = [] } = parts;
  const unfit = dataBoundaries.flatMap((boundary, index) => together(boundary, ['dataBoundaries', index]));
  if (!placement || unfit.length > 0) return unfit;
  const databases = databasesOf({ placement, dataBoundaries });
  return [
    ...withoutRoom(databases, placement.cidr, parts),
    ...databases.flatMap((database) => {
      const path: Path = ['dataBoundaries', dataBoundaries.indexOf(database.boundary)];
      return [
        ...withoutVpn(path, parts),
        ...elsewhere(database, path, parts),
        ...unlogged(database, path),
        ...databaseUserComplaints(database, [...path, 'database', 'users'], parts, dayOf(now)),
      ];
    }),
  ];
}

/** One database is one boundary: its users, its log and its subnets are its own. */
function together({ resources, database, keyArn }: DataBoundary, path: Path): Complaint[] {
  const at = resources.findIndex(isDatabase);
  if (at < 0 && !database) return [];
  if (at < 0) {
    return [
      {
        path: [...path, 'database'],
        what: '`database` says how people come to a database, and the boundary holds none',
        saw: resources[0] ?? 'nothing',
        want: 'the ARN of a database among the resources, such as `arn:aws:rds:eu-central-1:111122223333:cluster:claims`',
        mend: 'name the database in `resources`, or remove `database`',
        code: 'manifest/database',
      },
    ];
  }
  if (database && resources.length === 1 && keyArn === undefined) return [];
  const alone = database === undefined || resources.length > 1;
  return [
    {
      path: alone ? [...path, 'resources', at] : [...path, 'keyArn'],
      what: alone
        ? 'a database is a data boundary of its own, and `database` says how people come to it'
        : 'the key of a database is used by the database alone',
      saw: database === undefined ? 'no `database`' : alone ? `${resources.length} resources` : keyArn!,
      want: 'one database, with `database`, and no `keyArn`',
      mend:
        database === undefined
          ? 'add `database`'
          : alone
            ? 'give each database a boundary of its own'
            : 'remove `keyArn`',
      code: 'manifest/database',
    },
  ];
}

function withoutRoom(databases: readonly Database[], cidr: string, { dataBoundaries = [] }: Parts): Complaint[] {
  const most = databasesIn(cidr);
  const [tooMany] = databases.slice(most);
  if (!tooMany) return [];
  return [
    {
      path: ['dataBoundaries', dataBoundaries.indexOf(tooMany.boundary), 'database'],
      what: 'there are more databases than the network has room for',
      saw: `${databases.length} databases in ${cidr}`,
      want: `${most} or fewer`,
      mend: 'choose a larger `placement.cidr`, or offer some of this data through a private API',
      code: 'manifest/databases-many',
    },
  ];
}

/** Offices and browsers speak HTTPS; only devices of a VPN reach another port. */
function withoutVpn(path: Path, { connect }: Parts): Complaint[] {
  if (!connect || connect.clientVpn) return [];
  return [
    {
      path: [...path, 'database'],
      what: 'nobody can come to this database: it is reached by Client VPN alone',
      saw: 'no `connect.clientVpn`',
      want: 'a Client VPN, or the data behind a private API',
      mend: 'add `connect.clientVpn`, or offer this data through a private API',
      code: 'manifest/database-without-vpn',
    },
  ];
}

/** A proxy stands in the account and the region of its database, and so does the enclave that has the proxy’s endpoint. */
function elsewhere({ boundary, spec }: Database, path: Path, { placement }: Parts): Complaint[] {
  const { read, write, people } = spec.users;
  const users: Path = [...path, 'database', 'users'];
  return foreignArns(placement, [
    [[...path, 'resources', 0], boundary.resources[0]],
    [[...path, 'database', 'secretKeyArn'], spec.secretKeyArn],
    [[...users, 'read', 'secretArn'], read?.secretArn],
    [[...users, 'write', 'secretArn'], write?.secretArn],
    ...people.map(({ secretArn }, at) => [[...users, 'people', at, 'secretArn'], secretArn] as const),
  ]);
}

/** The trail records nothing of a database, so that its own log is all there is: it must be the log of this one. */
function unlogged({ spec, kind, identifier }: Database, path: Path): Complaint[] {
  const folder = `/aws/rds/${kind}/${identifier}/`;
  if (spec.auditLogGroup.startsWith(folder)) return [];
  return [
    {
      path: [...path, 'database', 'auditLogGroup'],
      what: 'this is the log of another database',
      saw: spec.auditLogGroup,
      want: `a log group below \`${folder}\``,
      mend: `write \`${folder}${spec.engine === 'mysql' ? 'audit' : 'postgresql'}\``,
      code: 'manifest/database-audit-log',
    },
  ];
}
