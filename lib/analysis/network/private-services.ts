import type { Manifest, PrivateServiceSpec } from '../../manifest';
import { type Resource, type World } from '../../template';
import { saysText } from '../says';

const ENDPOINT = 'AWS::EC2::VPCEndpoint';

/** The service of the client's own that an endpoint leads to, if the manifest names it. */
export function serviceBehind(
  endpoint: Resource,
  { privateServices }: Pick<Manifest, 'privateServices'>,
): PrivateServiceSpec | undefined {
  return privateServices.find(({ serviceName }) => saysText(endpoint.read('ServiceName'), serviceName));
}

/** The ports of the service whose endpoint carries a security group; undefined when none does. */
export function servicePortsOf(world: World, groupId: string, manifest: Manifest): readonly number[] | undefined {
  const carriers = world.ofType(ENDPOINT).filter((endpoint) => carries(world, endpoint, groupId));
  const [service] = carriers.flatMap((endpoint) => serviceBehind(endpoint, manifest) ?? []);
  return service?.ports;
}

export function carries(world: World, endpoint: Resource, groupId: string): boolean {
  return endpoint
    .read('SecurityGroupIds')
    .each()
    .some((group) => world.follow(group)?.id === groupId);
}
