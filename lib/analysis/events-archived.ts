import type { Manifest } from '../manifest';
import { type Resource, type World, asNumber, asText, describe } from '../template';
import type { Claim, Decided } from './claim';
import { allOf, fail, pass, unsure } from './decided';
import { nameOf } from './name-of';
import { isOwn } from './own-resources';

const LOST = 'events do not reach the archive';

/**
 * Is every event of every log group kept as long as agreed, and copied into the archive?
 *
 * The log group of a trail needs no copy: the trail writes into the bucket itself.
 *
 * Limits: what the stream and the bucket do with the copy is another claim. A period given at deployment is `unknown`.
 */
export function eventsArchived(manifest: Manifest): Claim {
  const { retentionDays } = manifest.logging;
  return {
    claim: `Every event of a log group is kept for ${retentionDays} days and copied into the archive`,
    decide(world) {
      const groups = world.ofType('AWS::Logs::LogGroup');
      const strays = world
        .ofType(FILTER)
        .filter((filter) => !isOwn(world, filter.read('DestinationArn'), STREAM))
        .map((filter) =>
          fail(LOST, `${nameOf(filter)} hands events to ${describe(filter.read('DestinationArn').value)}`),
        );
      return allOf(
        [...groups.flatMap((group) => [judgeAge(group, retentionDays), judgeCopy(world, group)]), ...strays],
        `${groups.length} log groups`,
      );
    },
  };
}

const FILTER = 'AWS::Logs::SubscriptionFilter';
const STREAM = 'AWS::KinesisFirehose::DeliveryStream';

/** CloudWatch Logs keeps events for ever where nothing is said. */
function judgeAge(group: Resource, daysMin: number): Decided {
  const days = asNumber(group.read('RetentionInDays').value);
  if (days.kind === 'absent') return pass();
  if (days.kind === 'hidden') return unsure(`${nameOf(group)}: how long it keeps events is hidden by ${days.by}`);
  return days.value >= daysMin ? pass() : fail(LOST, `${nameOf(group)} forgets events after ${days.value} days`);
}

function judgeCopy(world: World, group: Resource): Decided {
  const trails = world.ofType('AWS::CloudTrail::Trail').map((trail) => trail.read('CloudWatchLogsLogGroupArn'));
  if (trails.some((arn) => world.follow(arn)?.id === group.id)) return pass();
  const filters = world.ofType(FILTER).filter((filter) => world.follow(filter.read('LogGroupName'))?.id === group.id);
  // An empty pattern matches every event; any other may leave one out.
  const whole = filters.filter((filter) => {
    const pattern = asText(filter.read('FilterPattern').value);
    return pattern.kind === 'known' && pattern.value === '';
  });
  if (whole.some((filter) => isOwn(world, filter.read('DestinationArn'), STREAM))) return pass();
  return fail(
    LOST,
    `events of ${nameOf(group)} stay where they are: ${filters.length} filters, none copies all of them`,
  );
}
