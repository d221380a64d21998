import { type Resource, type World, describe } from '../../template';
import type { Claim, Decided } from '../claim';
import { allOf, fail, mustBe, pass } from '../decided';
import { nameOf } from '../name-of';
import { pointsAt } from '../own-resources';
import { saysText } from '../says';

const UNRECORDED = 'what goes to the internet is not recorded';

/**
 * Does every firewall write down each connection and whatever it drops, into log groups of the template?
 *
 * Limits: what becomes of a log group is another claim. Names of groups given at deployment are `unknown`.
 */
export const firewallRecorded: Claim = {
  claim: 'Every connection through the firewall, and everything it drops, is recorded into a log group of the enclave',
  decide(world) {
    const firewalls = world.ofType('AWS::NetworkFirewall::Firewall');
    return allOf(
      firewalls.flatMap((firewall) => [
        ...['FLOW', 'ALERT'].map((type) => judgeLog(world, firewall, type)),
        judgeAlerts(world, firewall),
      ]),
      `${firewalls.length} firewalls: flows and alerts`,
    );
  },
};

function judgeLog(world: World, firewall: Resource, type: string): Decided {
  const destinations = world
    .ofType('AWS::NetworkFirewall::LoggingConfiguration')
    .filter((logs) => world.follow(logs.read('FirewallArn'))?.id === firewall.id)
    .flatMap((logs) => logs.read('LoggingConfiguration.LogDestinationConfigs').each())
    .filter((one) => saysText(one.get('LogType'), type));
  const [first] = destinations;
  if (!first) return fail(UNRECORDED, `nobody writes down the ${type} log of ${nameOf(firewall)}`);
  const group = first.get('LogDestination').get('logGroup');
  const isGroup =
    saysText(first.get('LogDestinationType'), 'CloudWatchLogs') && pointsAt(world, group, 'AWS::Logs::LogGroup');
  return mustBe(
    isGroup,
    group.value,
    UNRECORDED,
    `the ${type} log of ${nameOf(firewall)} goes to ${describe(group.value)}`,
  );
}

/** What is dropped by default is written down only if the policy says so. */
function judgeAlerts(world: World, firewall: Resource): Decided {
  const policy = world.follow(firewall.read('FirewallPolicyArn'));
  const actions = policy?.read('FirewallPolicy.StatefulDefaultActions').each() ?? [];
  if (actions.some((action) => ALERTS.some((alert) => saysText(action, alert)))) return pass();
  return fail(UNRECORDED, `${nameOf(firewall)} drops connections, and no alert says so`);
}

const ALERTS = ['aws:alert_strict', 'aws:alert_established'];
