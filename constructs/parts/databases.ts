import { databasesOf, grantedTo, usersFor, usersIn } from '../../lib/manifest/databases';
import { isSamePerson } from '../../lib/manifest/same-person';
import { sourceIdentityOf } from '../../lib/manifest/identity-center';
import { DatabaseDoor } from '../database-door';
import type { VendorVpn } from '../vendor-vpn';
import { earlier, type EnclaveParts } from './enclave-parts';

/** The doors to the databases of an enclave, opened to whoever was granted them: job function by job function, user by user. */
export function makeDatabases(parts: EnclaveParts, vpn: VendorVpn | undefined): DatabaseDoor[] {
  const { scope, manifest, network, archive, roles, present } = parts;
  const { grants, engagement, incidents, vendor } = manifest;
  return databasesOf(manifest).map((database) => {
    const { boundary, spec, kind, identifier, ownPort, ranges } = database;
    const { engine, secretKeyArn, vpcId, subnetIds, securityGroupId, auditLogGroup } = spec;
    const door = new DatabaseDoor(scope, `Database-${boundary.id}`, {
      vendor: vendor.id,
      database: boundary.id,
      network,
      archive,
      ranges: [...ranges],
      engine,
      ...(kind === 'cluster' ? { clusterIdentifier: identifier } : { instanceIdentifier: identifier }),
      users: usersIn(spec).map(({ name, secretArn }) => ({ name, secretArn })),
      secretKeyArn,
      vpcId,
      subnetIds,
      securityGroupId,
      port: ownPort,
      auditLogGroup,
      alarmTopicArn: incidents.alarmTopicArn,
    });
    if (vpn) door.allowFrom(vpn, grantedTo({ grants }, database));
    for (const grant of grants.filter((one) => one.boundary === boundary.id)) {
      const role = roles.find(({ jobFunction }) => jobFunction === grant.jobFunction);
      const expires = earlier(grant.expires, engagement.ends);
      const people = present.filter(({ jobFunction }) => jobFunction === grant.jobFunction);
      for (const { name, person } of role ? usersFor(spec, grant.verbs, people) : []) {
        const own = people.find(({ email }) => person !== undefined && isSamePerson(email, person));
        door.grantTo(role!, name, expires, own && sourceIdentityOf(manifest, own));
      }
    }
    return door;
  });
}
