import type { Proof } from '../common/finding';
import { type JobFunction, type Manifest, databasesOf } from '../manifest';
import type { Template } from '../template';
import { apisChecked } from './access/apis-checked';
import { apisFiltered } from './access/apis-filtered';
import { apisNamed } from './access/apis-named';
import { apisPrivate } from './access/apis-private';
import { apisRecorded } from './access/apis-recorded';
import { applicationsNamed } from './access/applications-named';
import { boundaryWithinGrants } from './access/boundary-within-grants';
import { browserSealed } from './access/browser-sealed';
import { callsCounted } from './access/calls-counted';
import { databasesGuarded } from './access/databases-guarded';
import { doorsOpenRoles } from './access/doors-open-roles';
import { collectionsGranted } from './access/collections-granted';
import { endpointsWithinGrants } from './access/endpoints-within-grants';
import { handlersOwn } from './access/handlers-own';
import { keysHeld } from './access/keys-held';
import { nobodyElse } from './access/nobody-else';
import { offboardingReady } from './access/offboarding-ready';
import { assessorNeverWrites } from './access/proven/assessor-never-writes';
import { logsBeyondReach } from './access/proven/logs-beyond-reach';
import { rolesKeepToGrants } from './access/proven/roles-keep-to-grants';
import { noWayBetween } from './access/proven/no-way-between';
import type { OtherEnclave } from './access/proven/other-enclave';
import { servicesKeepOff } from './access/proven/services-keep-off';
import { vendorsNeverEscalate } from './access/proven/vendors-never-escalate';
import { permissionSetsNamed } from './access/permission-sets-named';
import { roleBounded } from './access/role-bounded';
import { roleOnlyEnrolled } from './access/role-only-enrolled';
import { roleTrustsPeople } from './access/role-trusts-people';
import { roleTrustsPermissionSet } from './access/role-trusts-permission-set';
import { roleWithinGrants } from './access/role-within-grants';
import { rosterTrue } from './access/roster-true';
import { servicesBounded } from './access/services-bounded';
import { servicesGuarded } from './access/services-guarded';
import { vpnAgreed } from './access/vpn-agreed';
import { vpnConfined } from './access/vpn-confined';
import { vpnGuarded } from './access/vpn-guarded';
import { alarmsRing } from './alarms/alarms-ring';
import { type Claim, prove } from './claim';
import { createdDataSafe } from './created-data';
import { eventsArchived } from './events-archived';
import { keptWhenDeleted } from './kept-when-deleted';
import { archiveLocked } from './logging/archive-locked';
import { archiveWritten } from './logging/archive-written';
import { databasesRecorded } from './logging/databases-recorded';
import { trailRecords } from './logging/trail-records';
import { vaultCopies } from './logging/vault-copies';
import { vaultLocked } from './logging/vault-locked';
import { dnsClosed } from './network/dns-closed';
import { doorsClosed } from './network/doors-closed';
import { egressFiltered } from './network/egress-filtered';
import { firewallRecorded } from './network/firewall-recorded';
import { networkAsPlaced } from './network/network-as-placed';
import { noWayOut } from './network/no-way-out';
import { officesGuarded } from './network/offices-guarded';
import { privateServicesNamed } from './network/private-services-named';
import { sharedServicesGuarded } from './network/shared-services-guarded';
import { subnetsWalled } from './network/subnets-walled';
import { trafficRecorded } from './network/traffic-recorded';
import { assessorReads } from './oversight/assessor-reads';
import { emergencyForTwo } from './oversight/emergency-for-two';
import { emergencyShuts } from './oversight/emergency-shuts';
import { emergencyTold } from './oversight/emergency-told';
import { oversightNamed } from './oversight/oversight-named';
import { publishedIds } from './published-ids';
import { recordsArrive } from './records-arrive';

/**
 * Everything that must be true of an enclave built from a manifest, decided on its template.
 *
 * @param now the moment that is asked about: grants have a last day
 * @param others the other enclaves of the same call
 */
export function enclaveProofs(
  template: Template,
  manifest: Manifest,
  target: string,
  now: Date,
  others: readonly OtherEnclave[] = [],
): Proof[] {
  const claims = [
    ...(manifest.egress.domains.length > 0 ? [egressFiltered(manifest), firewallRecorded] : [noWayOut(manifest)]),
    officesGuarded(manifest),
    privateServicesNamed(manifest),
    sharedServicesGuarded(manifest),
    dnsClosed(manifest),
    vpnGuarded(manifest),
    vpnAgreed(manifest),
    vpnConfined(manifest),
    archiveLocked(manifest),
    archiveWritten(manifest),
    trailRecords(manifest),
    vaultCopies(manifest),
    networkAsPlaced(manifest),
    doorsClosed(manifest),
    subnetsWalled(manifest),
    trafficRecorded,
    endpointsWithinGrants(manifest),
    collectionsGranted(manifest),
    createdDataSafe(manifest),
    rosterTrue(manifest),
    handlersOwn(manifest),
    nobodyElse,
    servicesBounded(manifest),
    ...[oversightNamed, assessorReads, emergencyShuts, emergencyForTwo, emergencyTold].map((claim) => claim(manifest)),
    offboardingReady(manifest),
    keysHeld(manifest),
    keptWhenDeleted,
    eventsArchived(manifest),
    recordsArrive(manifest),
    alarmsRing(manifest),
    publishedIds(manifest),
    vendorsNeverEscalate(manifest, now),
    logsBeyondReach(manifest),
    servicesKeepOff(manifest),
    assessorNeverWrites(manifest),
    ...(others.length > 0 ? [noWayBetween(manifest, others)] : []),
    apisPrivate(manifest),
    apisChecked(manifest),
    apisNamed(manifest),
    apisFiltered(manifest),
    ...(manifest.apis.some(({ usagePlans }) => usagePlans.length > 0) ? [callsCounted(manifest)] : []),
    apisRecorded,
    servicesGuarded(manifest),
    boundaryWithinGrants(manifest),
    browserSealed(manifest),
    applicationsNamed(manifest),
    databasesGuarded(manifest),
    ...(databasesOf(manifest).length > 0 ? [databasesRecorded(manifest)] : []),
    ...(manifest.connect.identityCenter ? [doorsOpenRoles(manifest)] : []),
    ...manifest.jobFunctions.flatMap((job) => [
      roleWithinGrants(manifest, job),
      rolesKeepToGrants(manifest, job),
      roleBounded(manifest, job),
      trustOf(manifest, job),
      roleOnlyEnrolled(manifest, job),
    ]),
  ];
  return claims.map((claim) => prove(template, target, claim));
}

/** Who comes to a role, and how. */
function trustOf(manifest: Manifest, job: JobFunction): Claim {
  const { identityCenter, samlProviderArn = '' } = manifest.connect;
  return identityCenter
    ? roleTrustsPermissionSet(manifest, job, identityCenter.region)
    : roleTrustsPeople(manifest, job, samlProviderArn);
}

/** What must be true of the permission sets of an enclave, decided on the template of their stack. */
export function signInProofs(template: Template, manifest: Manifest, target: string): Proof[] {
  return [prove(template, target, permissionSetsNamed(manifest))];
}

/** What must be true of the log vault of an enclave, decided on the template of the vault. */
export function vaultProofs(template: Template, manifest: Manifest, target: string): Proof[] {
  return [vaultLocked(manifest), keptWhenDeleted].map((claim) => prove(template, target, claim));
}
