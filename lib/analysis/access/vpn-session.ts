import { type Resource, type World, asNumber, asText, describe } from '../../template';
import { type Decided, mergeDecided } from '../claim';
import { fail, judgeSwitch, pass, unsure } from '../decided';
import { nameOf } from '../name-of';

/** How AWS sets a session time when the template says nothing (CloudFormation reference, AWS::EC2::ClientVpnEndpoint). */
const HOURS_UNSET = 24;

/** Is all traffic of a session in the tunnel, is the session recorded, and does it end in time? */
export function judgeSession(world: World, endpoint: Resource, hoursMax: number): Decided {
  const name = nameOf(endpoint);
  const off = (witness: string) => fail('a VPN session is not held to what the manifest says', witness);
  const to = (path: string, wanted: boolean, unset: boolean, witness: string) =>
    judgeSwitch(endpoint.read(path), wanted, unset, off(`${name}: ${witness}`));
  return mergeDecided([
    to('SplitTunnel', false, false, 'a device talks past the tunnel: it is split'),
    to('ClientRouteEnforcementOptions.Enforced', true, false, 'a device takes a route around the tunnel'),
    to('DisconnectOnSessionTimeout', true, true, 'a session goes on when its time is over'),
    to('ConnectionLogOptions.Enabled', true, false, 'somebody connects and no log says so'),
    judgeLog(world, endpoint, off),
    judgeHours(endpoint, hoursMax, off),
    judgePortal(endpoint, off),
    judgeGateway(endpoint, off),
  ]);
}

/** A group by name may be anywhere and belong to anybody. */
function judgeLog(world: World, endpoint: Resource, off: (witness: string) => Decided): Decided {
  const group = endpoint.read('ConnectionLogOptions.CloudwatchLogGroup');
  if (group.value.kind === 'absent') return off(`${nameOf(endpoint)}: the log has no group to be written to`);
  if (world.follow(group)?.type === 'AWS::Logs::LogGroup') return pass();
  return unsure(`${nameOf(endpoint)}: the log group ${describe(group.value)} is not in the template`);
}

function judgeHours(endpoint: Resource, hoursMax: number, off: (witness: string) => Decided): Decided {
  const hours = asNumber(endpoint.read('SessionTimeoutHours').value);
  if (hours.kind === 'hidden') return unsure(`${nameOf(endpoint)}: the session time is hidden by ${hours.by}`);
  const lasts = hours.kind === 'known' ? hours.value : HOURS_UNSET;
  return lasts <= hoursMax ? pass() : off(`${nameOf(endpoint)}: a session lasts ${lasts} hours, not ${hoursMax}`);
}

/** The portal gives the profile to whoever can sign in; it is open unless it is closed. */
function judgePortal(endpoint: Resource, off: (witness: string) => Decided): Decided {
  const portal = asText(endpoint.read('SelfServicePortal').value);
  if (portal.kind === 'hidden') return unsure(`${nameOf(endpoint)}: the portal is hidden by ${portal.by}`);
  if (portal.kind === 'known' && portal.value === 'disabled') return pass();
  return off(`${nameOf(endpoint)}: the self-service portal hands the profile to anybody who can sign in`);
}

/** An endpoint can be joined to a transit gateway instead of a network: what it leads to then is not in the template. */
function judgeGateway(endpoint: Resource, off: (witness: string) => Decided): Decided {
  const { value } = endpoint.read('TransitGatewayConfiguration');
  return value.kind === 'absent' ? pass() : off(`${nameOf(endpoint)} is joined to a transit gateway`);
}
