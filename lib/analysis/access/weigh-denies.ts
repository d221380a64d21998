import { type Property, type Statement, type World, asText } from '../../template';
import { saysText } from '../says';
import { isFromOwnNetwork, isSourceVpce, namesOurEndpoints } from './limits-of-allow';
import { type Pattern, actionPatternOf, canMeet, patternOf, surelyCovers } from './patterns';

/** Actions on resources, and whether only those who come from outside the endpoints are meant. */
export interface Reach {
  readonly actions: Pattern;
  readonly resources: Pattern;
  readonly outsideOnly: boolean;
  /**
   * Actions that are no part of it, by their whole names.
   * @default - none
   */
  readonly but?: readonly string[];
}

/** What the Denies of a role leave of something it was allowed. */
export type Remainder = 'all' | 'nothing' | 'unsure';

/**
 * Weighs every Deny of a role against something it was allowed.
 *
 * A Deny for everybody but named people leaves enrolled people alone, one for named people all others, and one for
 * everybody outside our endpoints those inside. An unconditional Deny that covers all of it leaves nothing.
 *
 * Limits: any other condition, a hidden part, a `NotAction` that spares more than is asked about, `NotResource`, and several Denies that only together cover
 * it: `unsure`.
 */
export function weighDenies(world: World, denies: readonly Statement[], reach: Reach): Remainder {
  const answers = denies.filter((deny) => canTouch(deny, reach)).map((deny) => weigh(world, deny, reach));
  return answers.find((answer) => answer === 'nothing') ?? answers.find((answer) => answer === 'unsure') ?? 'all';
}

function weigh(world: World, deny: Statement, reach: Reach): Remainder {
  if (deny.conditions.some(({ operator, key, values }) => sparesPeople(operator, key, values))) return 'all';
  const surely =
    asText(deny.effect.value).kind === 'known' && deny.hiddenConditions.length === 0 && touchesAll(deny, reach);
  const doors = deny.conditions.filter(
    (test) => test.operator === 'StringNotEquals' && isSourceVpce(test.key) && namesOurEndpoints(world, test),
  );
  if (doors.length > 0 && !reach.outsideOnly) return 'all';
  const others = deny.conditions.filter(
    (test) => !doors.includes(test) && !isDirectCallOnly(test) && !sparesOwnCalls(world, test),
  );
  if (doors.length === 1 && others.length === 0) return surely ? 'nothing' : 'unsure';
  return surely && deny.conditions.length === 0 ? 'nothing' : 'unsure';
}

/** Everybody but these, or these alone: in both cases somebody keeps what they have. */
function sparesPeople(operator: string, key: string, values: readonly Property[]): boolean {
  return (
    ['StringNotEquals', 'StringEqualsIgnoreCase'].includes(operator) &&
    key.toLowerCase() === 'aws:sourceidentity' &&
    values.length > 0 &&
    values.every(({ value }) => {
      const name = asText(value);
      return name.kind === 'known' && name.value !== '';
    })
  );
}

/** Calls of services from the enclave's own network come from inside; of no other call a network is said this way. */
function sparesOwnCalls(world: World, test: Statement['conditions'][number]): boolean {
  return test.operator === 'StringNotEquals' && isFromOwnNetwork(world, test);
}

/** Calls a service makes on somebody's behalf follow from a direct one, which the Deny reaches. */
export function isDirectCallOnly({ operator, key, values }: Statement['conditions'][number]): boolean {
  return (
    operator === 'BoolIfExists' &&
    key.toLowerCase() === 'aws:viaawsservice' &&
    values.length === 1 &&
    values.every(({ value }) => value.kind === 'known' && String(value.value) === 'false')
  );
}

function canTouch({ actions, resources }: Statement, reach: Reach): boolean {
  return (
    (!actions || actions.some(({ value }) => canMeet(actionPatternOf(value), reach.actions))) &&
    (!resources || resources.some(({ value }) => canMeet(patternOf(value), reach.resources)))
  );
}

function touchesAll({ actions, notActions, resources = [] }: Statement, reach: Reach): boolean {
  const { but = [] } = reach;
  const sparesNothingOfIt = !actions && notActions?.every((one) => saysText(one, ...but)) === true;
  return (
    (sparesNothingOfIt || (actions ?? []).some(({ value }) => surelyCovers(actionPatternOf(value), reach.actions))) &&
    resources.some(({ value }) => surelyCovers(patternOf(value), reach.resources))
  );
}
