import { type Property, type Resource, type World, asBoolean, asText, describe } from '../../template';
import type { Decided } from '../claim';
import { fail, mustBe, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { pointsAt } from '../own-resources';
import { saysText } from '../says';
import { normal } from './needed-names';

/**
 * Does a network firewall let TLS in the name of exactly some domains pass, and nothing else?
 *
 * Only one shape is taken for an answer: everything is handed to the stateful rules, in strict order, which are allow lists
 * of names in TLS, and what they do not allow is dropped. Any other rule is `unknown`, or an opening where it surely is one.
 */
export function domainFilter(world: World, firewall: Resource, domains: readonly string[]): Decided {
  const name = nameOf(firewall);
  const found = world.follow(firewall.read('FirewallPolicyArn'));
  if (found?.type !== 'AWS::NetworkFirewall::FirewallPolicy')
    return unsure(`the policy of ${name} is not in the template`);
  const policy = found.read('FirewallPolicy');
  const opening =
    loose(world, firewall, policy) ?? stateless(policy, name) ?? defaults(policy, name) ?? brokenStreams(policy, name);
  if (opening) return opening;
  const lists: string[] = [];
  for (const reference of policy.get('StatefulRuleGroupReferences').each()) {
    const group = world.follow(reference.get('ResourceArn'));
    const names = group?.type === 'AWS::NetworkFirewall::RuleGroup' ? namesOf(group) : undefined;
    if (!group || !names || reference.get('Override').value.kind !== 'absent')
      return unsure(`${name} lets pass what ${describe(reference.get('ResourceArn').value)} says`);
    if (typeof names === 'string') return unsure(`${name} lets pass what ${names} says`);
    lists.push(...names);
  }
  const more = lists.find((one) => !domains.includes(one));
  if (more) return open(`a connection to ${more} passes ${name}, which the manifest does not name`);
  const missing = domains.find((one) => !lists.includes(one));
  if (missing) return open(`${missing} does not pass ${name}, though the manifest names it`);
  return pass(
    `${name}: TLS in the name of ${domains.join(', ')} passes, all else is dropped`,
    'the name is what the connection says of itself: its address is not compared',
  );
}

/** What is read of a firewall and of its policy, or says nothing of what passes. */
const FIREWALL =
  /^(FirewallName|FirewallPolicyArn|VpcId|SubnetMappings|Description|Tags|EnabledAnalysisTypes|AvailabilityZoneChangeProtection|DeleteProtection|FirewallPolicyChangeProtection|SubnetChangeProtection)$/;
const POLICY =
  /^(Stateless(Fragment)?DefaultActions|StatelessRuleGroupReferences|StatefulDefaultActions|StatefulEngineOptions|StatefulRuleGroupReferences)$/;

/** The first property that nothing here reads. */
function strange({ value }: Property, known: RegExp): string | undefined {
  return value.kind === 'map' ? [...value.entries.keys()].find((key) => !known.test(key)) : undefined;
}

/** What protects a firewall from being changed in one step. */
const PROTECTIONS = ['DeleteProtection', 'FirewallPolicyChangeProtection', 'SubnetChangeProtection'];

/** A firewall that stands elsewhere, or that one call takes away or turns into another. */
function loose(world: World, firewall: Resource, policy: Property): Decided | undefined {
  const name = nameOf(firewall);
  if (!pointsAt(world, firewall.read('VpcId'), 'AWS::EC2::VPC')) return unsure(`which network ${name} is in is hidden`);
  const other = strange(firewall.properties, FIREWALL) ?? strange(policy, POLICY);
  if (other) return unsure(`what ${name} does with its ${other} is not known`);
  const missing = PROTECTIONS.map((path) => firewall.read(path)).find(({ value }) => {
    const flag = asBoolean(value);
    return flag.kind !== 'known' || !flag.value;
  });
  if (!missing) return undefined;
  const what = `${name} is changed or taken away in one step`;
  return mustBe(false, missing.value, what, `${missing.path} is ${describe(missing.value)}`);
}

/** What the stateless rules let pass, nobody looks at any more. */
function stateless(policy: Property, name: string): Decided | undefined {
  for (const key of ['StatelessDefaultActions', 'StatelessFragmentDefaultActions']) {
    const actions = policy
      .get(key)
      .each()
      .map(({ value }) => asText(value));
    if (actions.some((one) => one.kind === 'known' && one.value === 'aws:pass'))
      return open(`any packet passes ${name}: ${key} is aws:pass`);
    const forwards = actions.every((one) => one.kind === 'known' && FORWARDS.includes(one.value));
    if (actions.length === 0 || !forwards) return unsure(`what ${name} does by ${key} is hidden`);
  }
  const [rules] = policy.get('StatelessRuleGroupReferences').each();
  return rules && unsure(`${name} has stateless rules, which may let packets pass`);
}

const FORWARDS = ['aws:forward_to_sfe', 'aws:drop'];

/** Without strict order, and without an action that drops, what no rule names passes. */
function defaults(policy: Property, name: string): Decided | undefined {
  const order = asText(policy.get('StatefulEngineOptions').get('RuleOrder').value);
  if (order.kind === 'hidden') return unsure(`the order of the rules of ${name} is hidden`);
  if (order.kind === 'absent' || order.value !== 'STRICT_ORDER')
    return open(`a packet that is no TLS passes ${name}: its rules have no strict order`);
  const actions = policy
    .get('StatefulDefaultActions')
    .each()
    .map(({ value }) => asText(value));
  const isDrop = (one: (typeof actions)[number]) => one.kind === 'known' && DROPS.includes(one.value);
  const other = actions.find((one) => !isDrop(one) && !(one.kind === 'known' && ALERTS.includes(one.value)));
  if (other) return unsure(`what ${name} does by default is hidden, or not known to be safe`);
  if (actions.some(isDrop)) return undefined;
  return open(`a connection to any.name.example passes ${name}: nothing is dropped by default`);
}

const DROPS = ['aws:drop_strict', 'aws:drop_established'];
const ALERTS = ['aws:alert_strict', 'aws:alert_established'];

/** What goes on after the firewall has lost its state has no name any more. */
function brokenStreams(policy: Property, name: string): Decided | undefined {
  const stream = asText(policy.get('StatefulEngineOptions').get('StreamExceptionPolicy').value);
  if (stream.kind === 'known' && stream.value === 'CONTINUE')
    return open(`a connection that began before a restart passes ${name} without a name`);
  // AWS drops them where nothing is said.
  const stops = stream.kind === 'absent' || (stream.kind === 'known' && ['DROP', 'REJECT'].includes(stream.value));
  return stops ? undefined : unsure(`what ${name} does with broken connections is hidden`);
}

/** The names of an allow list; a text says what else the group is. */
function namesOf(group: Resource): readonly string[] | string {
  const source = group.read('RuleGroup.RulesSource');
  const list = source.get('RulesSourceList');
  const name = nameOf(group);
  const others = ['RulesString', 'StatefulRules', 'StatelessRulesAndCustomActions'];
  if (others.some((key) => source.get(key).value.kind !== 'absent') || list.value.kind !== 'map') return name;
  if (group.read('RuleGroup.RuleVariables').value.kind !== 'absent') return name;
  if (!saysText(group.read('Type'), 'STATEFUL')) return name;
  if (!saysText(group.read('RuleGroup.StatefulRuleOptions.RuleOrder'), 'STRICT_ORDER')) return name;
  const type = asText(list.get('GeneratedRulesType').value);
  const targets = list
    .get('TargetTypes')
    .each()
    .map(({ value }) => asText(value));
  const isTls = targets.length > 0 && targets.every((one) => one.kind === 'known' && one.value === 'TLS_SNI');
  if (type.kind !== 'known' || type.value !== 'ALLOWLIST' || !isTls) return name;
  const names = list
    .get('Targets')
    .each()
    .map(({ value }) => asText(value));
  if (names.some((one) => one.kind !== 'known')) return name;
  return names.flatMap((one) => (one.kind === 'known' ? [normal(one.value)] : []));
}

const open = (witness: string): Decided => fail('the firewall lets pass what the manifest does not say', witness);
