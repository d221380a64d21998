import type { Property, Resource } from '../../template';

/** What is said of the two tunnels of a connection, which it has whether or not the template describes them. */
export function tunnelsOf(connection: Resource): [Property, Property] {
  const options = connection.read('VpnTunnelOptionsSpecifications');
  return [options.get('0'), options.get('1')];
}
