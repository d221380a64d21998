import { contains, parseCidr } from '../../common/cidr';
import type { VpnReach } from '../../manifest/vpn-reach';
import { type Resource, type World, asBoolean, asText } from '../../template';
import { type Decided, mergeDecided } from '../claim';
import { broken, holds, nameOf, unsure } from './vpn-verdicts';

/** Does every authorization rule let in a job function to where it may go, and does no route lead further? */
export function judgeDestinations(world: World, reach: readonly VpnReach[]): Decided {
  const rules = world.ofType('AWS::EC2::ClientVpnAuthorizationRule').map((rule) => judgeRule(rule, reach));
  const [route] = world.ofType('AWS::EC2::ClientVpnRoute');
  if (route) {
    const to = asText(route.read('DestinationCidrBlock').value);
    const where = to.kind === 'known' ? to.value : 'somewhere';
    return beyond(`${nameOf(route)} leads devices to ${where}: the manifest asks for no route`);
  }
  return mergeDecided([holds(), ...rules]);
}

/** A rule of another endpoint counts too: the enclave has one, and what is beside it nobody asked for. */
function judgeRule(rule: Resource, reach: readonly VpnReach[]): Decided {
  const name = nameOf(rule);
  const everybody = asBoolean(rule.read('AuthorizeAllGroups').value);
  const group = asText(rule.read('AccessGroupId').value);
  const target = asText(rule.read('TargetNetworkCidr').value);
  if (everybody.kind === 'known' && everybody.value) {
    return beyond(`everybody who can sign in passes ${name}, whatever the group`);
  }
  if (everybody.kind === 'hidden') return unsure(`${name}: whether it is for everybody is hidden by ${everybody.by}`);
  if (group.kind === 'hidden') return unsure(`${name}: the group is hidden by ${group.by}`);
  const allowed = reach.filter((one) => group.kind === 'known' && one.group === group.value);
  if (allowed.length === 0) {
    return beyond(`${name} lets in ${group.kind === 'known' ? group.value : 'no group'}, which has no job function`);
  }
  if (target.kind === 'hidden') return unsure(`${name}: the range is hidden by ${target.by}`);
  const range = target.kind === 'known' ? parseCidr(target.value) : undefined;
  const ranges = allowed.flatMap(({ destinations }) => destinations);
  const within = ranges.some((one) => {
    const outer = parseCidr(one);
    return range !== undefined && outer !== undefined && contains(outer, range);
  });
  if (within) return holds();
  const where = target.kind === 'known' ? target.value : 'nowhere that is said';
  return beyond(`${name} lets ${allowed[0]!.group} go to ${where}, beyond ${ranges.join(' and ')}`);
}

const beyond = (witness: string) => broken('somebody reaches more of the network than the manifest says', witness);
