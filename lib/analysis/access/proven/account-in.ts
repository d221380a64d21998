import type { Manifest } from '../../../manifest';
import type { World } from '../../../template';
import type { Account } from '../account/account';
import { readAccount } from '../extract/read-account';
import { placeOf } from '../../placed-text';

/** What a template says of access, where the manifest places the enclave. Read once in each world. */
export function accountIn(world: World, manifest: Manifest): Account {
  return readAccount(world, placeOf(manifest));
}
