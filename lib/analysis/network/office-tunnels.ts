import { KEY_LIFETIME, TUNNEL_PROFILES } from '../../manifest/tunnel-profiles';
import type { Office } from '../../manifest/schema';
import { type Property, type Resource, asNumber, asText, describe } from '../../template';
import { broken, holds, judgeSwitch, nameOf, unsure } from '../access/vpn-verdicts';
import { type Decided, mergeDecided } from '../claim';

/** Every connection has two, whether or not the template describes them. */
const TUNNELS = ['0', '1'];

const weak = (witness: string) => broken('a tunnel may agree on less than the manifest asks for', witness);

/** May both tunnels of a connection agree only on what the office's profile names, and are both on record? */
export function judgeTunnels(connection: Resource, office: Office): Decided {
  const name = nameOf(connection);
  const options = connection.read('VpnTunnelOptionsSpecifications');
  const { value } = options;
  if (value.kind === 'absent') return weak(`${name} says nothing of its tunnels: AWS allows everything it knows`);
  if (value.kind !== 'list') return unsure(`the tunnels of ${name} are hidden: ${describe(value)}`);
  if (value.items.length !== TUNNELS.length)
    return weak(`${name} describes ${value.items.length} tunnels of two: AWS allows everything in what is left out`);
  return mergeDecided([judgeKeeping(connection, office), ...value.items.map((one) => judgeTunnel(name, one, office))]);
}

function judgeTunnel(name: string, tunnel: Property, office: Office): Decided {
  const { ikeVersions, encryption, integrity, dhGroups } = TUNNEL_PROFILES[office.profile];
  const groups = dhGroups.map(String);
  const lists: readonly [string, readonly string[]][] = [
    ['IKEVersions', ikeVersions],
    ['Phase1EncryptionAlgorithms', encryption],
    ['Phase2EncryptionAlgorithms', encryption],
    ['Phase1IntegrityAlgorithms', integrity],
    ['Phase2IntegrityAlgorithms', integrity],
    ['Phase1DHGroupNumbers', groups],
    ['Phase2DHGroupNumbers', groups],
  ];
  const logged = tunnel.read('LogOptions.CloudwatchLogOptions.LogEnabled');
  return mergeDecided([
    ...lists.map(([list, allowed]) => judgeList(name, tunnel.get(list), allowed)),
    judgeLifetime(name, tunnel.get('Phase1LifetimeSeconds'), KEY_LIFETIME.phase1),
    judgeLifetime(name, tunnel.get('Phase2LifetimeSeconds'), KEY_LIFETIME.phase2),
    judgeKey(name, tunnel.get('PreSharedKey')),
    judgeSwitch(logged, true, false, weak(`${name}: nothing records the tunnel ${tunnel.path}`)),
  ]);
}

/** AWS reads a list that is empty like one that is not there: everything it knows. */
function judgeList(name: string, list: Property, allowed: readonly string[]): Decided {
  const { value } = list;
  if (value.kind === 'absent' || (value.kind === 'list' && value.items.length === 0))
    return weak(`${name}: ${list.path} is not said, so AWS allows everything it knows`);
  if (value.kind !== 'list') return unsure(`${name}: ${list.path} is hidden: ${describe(value)}`);
  return mergeDecided(
    value.items.map((item) => {
      const choice = asText(item.get('Value').value);
      if (choice.kind === 'hidden') return unsure(`${name}: ${item.path} is hidden by ${choice.by}`);
      if (choice.kind === 'known' && allowed.includes(choice.value)) return holds();
      return weak(`${name}: ${list.path} allows ${choice.kind === 'known' ? choice.value : 'what nobody said'}`);
    }),
  );
}

function judgeLifetime(name: string, property: Property, secondsMax: number): Decided {
  const seconds = asNumber(property.value);
  if (seconds.kind === 'hidden') return unsure(`${name}: ${property.path} is hidden by ${seconds.by}`);
  // AWS takes the longest when nothing is said, and that is what we allow.
  if (seconds.kind === 'absent' || seconds.value <= secondsMax) return holds();
  return weak(`${name}: a key of ${property.path} lives ${seconds.value} seconds`);
}

/** AWS makes up a key that nobody has seen; one that is given was known to somebody, or stands in the template. */
function judgeKey(name: string, key: Property): Decided {
  if (key.value.kind === 'absent') return holds();
  if (key.value.kind === 'known') return weak(`${name}: ${key.path} stands in the template`);
  return unsure(`${name}: how good ${key.path} is, is hidden: ${describe(key.value)}`);
}

function judgeKeeping(connection: Resource, office: Office): Decided {
  if (office.certificateArn !== undefined) return holds();
  const name = nameOf(connection);
  const storage = asText(connection.read('PreSharedKeyStorage').value);
  if (storage.kind === 'hidden') return unsure(`${name}: where its keys are kept is hidden by ${storage.by}`);
  if (storage.kind === 'known' && storage.value === 'SecretsManager') return holds();
  return weak(`${name}: its keys are shown to whoever may describe the connection, not kept in Secrets Manager`);
}
