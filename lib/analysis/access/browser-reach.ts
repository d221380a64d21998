import { type Property, type Resource, type World, asText, describe } from '../../template';
import { type Decided, mergeDecided } from '../claim';
import { fail, mustBe, mustBeAmong, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { isAbsent } from '../says';

/** What the browser of a portal opens and reaches: its lists of addresses, its place in the network, its security groups. */

export const broken = (witness: string): Decided => fail('a browser is not sealed', witness);

/** Chrome and the service's filter each have lists. Both must hold: which of them is asked first is AWS's business. */
export function judgeAddresses(settings: Resource, allowed: readonly string[]): Decided {
  const policy = settings.read('BrowserPolicy').parsed().get('chromePolicies');
  const filter = settings.read('WebContentFilteringPolicy');
  const name = nameOf(settings);
  return mergeDecided([
    ...judgeLists(policy.read('URLAllowlist.value'), policy.read('URLBlocklist.value'), allowed, `${name}, Chrome`),
    ...judgeChrome(policy, `${name}, Chrome`),
    ...judgeLists(filter.get('AllowedUrls'), filter.get('BlockedUrls'), allowed, `${name}, filter`),
  ]);
}

/**
 * What Chrome must say besides its lists: nothing leaves by it, and nobody opens a page that the history, of which the
 * access log is made, does not know (Chrome Enterprise policy list, each policy’s page).
 */
const CHROME: Readonly<Record<string, number | boolean>> = {
  AllowDeletingBrowserHistory: false,
  AllowFileSelectionDialogs: false,
  DeveloperToolsAvailability: 2,
  DownloadRestrictions: 3,
  IncognitoModeAvailability: 1,
  PrintingEnabled: false,
  ScreenCaptureAllowed: false,
};

function judgeChrome(policy: Property, name: string): Decided[] {
  return Object.entries(CHROME).map(([setting, want]) => {
    const { value } = policy.get(setting).get('value');
    const holds = value.kind === 'known' && value.value === want;
    return mustBe(holds, value, 'a browser is not sealed', `${name}: ${setting} is not ${want}`);
  });
}

function judgeLists(open: Property, shut: Property, allowed: readonly string[], name: string): Decided[] {
  return [
    judgeShut(shut, name),
    ...mustBeAmong(open, allowed, name, (saw) => broken(`${name} opens ${saw}, which is no address of the manifest`)),
  ];
}

function judgeShut(shut: Property, name: string): Decided {
  const entries = shut.each().map((item) => asText(item.value));
  if (entries.some((text) => text.kind === 'known' && text.value === '*')) return pass();
  const [hidden] = entries.flatMap((text) => (text.kind === 'hidden' ? [text.by] : []));
  if (hidden) return unsure(`${name}: what is blocked is hidden by ${hidden}`);
  return broken(`${name} does not block what is not allowed`);
}

export function judgeNetwork(world: World, settings: Resource): Decided {
  const name = nameOf(settings);
  const subnets = settings.read('SubnetIds').each();
  const groups = settings.read('SecurityGroupIds').each();
  if (subnets.length === 0) return broken(`${name} names no subnet of the enclave`);
  if (groups.length === 0) return broken(`${name} names no security group, so the browser carries the default one`);
  const mustBe = (property: Property, type: string): Decided =>
    world.follow(property)?.type === type
      ? pass()
      : unsure(`${name} stands in ${describe(property.value)}, which is not in the template`);
  return mergeDecided([
    mustBe(settings.read('VpcId'), 'AWS::EC2::VPC'),
    ...subnets.map((subnet) => mustBe(subnet, 'AWS::EC2::Subnet')),
    ...groups.map((group) => judgeGroup(world, group, name)),
  ]);
}

/** A group without rules for going out lets everything out; rules that stand elsewhere would add to its own. */
function judgeGroup(world: World, property: Property, name: string): Decided {
  const group = world.follow(property);
  if (group?.type !== 'AWS::EC2::SecurityGroup') {
    return unsure(`${name}: the security group ${describe(property.value)} is not in the template`);
  }
  const added = world.ofType('AWS::EC2::SecurityGroupEgress').find((rule) => {
    const owner = world.follow(rule.read('GroupId'));
    return !owner || owner.id === group.id;
  });
  if (added) return unsure(`${nameOf(added)} may add to what ${nameOf(group)} lets out`);
  const rules = group.read('SecurityGroupEgress').each();
  if (rules.length === 0) return broken(`${nameOf(group)} lets the browser go anywhere`);
  return mergeDecided(rules.map((rule) => judgeRule(world, rule, nameOf(group))));
}

function judgeRule(world: World, rule: Property, name: string): Decided {
  const target = rule.get('DestinationSecurityGroupId');
  if (world.follow(target)?.type === 'AWS::EC2::SecurityGroup') return pass();
  if (isAbsent(target)) return broken(`${name} lets the browser reach a range of addresses`);
  return unsure(`${name} leads to ${describe(target.value)}, which is not in the template`);
}
