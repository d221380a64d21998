import { partitionOf } from '../common/arn';
import { permissionSetNameOf } from './names';
import type { Manifest, Person } from './schema';

/** As much of a manifest as such a name needs. */
interface Signed {
  readonly vendor: Pick<Manifest['vendor'], 'id'>;
  readonly placement: Pick<Manifest['placement'], 'account'>;
}

/**
 * ARN of the role that IAM Identity Center makes of a permission set in the enclave's account. It ends in 16 characters
 * that nobody knows before, and each of them stands as `?` here, so that no longer name can fit (IAM Identity Center User
 * Guide, "Referencing permission sets in resource policies", which also says that us-east-1 is not named).
 */
export function permissionSetRoleArn({ vendor, placement }: Signed, region: string, jobFunctionId: string): string {
  const folder = `aws-reserved/sso.amazonaws.com/${region === 'us-east-1' ? '' : `${region}/`}`;
  const name = `AWSReservedSSO_${permissionSetNameOf(vendor.id, jobFunctionId)}_${'?'.repeat(16)}`;
  return `arn:${partitionOf(region)}:iam::${placement.account}:role/${folder}${name}`;
}

/** The name a person bears in AWS: the id that IAM Identity Center vouches for, or the address the identity provider sends. */
export function sourceIdentityOf({ connect }: Pick<Manifest, 'connect'>, person: Person): string {
  return connect.identityCenter ? (person.identityCenterUserId ?? '') : person.email.toLowerCase();
}

/**
 * Hours a permission set holds: one less than the session agreed upon, because a role taken in its last minute holds for an
 * hour (IAM User Guide, "Roles terms and concepts": role chaining).
 */
export const permissionSetHours = (sessionHoursMax: number) => sessionHoursMax - 1;

/** Shortest session with Identity Center, in hours: AWS gives permission sets and chained roles an hour each at the least. */
export const CHAINED_HOURS_MIN = 2;
