import type { Office } from '../../manifest';
import { type Property, type Resource, asText, describe } from '../../template';
import { type Decided, mergeDecided } from '../claim';
import { fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { tunnelsOf } from './tunnels';

type Lists = Readonly<Record<string, readonly string[]>>;

/**
 * What a tunnel may agree on, written down apart from what we build: the judge must not know the builder.
 *
 * RFC 9206 for `cnsa1`, with its fallback to groups of 3072 and 4096 bits; for `modern` ciphers with authentication, SHA-2
 * and curves, which leaves out all that RFC 8247 advises against.
 */
const STRONG: Readonly<Record<Office['profile'], Lists>> = {
  cnsa1: listsOf(['AES256-GCM-16'], ['SHA2-384'], ['15', '16', '20']),
  modern: listsOf(['AES128-GCM-16', 'AES256-GCM-16'], ['SHA2-256', 'SHA2-384', 'SHA2-512'], ['19', '20', '21']),
};

function listsOf(ciphers: readonly string[], hashes: readonly string[], groups: readonly string[]): Lists {
  return {
    IKEVersions: ['ikev2'],
    Phase1EncryptionAlgorithms: ciphers,
    Phase2EncryptionAlgorithms: ciphers,
    Phase1IntegrityAlgorithms: hashes,
    Phase2IntegrityAlgorithms: hashes,
    Phase1DHGroupNumbers: groups,
    Phase2DHGroupNumbers: groups,
  };
}

/**
 * Can both tunnels of a connection agree on strong cryptography only? AWS takes the weakest that its lists allow, and a
 * list that is left out allows all it knows (AWS Site-to-Site VPN User Guide, "Tunnel options").
 */
export function judgeTunnels(connection: Resource, profile: Office['profile']): Decided {
  const options = connection.read('VpnTunnelOptionsSpecifications');
  if (!['absent', 'list', 'map'].includes(options.value.kind)) {
    return unsure(`${nameOf(connection)}: the options of its tunnels are hidden: ${describe(options.value)}`);
  }
  const decided = tunnelsOf(connection).map((tunnel) => judgeTunnel(tunnel, STRONG[profile], nameOf(connection)));
  return mergeDecided(decided);
}

function judgeTunnel(tunnel: Property, lists: Lists, name: string): Decided {
  const key = tunnel.get('PreSharedKey').value;
  const judged = Object.entries(lists).map(([list, strong]) => judgeList(tunnel.get(list), strong, name));
  if (key.kind === 'absent') return mergeDecided(judged);
  const known = key.kind === 'known';
  return mergeDecided([
    ...judged,
    known
      ? weak(`whoever reads the template knows the key of a tunnel of ${name}`)
      : unsure(`${name}: who knows the key of a tunnel is hidden`),
  ]);
}

function judgeList(list: Property, strong: readonly string[], name: string): Decided {
  const choices = list.each().map((choice) => choice.get('Value'));
  if (choices.length === 0) return weak(`a tunnel of ${name} takes whatever the device offers: no ${list.path}`);
  return mergeDecided(
    choices.map(({ value, path }) => {
      const text = asText(value);
      if (text.kind === 'hidden') return unsure(`${name}: ${path} is hidden by ${text.by}`);
      const isStrong =
        text.kind === 'known' && strong.some((one) => one.toLowerCase() === text.value.trim().toLowerCase());
      return isStrong ? pass() : weak(`a tunnel of ${name} may agree on ${describe(value)}: ${path}`);
    }),
  );
}

const weak = (witness: string) => fail('a tunnel to an office is weaker than agreed', witness);
