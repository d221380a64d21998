import type { Proof } from '../common/finding';
import type { Manifest } from '../manifest';
import type { Template } from '../template';
import { roleBounded } from './access/role-bounded';
import { roleTrustsPeople } from './access/role-trusts-people';
import { roleWithinGrants } from './access/role-within-grants';
import { vpnGuarded } from './access/vpn-guarded';
import { prove } from './claim';
import { dataRecorded } from './logging/data-recorded';
import { noWayOut } from './network/no-way-out';

/** Everything that must be true of an enclave built from a manifest, decided on its template. */
export function enclaveProofs(template: Template, manifest: Manifest, target: string): Proof[] {
  const claims = [
    noWayOut,
    vpnGuarded(manifest),
    dataRecorded(manifest),
    ...manifest.jobFunctions.flatMap((job) => [
      roleWithinGrants(manifest, job),
      roleBounded(job),
      roleTrustsPeople(manifest, job),
    ]),
  ];
  return claims.map((claim) => prove(template, target, claim));
}
