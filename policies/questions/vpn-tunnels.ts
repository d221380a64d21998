import type { Property } from '../../lib/template';

/** Every site-to-site connection has two, whether or not the template describes them. */
const TUNNELS = ['0', '1'];

/** Where a connection describes its tunnels. */
export const TUNNEL_OPTIONS = 'VpnTunnelOptionsSpecifications';

/**
 * The options of both tunnels of a site-to-site VPN connection; a tunnel that is not described has none of its own and
 * takes what AWS takes. Undefined when nobody can read the list.
 */
export function tunnelsOf(options: Property): readonly Property[] | undefined {
  if (options.value.kind === 'list') {
    const { items } = options.value;
    return [...items, ...TUNNELS.slice(items.length).map((index) => options.get(index))];
  }
  // A single map where a list is due would describe the first tunnel, if it were accepted.
  return options.value.kind === 'absent' || options.value.kind === 'map'
    ? TUNNELS.map((index) => options.get(index))
    : undefined;
}
