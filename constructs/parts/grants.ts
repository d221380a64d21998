import { partitionOf } from '../../lib/common/arn';
import type { DataBoundary, Grant, Manifest } from '../../lib/manifest/schema';
import { accessBehind, accessTo, type Access } from '../../lib/manifest/verbs';
import type { EndpointAccess } from '../endpoint-policy';

/** What one grant lets its job function do, service by service. */
export function accessesOf(manifest: Manifest, grant: Grant): EndpointAccess[] {
  const { region } = manifest.placement;
  return boundariesOf(manifest, grant).flatMap((boundary) => accessTo(boundary, grant.verbs, region).map(withService));
}

/** What all grants together do, and calling the APIs: nothing else gets through the endpoints. */
export function endpointAccesses(manifest: Manifest): EndpointAccess[] {
  const { apis, placement, grants } = manifest;
  const all = grants.flatMap((grant) => [
    ...accessesOf(manifest, grant),
    ...boundariesOf(manifest, grant).flatMap((boundary) => accessBehind(boundary, grant.verbs).map(withService)),
  ]);
  // Nobody calls KMS directly: a key works only through the service that keeps the data.
  const data = all.filter(({ service }) => service !== 'kms');
  if (apis.length === 0) return data;
  // An API names its endpoint, so the endpoint cannot name the API: any of this account, and the roles say which.
  const resources = [`arn:${partitionOf(placement.region)}:execute-api:${placement.region}:${placement.account}:*`];
  return [...data, { service: 'execute-api', actions: ['execute-api:Invoke'], resources }];
}

function boundariesOf({ dataBoundaries }: Manifest, grant: Grant): DataBoundary[] {
  return dataBoundaries.filter(({ id }) => id === grant.boundary);
}

/** The service is what stands before the colon of an action. */
function withService({ actions, resources, conditions }: Access): EndpointAccess {
  const service = actions[0]?.split(':')[0] ?? '';
  return { service, actions: [...actions], resources: [...resources], conditions: { ...conditions } };
}
