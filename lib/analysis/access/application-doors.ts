import type { Manifest } from '../../manifest';
import { type Property, type Resource, type World, describe } from '../../template';
import { type Decided, mergeDecided } from '../claim';
import { fail, mustSay, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { isFrom, isHidden, isPort, peerOf, portsOf } from '../network/door-rules';
import { isAbsent } from '../says';

type Access = NonNullable<Manifest['connect']['verifiedAccess']>;

export const broken = (witness: string): Decided =>
  fail('a way to an application is not as the manifest says', witness);

/** Do the security groups of a way let in HTTPS from the ranges of the manifest, and out to the load balancer alone? */
export function judgeDoors(
  world: World,
  endpoint: Resource,
  application: Access['applications'][number],
  allowedRanges: readonly string[],
): Decided {
  const groups = endpoint.read('SecurityGroupIds').each();
  if (groups.length === 0) return broken(`${nameOf(endpoint)} names no security group and carries the default one`);
  return mergeDecided(
    groups.map((pointer) => {
      const group = world.follow(pointer);
      if (group?.type !== 'AWS::EC2::SecurityGroup') {
        return unsure(`${nameOf(endpoint)} carries ${describe(pointer.value)}, which is not in the template`);
      }
      const elsewhere = broken(`${nameOf(group)} stands in another network than ${application.domain}`);
      const ways = group.read('SecurityGroupEgress').each();
      if (ways.length === 0) return broken(`${nameOf(group)} lets everything out: it has no rule for it`);
      return mergeDecided([
        mustSay(group, group.read('VpcId'), application.vpcId, elsewhere),
        ...group
          .read('SecurityGroupIngress')
          .each()
          .map((rule) => judgeIn(rule, nameOf(group), allowedRanges)),
        ...ways.map((rule) => judgeOut(rule, nameOf(group), application)),
      ]);
    }),
  );
}

function judgeIn(rule: Property, group: string, allowedRanges: readonly string[]): Decided {
  const from = peerOf(rule, 'in');
  const what = `${describe(from.value)} reaches ${group} by ${portsOf(rule)}`;
  if (isHidden(rule, from)) return unsure(`${what}, as far as can be read`);
  return isPort(rule, 443) && isFrom(rule, allowedRanges) ? pass() : broken(what);
}

function judgeOut(rule: Property, group: string, application: Access['applications'][number]): Decided {
  const target = rule.get('DestinationSecurityGroupId');
  const to = isAbsent(target) ? peerOf(rule, 'out') : target;
  const what = `${group} reaches ${describe(to.value)} by ${portsOf(rule)}`;
  if (isHidden(rule, to)) return unsure(`${what}, as far as can be read`);
  const isOurs = target.value.kind === 'known' && target.value.value === application.loadBalancerSecurityGroupId;
  return isOurs && isPort(rule, application.port) ? pass() : broken(what);
}
