import { type Property, type Resource, type World, asText, describe } from '../../template';
import { type Decided, mergeDecided } from '../claim';
import { fail, pass, unsure } from '../decided';
import { logGroupAt } from '../log-group-at';
import { nameOf } from '../name-of';
import type { Place } from '../placed-text';
import { isHidden } from '../says';
import { tunnelsOf } from './tunnels';

/** What AWS does of itself, and what it presets when nobody says (AWS Site-to-Site VPN User Guide, "Tunnel options"). */
const UPKEEP: readonly { readonly option: string; readonly wanted: string; readonly preset: string }[] = [
  { option: 'StartupAction', wanted: 'start', preset: 'add' },
  { option: 'DPDTimeoutAction', wanted: 'restart', preset: 'clear' },
];

/** Do both tunnels of a connection come up by themselves, and write into a log group of the template what they agree on? */
export function judgeStanding(world: World, connection: Resource, place: Place): Decided {
  const name = nameOf(connection);
  return mergeDecided(
    tunnelsOf(connection).flatMap((tunnel) => {
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
  if (!logGroupAt(world, group, place)) {
    const where = `${name} writes what its tunnels do to ${describe(group.value)}, which is no log group of the template`;
    return isHidden(group) ? unsure(where) : unheard(where);
  }
  const format = asText(log.get('LogOutputFormat').value);
  if (format.kind === 'hidden') return unsure(`${name}: the form of its log is hidden by ${format.by}`);
  if (format.kind === 'absent' || format.value === 'json') return pass();
  return unheard(`${name} writes its log as ${format.value}, which the tables of the archive cannot read`);
}

const unheard = (witness: string) => fail('what a tunnel does is not recorded', witness);
