import { routesOf } from '../../lib/manifest/service-access';
import { ServiceNetwork } from '../service-network';
import type { EnclaveParts } from './enclave-parts';

/** The client’s services behind one door, and for each role the right to call what is named for it; none if there are none. */
export function makeServices({ scope, manifest, network, archive, roles }: EnclaveParts): ServiceNetwork | undefined {
  const { services, vendor, engagement } = manifest;
  if (services.length === 0) return undefined;
  const calling = roles
    .map((role) => ({ role, routes: routesOf(services, role.jobFunction) }))
    .filter(({ routes }) => routes.length > 0);
  const joined = new ServiceNetwork(scope, 'Services', {
    vendor: vendor.id,
    network,
    archive,
    services: services.map(({ id, arn }) => ({ serviceName: id, serviceArn: arn })),
    callers: calling.map(({ role, routes }) => ({ roleArn: role.roleArn, routes })),
  });
  for (const { role, routes } of calling) role.grantCalls(joined, routes, engagement.ends);
  return joined;
}
