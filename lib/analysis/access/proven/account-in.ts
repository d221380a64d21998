import { type JobFunction, type Manifest, TAG_COMPONENT, component } from '../../../manifest';
import type { World } from '../../../template';
import type { Account, Identity } from '../account/account';
import { readAccount, textsIn } from '../extract/read-account';
import { placeOf } from '../../placed-text';

/** What a template says of access, where the manifest places the enclave. Read once in each world. */
export function accountIn(world: World, manifest: Manifest): Account {
  return readAccount(world, placeOf(manifest));
}

/** The roles that bear the tag of a job function. */
export function rolesOfJob({ identities }: Account, job: JobFunction): Identity[] {
  return identities.filter(({ tags }) => tags[TAG_COMPONENT] === component.role(job.id));
}

/** What a policy of that account writes for an attribute of a resource. Undefined where that is no one text. */
export function textIn(world: World, manifest: Manifest, logicalId: string, attribute: string): string | undefined {
  return textsIn(world, placeOf(manifest)).resources.of(logicalId, attribute);
}
