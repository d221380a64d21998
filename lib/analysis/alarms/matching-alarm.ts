import { type Property, type Resource, type World, asNumber, asText, describe } from '../../template';
import type { Decided } from '../claim';
import { fail, mustBe, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { isHidden, othersIn, saysNumber, saysText, saysYes } from '../says';
import type { Counted, Named, Tells, WantedAlarm } from './wanted-alarm';

const UNHEARD = 'something happens and nobody hears of it';

/** Is there an alarm that rings as wanted, and tells whom it should, if anybody? */
export function judgeAlarm(world: World, wanted: WantedAlarm, alarms: readonly Resource[], tells?: Tells): Decided {
  const hidden = Object.values(wanted.metrics).find((metric): metric is Property => !isCounted(metric));
  if (hidden) return mustBe(false, hidden.value, UNHEARD, `${wanted.what}: no metric of the template shows it`);
  const faults = alarms.map((alarm) => faultOf(world, alarm, wanted, wanted.tells ?? tells));
  if (faults.includes(undefined)) return pass();
  const found = faults.filter((fault) => fault !== undefined);
  const unknown = found.find((fault) => fault.hidden);
  if (unknown) return unsure(`${wanted.what}: ${unknown.what} is hidden`);
  const near = found.find((fault) => fault.listens);
  return fail(UNHEARD, `${wanted.what}: ${near ? near.what : 'no alarm listens to it'}`);
}

/** The first thing for which an alarm is not the one that is wanted. */
interface Fault {
  readonly what: string;
  readonly hidden: boolean;
  /** Does it listen to the right metrics at least? */
  readonly listens: boolean;
}

/** Words by which CloudWatch compares, and the properties that say how an alarm rings; any other narrows it. */
const COMPARISONS: Readonly<Record<WantedAlarm['comparison'], string>> = {
  above: 'GreaterThanThreshold',
  'at-least': 'GreaterThanOrEqualToThreshold',
  'at-most': 'LessThanOrEqualToThreshold',
  below: 'LessThanThreshold',
};
const READ_HERE =
  'ActionsEnabled AlarmActions AlarmDescription AlarmName ComparisonOperator Dimensions EvaluationPeriods InsufficientDataActions MetricName Metrics Namespace OKActions Period Statistic Tags Threshold TreatMissingData'.split(
    ' ',
  );

type Check = readonly [path: string, holds: (property: Property) => boolean];

function faultOf(world: World, alarm: Resource, wanted: WantedAlarm, tells?: Tells): Fault | undefined {
  const listened = listens(world, alarm, wanted);
  if (listened !== true)
    return { what: `what ${nameOf(alarm)} listens to`, hidden: listened === undefined, listens: false };
  const checks: readonly Check[] = [
    ['ComparisonOperator', (one) => saysText(one, COMPARISONS[wanted.comparison])],
    ['Threshold', isWithin(wanted)],
    ['EvaluationPeriods', (one) => saysNumber(one, wanted.periods)],
    ['TreatMissingData', (one) => saysText(one, wanted.missing)],
    ['ActionsEnabled', (one) => one.value.kind === 'absent' || saysYes(one)],
    ['AlarmActions', (actions) => tells === undefined || actions.each().some(tells)],
  ];
  const failed = checks.find(([path, holds]) => !holds(alarm.read(path)));
  const path = failed?.[0] ?? othersIn(alarm.properties, READ_HERE)[0];
  if (path !== undefined) {
    const property = alarm.read(path);
    const what = `${path} of ${nameOf(alarm)} is ${describe(property.value)}`;
    return { what, hidden: isHidden(property), listens: true };
  }
  if (alarm.existence === 'certain') return undefined;
  return { what: `whether ${nameOf(alarm)} exists`, hidden: true, listens: true };
}

/** A metric as an alarm states it, and what its formula calls it. */
interface Stated {
  readonly id: string;
  readonly metric: Property;
  readonly statistic: Property;
  readonly period: Property;
}

/** Does it listen to these very metrics, summed up over this very time? Undefined when that is hidden. */
function listens(world: World, alarm: Resource, wanted: WantedAlarm): boolean | undefined {
  const entries = alarm.read('Metrics').each();
  const stated = entries.length === 0 ? [alone(alarm)] : entries.flatMap(member);
  const names = Object.entries(wanted.metrics).map(([name, counted]) => {
    const found = stated.find((one) => isCounted(counted) && states(world, one, counted, wanted.seconds));
    return [name, found?.id] as const;
  });
  const missing = names.some(([, id]) => id === undefined);
  if (missing) return stated.some(({ metric, period }) => isAnyHidden(metric, period)) ? undefined : false;
  const results = entries.filter((entry) => isResult(entry));
  if (wanted.formula === undefined) return entries.length === 0;
  const ids = new Map(names);
  const formula = wanted.formula.replace(/\b[a-z]\w*/g, (name) => ids.get(name) ?? name);
  const said = asText(results[0]?.get('Expression').value ?? { kind: 'absent' });
  return results.length === 1 && said.kind === 'known' && addends(said.value) === addends(formula);
}

function alone(alarm: Resource): Stated {
  return { id: '', metric: alarm.properties, statistic: alarm.read('Statistic'), period: alarm.read('Period') };
}

/** One of several metrics. Anything else that stands in it would narrow it, or take it from another account. */
function member(entry: Property): Stated[] {
  const [stat, id] = [entry.get('MetricStat'), asText(entry.get('Id').value)];
  if (stat.value.kind !== 'map' || id.kind !== 'known') return [];
  if (othersIn(stat, ['Metric', 'Period', 'Stat']).length > 0 || entry.get('AccountId').value.kind !== 'absent')
    return [];
  if (isResult(entry)) return [];
  return [{ id: id.value, metric: stat.get('Metric'), statistic: stat.get('Stat'), period: stat.get('Period') }];
}

/** The one that is compared with the threshold; CloudWatch takes each to be that unless told otherwise. */
function isResult(entry: Property): boolean {
  const returned = entry.get('ReturnData');
  return returned.value.kind === 'absent' || saysYes(returned);
}

function states(world: World, { metric, statistic, period }: Stated, counted: Counted, seconds: number): boolean {
  const wanted = Object.entries(counted.dimensions);
  const dimensions = metric.get('Dimensions').each();
  const has = ([name, target]: readonly [string, Named]) =>
    dimensions.some((one) => saysText(one.get('Name'), name) && names(world, one.get('Value'), target));
  return (
    saysText(metric.get('MetricName'), counted.name) &&
    saysText(metric.get('Namespace'), counted.namespace) &&
    dimensions.length === wanted.length &&
    wanted.every(has) &&
    saysText(statistic, counted.statistic) &&
    saysNumber(period, seconds)
  );
}

function names(world: World, property: Property, target: Named): boolean {
  if (typeof target === 'string') return saysText(property, target);
  const { value } = property;
  return value.kind === 'reference' && value.attribute === 'Ref' && world.follow(property)?.id === target.id;
}

/** A sum is the same in any order. */
function addends(formula: string): string {
  const parts = formula.split('+').map((part) => part.replace(/\s+/g, ' ').trim());
  return parts.sort().join(' + ');
}

/** A count that is reached earlier will do, but one of nothing at all would ring for ever; silence and days are exact. */
function isWithin({ comparison, bound }: WantedAlarm): Check[1] {
  return ({ value }) => {
    const number = asNumber(value);
    if (number.kind !== 'known') return false;
    const isEarlier = ['above', 'at-least'].includes(comparison) && number.value > 0 && number.value < bound;
    return number.value === bound || isEarlier;
  };
}

function isCounted(metric: Counted | Property): metric is Counted {
  return 'namespace' in metric;
}

function isAnyHidden(metric: Property, period: Property): boolean {
  const dimensions = metric
    .get('Dimensions')
    .each()
    .map((one) => one.get('Value'));
  return [metric.get('MetricName'), metric.get('Namespace'), period, ...dimensions].some(isHidden);
}
