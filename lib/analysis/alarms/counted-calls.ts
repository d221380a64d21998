import type { Manifest } from '../../manifest';
import { type Property, type Resource, type Value, type World, asNumber, asText } from '../../template';
import type { Decided } from '../claim';
import { fail, unsure } from '../decided';
import { oversightArnOf, oversightRoles } from '../oversight/oversight-role';
import { placeOf } from '../placed-text';
import { othersIn, saysText } from '../says';
import { written } from '../spelled-statement';
import { sumOf } from './log-metrics';
import { judgeAlarm } from './matching-alarm';
import { type Counted, type Tells, whenCounted } from './wanted-alarm';

/** Calls that somebody must hear of one by one: counted among the events of the trail. */
export interface CountedCalls {
  readonly what: string;
  /** Does a filter pattern find every one of them? */
  readonly finds: (pattern: Value) => boolean;
  /** Seconds within which somebody hears of it. */
  readonly seconds: number;
  readonly tells?: Tells;
}

/** The calls that the manifest names, and the way into an emergency. */
export function countedCalls(world: World, manifest: Manifest): CountedCalls[] {
  const named = manifest.logging.criticalTransactions.map(({ id, eventSource, eventNames }) => {
    const names = [...new Set(eventNames)].map((name) => `($.eventName = "${name}")`).join(' || ');
    const wanted = `{ ($.eventSource = "${eventSource}") && (${names}) }`;
    const finds = (pattern: Value) => pattern.kind === 'known' && pattern.value === wanted;
    return { what: `${id} happens`, finds, seconds: 300 };
  });
  return manifest.breakGlass ? [...named, emergency(world, manifest, manifest.breakGlass.approvers)] : named;
}

/** Whoever takes one of the two roles; all who may open them are told, each by a mail of their own. */
function emergency(
  world: World,
  manifest: Manifest,
  approvers: NonNullable<Manifest['breakGlass']>['approvers'],
): CountedCalls {
  const roles = emergencyRoles(world, manifest);
  const finds = (pattern: Value) => {
    const [, list] = EMERGENCY.exec(written(pattern, placeOf(manifest)) ?? '') ?? [];
    const told = list?.split(' || ') ?? [];
    return roles.every((arns) => arns.some((arn) => told.includes(`($.requestParameters.roleArn = "${arn}")`)));
  };
  const tells = (action: Property) => approvers.every(({ email }) => isSubscribed(world, world.follow(action), email));
  return { what: 'somebody takes the emergency role, or the way to it', finds, seconds: 60, tells };
}

const EMERGENCY = /^\{ \(\$\.eventName = "AssumeRole"\) && \((.*)\) \}$/;

/** The ARNs of each role on the way into an emergency, as a template may write them. */
export function emergencyRoles(world: World, manifest: Manifest): string[][] {
  return (['break-glass', 'break-glass-approver'] as const).map((name) => [
    oversightArnOf(manifest, name),
    ...oversightRoles(world, manifest, name).map(({ id }) => `\${${id}.Arn}`),
  ]);
}

/** Is this address told by mail of everything that the topic is told? */
export function isSubscribed(world: World, topic: Resource | undefined, email: string): boolean {
  if (topic?.type !== 'AWS::SNS::Topic') return false;
  return world.ofType('AWS::SNS::Subscription').some((one) => {
    return (
      one.existence === 'certain' &&
      world.follow(one.read('TopicArn'))?.id === topic.id &&
      saysText(one.read('Protocol'), 'email') &&
      saysText(one.read('Endpoint'), email) &&
      // Anything else, such as a filter, would keep a message back.
      othersIn(one.properties, ['TopicArn', 'Protocol', 'Endpoint']).length === 0
    );
  });
}

/** Is there a filter on the trail's events that counts them, and an alarm on that very count? */
export function judgeCalls(world: World, calls: CountedCalls, alarms: readonly Resource[], tells?: Tells): Decided {
  const groups = world
    .ofType('AWS::CloudTrail::Trail')
    .flatMap((trail) => world.follow(trail.read('CloudWatchLogsLogGroupArn'))?.id ?? []);
  const filters = world
    .ofType('AWS::Logs::MetricFilter')
    .filter((filter) => groups.includes(world.follow(filter.read('LogGroupName'))?.id ?? ''));
  const counted = filters.flatMap((filter) => countOf(filter, calls.finds) ?? []);
  const found = counted.map((one) =>
    judgeAlarm(
      world,
      { ...whenCounted(calls.what, 1, calls.seconds, one), ...(calls.tells && { tells: calls.tells }) },
      alarms,
      tells,
    ),
  );
  const best = found.find(({ verdict }) => verdict === 'pass') ?? found[0];
  if (best) return best;
  if (filters.some((filter) => filter.read('FilterPattern').value.kind === 'unresolved'))
    return unsure(`${calls.what}: what a filter finds is hidden`);
  return fail('something happens and nobody hears of it', `${calls.what}: no filter on the trail counts it`);
}

const READ_HERE = ['FilterName', 'FilterPattern', 'LogGroupName', 'MetricTransformations'];

/** What a filter counts, when it counts each event that it finds, by itself, and nothing else. */
function countOf(filter: Resource, finds: CountedCalls['finds']): Counted | undefined {
  const isPlain = othersIn(filter.properties, READ_HERE).length === 0;
  const [count, second] = filter.read('MetricTransformations').each();
  if (!isPlain || !count || second || !finds(filter.read('FilterPattern').value)) return undefined;
  const [namespace, name] = ['MetricNamespace', 'MetricName'].map((path) => asText(count.get(path).value));
  const otherwise = asNumber(count.get('DefaultValue').value);
  const isEach =
    saysText(count.get('MetricValue'), '1') &&
    (otherwise.kind === 'absent' || (otherwise.kind === 'known' && otherwise.value === 0)) &&
    count.get('Dimensions').value.kind === 'absent';
  if (!isEach || namespace?.kind !== 'known' || name?.kind !== 'known') return undefined;
  return sumOf(namespace.value, name.value, {});
}
