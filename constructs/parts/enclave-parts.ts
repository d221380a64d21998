import type { Construct } from 'constructs';
import type { Day } from '../../lib/common/clock';
import type { Manifest, Person } from '../../lib/manifest/schema';
import type { EnclaveNetwork } from '../enclave-network';
import type { LogArchive } from '../log-archive';
import type { RolePerson } from '../trust-policy';
import type { VendorRole } from '../vendor-role';

/** What a part of the enclave is made from: the manifest, and what stands already. */
export interface EnclaveParts {
  /** The enclave itself: parts are its children, and their ids are contract. */
  readonly scope: Construct;
  readonly manifest: Manifest;
  readonly today: Day;
  readonly archive: LogArchive;
  readonly network: EnclaveNetwork;
  readonly roles: readonly VendorRole[];
  /** People who have not left, and their dates: the roster knows the first, and when training runs out, the roles do not. */
  readonly present: readonly (Person & {
    readonly dates: RolePerson & { readonly from?: Day; readonly connectsUntil: Day };
  })[];
}

export function earlier(one: Day, other: Day): Day {
  return one < other ? one : other;
}
