import { type Manifest, servicePathOf, vault } from '../../manifest';
import { type Place, placeOf } from '../placed-text';

/** Who stands on which side of the border. */
export interface Side {
  /** The manifest as if the enclave stood where the vault stands. */
  readonly here: Manifest;
  readonly place: Place;
  /** Root of the enclave’s account, and the role in it that copies. */
  readonly root: string;
  readonly copier: string;
}

export function sideOf(manifest: Manifest, vaultAccount: string): Side {
  const { vendor, placement } = manifest;
  const here = { ...manifest, placement: { ...placement, account: vaultAccount } };
  const place = placeOf(here);
  const iam = `arn:${place.partition}:iam::${placement.account}`;
  const copier = `${iam}:role${servicePathOf(manifest)}${vault.copierRole(vendor.id)}`;
  return { here, place, root: `${iam}:root`, copier };
}

/** What the bucket of the vault must be called. */
export const bucketName = ({ here, place }: Side) => vault.bucket(here.vendor.id, place.account, place.region);
