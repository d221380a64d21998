import type { Manifest } from '../../manifest';
import type { Resource, World } from '../../template';
import { isSubscribed } from '../alarms/counted-calls';
import type { Claim, Decided } from '../claim';
import { allOf, fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { placeOf } from '../placed-text';
import { isHidden } from '../says';
import { judgeRule } from './emergency-rule';
import { judgeTopicPolicy } from './topic-policy';

const UNTOLD = 'somebody takes the emergency role and not everybody is told';

/**
 * Are all approvers told by mail at once when somebody takes the emergency role or the way to it, and can nobody else speak in
 * the name of that alarm?
 *
 * A rule of EventBridge hears the call itself; `alarmsRing` holds the second way, by the trail.
 *
 * Limits: a subscription must be confirmed by whoever gets the mail. EventBridge hears calls in the enclave’s own region. A
 * part given at deployment is `unknown`.
 */
export function emergencyTold(manifest: Manifest): Claim {
  return {
    claim: 'All approvers are told at once when somebody takes the emergency role, or the way to it',
    decide(world) {
      if (manifest.breakGlass === undefined) return pass('no emergency role');
      const { approvers } = manifest.breakGlass;
      const topics = world
        .ofType('AWS::SNS::Topic')
        .filter((topic) => approvers.every(({ email }) => isSubscribed(world, topic, email)));
      if (topics.length === 0) return unmailed(world);
      const place = placeOf(manifest);
      const told = [
        judgeRules(world, topics, manifest),
        ...topics.map((topic) => judgeTopicPolicy(world, topic, place)),
      ];
      return allOf(told, `${approvers.length} approvers are told`);
    },
  };
}

function unmailed(world: World): Decided {
  const veiled = world
    .ofType('AWS::SNS::Subscription')
    .find((one) => ['Endpoint', 'Protocol', 'TopicArn'].some((path) => isHidden(one.read(path))));
  return veiled ? unsure(`whom ${nameOf(veiled)} mails is hidden`) : fail(UNTOLD, 'no topic mails all approvers');
}

/** One rule that does it is enough. */
function judgeRules(world: World, topics: readonly Resource[], manifest: Manifest): Decided {
  const judged = world.ofType('AWS::Events::Rule').map((rule) => judgeRule(world, rule, topics, manifest));
  const best = ['pass', 'unknown', 'fail'].map((verdict) => judged.find((one) => one.verdict === verdict));
  return best.find((one) => one !== undefined) ?? fail(UNTOLD, 'no rule hears of it');
}
