import type { Manifest } from '../../manifest';
import { type Property, type Resource, type Value, type World, asBoolean, asNumber, describe } from '../../template';
import type { Claim, Decided } from '../claim';
import { allOf, fail, mustBe, pass } from '../decided';
import { logGroupAt } from '../log-group-at';
import { nameOf } from '../name-of';
import { type Place, placeOf } from '../placed-text';
import { saysText } from '../says';
import { textWithIds } from '../text-with-ids';
import { pointsAt } from '../own-resources';

const UNFILTERED = 'calls go past the filter';

/** What AWS knows of attacks on any web application (AWS WAF Developer Guide, "Baseline rule groups"). */
const GROUPS = ['AWSManagedRulesCommonRuleSet', 'AWSManagedRulesKnownBadInputsRuleSet'];

/** Most requests of one address, and how many seconds it may take for them at least. */
const FLOOD = { requests: 10_000, seconds: 300 };

/** What a log of requests must not repeat: it would let its reader in, or tell what was asked for. */
const SECRET_HEADERS = ['authorization', 'x-amz-security-token'];

const ACL = 'AWS::WAFv2::WebACL';

/**
 * Does a filter stand before each stage that blocks known attacks and floods, lets nobody around itself, and records every
 * request without its signature and its query?
 *
 * Limits: what the groups of AWS block is up to AWS. In which order rules stand does not matter, as none lets a call
 * through. A rule of which any part is given at deployment counts as none.
 */
export function apisFiltered(manifest: Manifest): Claim {
  const place = placeOf(manifest);
  return {
    claim:
      'A filter stands before each API that blocks known attacks and floods, and records every request without its secrets',
    decide(world) {
      const stages = world.ofType('AWS::ApiGateway::Stage');
      return allOf(
        stages.map((stage) => judge(world, stage, place)),
        `${stages.length} stages`,
      );
    },
  };
}

function judge(world: World, stage: Resource, place: Place): Decided {
  const joined = world
    .ofType('AWS::WAFv2::WebACLAssociation')
    .filter((one) => isArnOf(world, stage, one.read('ResourceArn').value))
    .map((one) => one.read('WebACLArn'));
  if (joined.length !== 1) return fail(UNFILTERED, `${joined.length} filters stand before ${nameOf(stage)}`);
  const acl = world.follow(joined[0]!);
  if (acl?.type !== ACL) {
    return mustBe(false, joined[0]!.value, UNFILTERED, `${nameOf(stage)} has a filter of somebody else’s`);
  }
  const rules = acl.read('Rules').each();
  const missing = GROUPS.find((group) => !rules.some((rule) => blocksAttacks(rule, group)));
  const passing = rules.find((rule) => rule.read('Action.Allow').value.kind !== 'absent');
  return allOf(
    [
      missing ? fail(UNFILTERED, `${nameOf(acl)} lets through what ${missing} blocks`) : pass(),
      rules.some(blocksFloods) ? pass() : fail(UNFILTERED, `${nameOf(acl)} lets one address take everything`),
      passing ? fail(UNFILTERED, `${passing.path} of ${nameOf(acl)} lets calls around the other rules`) : pass(),
      ...[acl.properties, ...rules].map((one) => judgeSamples(one, nameOf(acl))),
      judgeLog(world, acl, place),
    ],
    nameOf(acl),
  );
}

/** Switched on as AWS made it: without exceptions, and for every request. */
function blocksAttacks(rule: Property, group: string): boolean {
  const statement = rule.read('Statement.ManagedRuleGroupStatement');
  return (
    hasOnly(rule.get('Statement'), ['ManagedRuleGroupStatement']) &&
    hasOnly(statement, ['Name', 'VendorName']) &&
    saysText(statement.get('Name'), group) &&
    saysText(statement.get('VendorName'), 'AWS') &&
    hasOnly(rule.get('OverrideAction'), ['None'])
  );
}

function blocksFloods(rule: Property): boolean {
  const statement = rule.read('Statement.RateBasedStatement');
  const [limit, seconds] = ['Limit', 'EvaluationWindowSec'].map((key) => asNumber(statement.get(key).value));
  return (
    hasOnly(rule.get('Statement'), ['RateBasedStatement']) &&
    hasOnly(statement, ['AggregateKeyType', 'EvaluationWindowSec', 'Limit']) &&
    saysText(statement.get('AggregateKeyType'), 'IP') &&
    limit?.kind === 'known' &&
    limit.value <= FLOOD.requests &&
    // Without a word it is five minutes.
    (seconds?.kind === 'absent' || (seconds?.kind === 'known' && seconds.value >= FLOOD.seconds)) &&
    hasOnly(rule.get('Action'), ['Block'])
  );
}

/** A map in which nothing else stands that could narrow it. */
function hasOnly({ value }: Property, keys: readonly string[]): boolean {
  return value.kind === 'map' && value.entries.size > 0 && [...value.entries.keys()].every((key) => keys.includes(key));
}

/** Samples are whole requests, kept where no reader is recorded. */
function judgeSamples(one: Property, acl: string): Decided {
  const { value } = one.read('VisibilityConfig.SampledRequestsEnabled');
  const answer = asBoolean(value);
  const off = answer.kind === 'known' && !answer.value;
  return mustBe(off, value, UNFILTERED, `requests are shown whole to whoever sees the console: ${acl} takes samples`);
}

function judgeLog(world: World, acl: Resource, place: Place): Decided {
  const [log, ...more] = world
    .ofType('AWS::WAFv2::LoggingConfiguration')
    .filter(
      (one) => pointsAt(world, one.read('ResourceArn'), ACL) && world.follow(one.read('ResourceArn'))?.id === acl.id,
    );
  if (!log || more.length > 0) return fail(UNFILTERED, `nothing records what ${nameOf(acl)} sees`);
  const to = log.read('LogDestinationConfigs');
  const [group, ...others] = to.each();
  const isOurs = group !== undefined && others.length === 0 && logGroupAt(world, group, place) !== undefined;
  const fields = log.read('RedactedFields').each();
  const header = (name: string) => fields.some((field) => saysText(field.read('SingleHeader.Name'), name));
  const shown = [
    ...SECRET_HEADERS.filter((name) => !header(name)),
    ...(fields.some((field) => field.get('QueryString').value.kind === 'map') ? [] : ['the query']),
  ];
  const kept = log.read('LoggingFilter').value.kind === 'absent';
  return allOf([
    isOurs ? pass() : fail(UNFILTERED, `${nameOf(log)} records to ${describe(to.value)}`),
    shown[0] ? fail(UNFILTERED, `${nameOf(log)} records ${shown[0]}`) : pass(),
    kept ? pass() : fail(UNFILTERED, `${nameOf(log)} leaves requests out`),
  ]);
}

/** `arn:…:apigateway:<region>::/restapis/<api>/stages/<stage>`, by the API and the stage themselves. */
function isArnOf(world: World, stage: Resource, value: Value): boolean {
  const api = world.follow(stage.read('RestApiId'));
  return textWithIds(value).endsWith(`::/restapis/<${api?.id}>/stages/<${stage.id}>`);
}
