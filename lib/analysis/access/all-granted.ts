import { type Manifest, iamPathOf, roleNameOf } from '../../manifest';
import { type Property, type Resource, type World, asText } from '../../template';
import { placeOf, placedText } from '../placed-text';
import { roleArnOf } from '../role-arn';
import {
  type GrantedAccess,
  type GrantedRoute,
  type GrantedUser,
  grantedAccess,
  grantedRoutes,
  grantedUsers,
} from './granted-access';

/** What the manifest grants to all job functions together. */
export interface AllGranted {
  readonly access: readonly GrantedAccess[];
  readonly routes: readonly GrantedRoute[];
  readonly users: readonly GrantedUser[];
}

export function allGranted(manifest: Manifest): AllGranted {
  return {
    access: manifest.jobFunctions.flatMap((job) => grantedAccess(manifest, job)),
    routes: manifest.jobFunctions.flatMap((job) => grantedRoutes(manifest, job)),
    users: manifest.jobFunctions.flatMap((job) => grantedUsers(manifest, job)),
  };
}

/**
 * Does a property hold the ARN of a job function's role? Undefined when nobody can tell before deployment.
 *
 * Limits: a role of the template is known by its name and path, as the manifest makes them; by a symbol alone it is not.
 */
export function isVendorRoleArn(world: World, property: Property, manifest: Manifest): boolean | undefined {
  const text = placedText(property.value, placeOf(manifest));
  if (text.whole) return roleArnsOf(manifest).has(text.start);
  const role = world.follow(property);
  const isArn = property.value.kind === 'reference' && property.value.attribute === 'Arn';
  if (role?.type !== 'AWS::IAM::Role' || !isArn) return property.value.kind === 'absent' ? false : undefined;
  return isVendorRole(role, manifest);
}

function isVendorRole(role: Resource, manifest: Manifest): boolean {
  const [name, path] = [asText(role.read('RoleName').value), asText(role.read('Path').value)];
  return (
    name.kind === 'known' &&
    path.kind === 'known' &&
    path.value === iamPathOf(manifest) &&
    manifest.jobFunctions.some(({ id }) => roleNameOf(manifest.vendor.id, id) === name.value)
  );
}

function roleArnsOf(manifest: Manifest): ReadonlySet<string> {
  return new Set(manifest.jobFunctions.map(({ id }) => roleArnOf(manifest, id)));
}
