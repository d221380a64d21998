import type { Manifest } from '../../manifest';
import { type Property, type Resource, type World, describe } from '../../template';
import type { Claim, Decided } from '../claim';
import { allOf, mustBe } from '../decided';
import { nameOf } from '../name-of';
import { type Place, placeOf } from '../placed-text';
import { saysText } from '../says';
import { countedCalls, judgeCalls } from './counted-calls';
import { databaseSignals } from './database-signals';
import { SOURCES } from './heard-sources';
import { judgeAlarm } from './matching-alarm';
import type { WantedAlarm } from './wanted-alarm';

/**
 * Does somebody hear of it when a source of logs falls silent, when somebody tries the way in, and when a call happens that
 * the manifest wants looked at?
 *
 * `SOURCES` says which alarms each resource needs; each must listen to the right metric, be able to ring, and tell the
 * topic of the manifest; and no alarm may act on anything else.
 *
 * Limits: that a topic of another stack hands on what it is told is for its owner. Metrics are those AWS documents. What is
 * given at deployment is `unknown`.
 */
export function alarmsRing(manifest: Manifest): Claim {
  const { alarmTopicArn } = manifest.incidents;
  const isTopic = (action: Property) => alarmTopicArn !== undefined && saysText(action, alarmTopicArn);
  return {
    claim:
      'Whoever answers for the enclave hears of logs that fall silent, of tries at the way in, and of critical calls',
    decide(world) {
      const alarms = world.ofType('AWS::CloudWatch::Alarm');
      const tells = alarmTopicArn === undefined ? undefined : isTopic;
      const wanted = [...wantedIn(world, placeOf(manifest)), ...databaseSignals(world, manifest)];
      const calls = countedCalls(world, manifest);
      return allOf(
        [
          ...wanted.map((one) => judgeAlarm(world, one, alarms, tells)),
          ...calls.map((one) => judgeCalls(world, one, alarms, tells)),
          ...alarms.flatMap((alarm) => judgeActions(world, alarm, isTopic)),
        ],
        `${wanted.length + calls.length} things are heard by ${alarms.length} alarms`,
      );
    },
  };
}

/** Several parts of an enclave may want the same alarm. */
function wantedIn(world: World, place: Place): WantedAlarm[] {
  const all = Object.entries(SOURCES).flatMap(([type, wants]) =>
    world.ofType(type).flatMap((resource) => wants(world, resource, place)),
  );
  return [...new Map(all.map((one) => [one.what, one])).values()];
}

const ACTIONS = ['AlarmActions', 'InsufficientDataActions', 'OKActions'];

/** Actions may also run functions and stop machines. */
function judgeActions(world: World, alarm: Resource, isTopic: (action: Property) => boolean): Decided[] {
  return ACTIONS.flatMap((path) =>
    alarm
      .read(path)
      .each()
      .map((action) => {
        const isOurs = isTopic(action) || world.follow(action)?.type === 'AWS::SNS::Topic';
        const what = 'an alarm acts on something that the manifest does not name';
        return mustBe(isOurs, action.value, what, `${nameOf(alarm)} acts on ${describe(action.value)}`);
      }),
  );
}
