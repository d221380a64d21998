import { type Property, type Resource, type World, asText, describe } from '../../template';
import { type Decided, mergeDecided } from '../claim';
import { fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { type Place, placedText } from '../placed-text';

/** A connection has two tunnels, whether or not the template describes them. */
const TUNNELS = ['0', '1'];

/** What AWS does of itself, and what it presets when nobody says (AWS Site-to-Site VPN User Guide, "Tunnel options"). */
const UPKEEP: readonly { readonly option: string; readonly wanted: string; readonly preset: string }[] = [
  { option: 'StartupAction', wanted: 'start', preset: 'add' },
  { option: 'DPDTimeoutAction', wanted: 'restart', preset: 'clear' },
];

/** Do both tunnels of a connection come up by themselves, and write into a log group of the template what they agree on? */
export function judgeStanding(world: World, connection: Resource, place: Place): Decided {
  const options = connection.read('VpnTunnelOptionsSpecifications');
  const name = nameOf(connection);
  return mergeDecided(
    TUNNELS.flatMap((index) => {
      const tunnel = options.get(index);
      const upkeep = UPKEEP.map(({ option, wanted, preset }) => judgeOption(tunnel.get(option), wanted, preset, name));
      return [...upkeep, judgeLog(world, tunnel, place, name)];
    }),
  );
}

function judgeOption(property: Property, wanted: string, preset: string, name: string): Decided {
  const read = asText(property.value);
  if (read.kind === 'hidden') return unsure(`${name}: ${property.path} is hidden by ${read.by}`);
  const does = read.kind === 'known' ? read.value : preset;
  if (does === wanted) return pass();
  return fail('a tunnel stays down until the office calls', `${name}: ${property.path} is ${does}, not ${wanted}`);
}

function judgeLog(world: World, tunnel: Property, place: Place, name: string): Decided {
  const log = tunnel.get('LogOptions').get('CloudwatchLogOptions');
  const group = log.get('LogGroupArn');
  if (!isGroupOf(world, group, place)) {
    const where = `${name} writes what its tunnels do to ${describe(group.value)}, which is no log group of the template`;
    return ['unresolved', 'composed'].includes(group.value.kind) ? unsure(where) : unheard(where);
  }
  const format = asText(log.get('LogOutputFormat').value);
  if (format.kind === 'hidden') return unsure(`${name}: the form of its log is hidden by ${format.by}`);
  if (format.kind === 'absent' || format.value === 'json') return pass();
  return unheard(`${name} writes its log as ${format.value}, which the tables of the archive cannot read`);
}

/** Is it a log group of the template? AWS wants the ARN without `:*` at its end, which is composed around the name. */
function isGroupOf(world: World, { value }: Property, place: Place): boolean {
  if (value.kind !== 'reference' && value.kind !== 'composed') return false;
  const name = value.kind === 'reference' ? value : value.parts.at(-1);
  if (typeof name !== 'object' || name.kind !== 'reference') return false;
  if (world.resource(name.logicalId)?.type !== 'AWS::Logs::LogGroup') return false;
  if (value.kind === 'reference') return name.attribute === 'Arn';
  const { start } = placedText({ ...value, parts: value.parts.slice(0, -1) }, place);
  const { partition, region, account } = place;
  return name.attribute === 'Ref' && start === `arn:${partition}:logs:${region}:${account}:log-group:`;
}

const unheard = (witness: string) => fail('what a tunnel does is not recorded', witness);
