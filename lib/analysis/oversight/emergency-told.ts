import { serviceHost } from '../../common/arn';
import type { Manifest } from '../../manifest';
import { type Property, type Resource, type World, statementsOf } from '../../template';
import { emergencyRoles, isSubscribed } from '../alarms/counted-calls';
import { type Claim, type Decided, mergeDecided } from '../claim';
import { allOf, fail, mustBe, mustSay, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { type Place, placeOf } from '../placed-text';
import { isHidden, othersIn } from '../says';
import { type Words, judgeWords, written } from '../spelled-statement';
import { judgeRights } from './judge-rights';

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
      const told = [judgeRules(world, topics, manifest), ...topics.map((topic) => judgePolicy(world, topic, place))];
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

function judgeRule(world: World, rule: Resource, topics: readonly Resource[], manifest: Manifest): Decided {
  const name = nameOf(rule);
  const [other] = othersIn(rule.properties, ['Description', 'EventPattern', 'Name', 'State', 'Tags', 'Targets']);
  const targets = rule.read('Targets').each();
  const telling = targets.find((target) => topics.some(({ id }) => world.follow(target.get('Arn'))?.id === id));
  return mergeDecided([
    rule.existence === 'certain' ? pass() : unsure(`whether ${name} exists is hidden`),
    // AssumeRole counts as a read, which rules do not hear of by default
    // (Amazon EventBridge User Guide, "Receiving read-only management events from AWS services").
    mustSay(
      rule,
      rule.read('State'),
      'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS',
      fail(UNTOLD, `${name} does not hear of it`),
    ),
    other === undefined ? pass() : fail(UNTOLD, `${name} goes by its ${other}`),
    ...judgePattern(world, rule, manifest),
    telling ? judgeTarget(world, telling, name, manifest) : untold(name, targets),
  ]);
}

function untold(rule: string, targets: readonly Property[]): Decided {
  return targets.some((target) => isHidden(target.get('Arn')))
    ? unsure(`whom ${rule} tells is hidden`)
    : fail(UNTOLD, `${rule} tells no topic that mails them`);
}

/** Every AssumeRole of one of the roles, and nothing else: an alarm that always rings is heard by nobody. */
function judgePattern(world: World, rule: Resource, manifest: Manifest): Decided[] {
  const place = placeOf(manifest);
  const pattern = rule.read('EventPattern').parsed();
  const call = pattern.get('detail');
  const asked = call.get('requestParameters');
  const name = nameOf(rule);
  const lists: readonly [list: Property, wanted: readonly (readonly string[])[]][] = [
    [pattern.get('source'), [['aws.sts']]],
    [pattern.get('detail-type'), [['AWS API Call via CloudTrail']]],
    [call.get('eventName'), [['AssumeRole']]],
    [asked.get('roleArn'), emergencyRoles(world, manifest)],
  ];
  const others = [
    ...othersIn(pattern, ['source', 'detail-type', 'detail']),
    ...othersIn(call, ['eventName', 'requestParameters']),
    ...othersIn(asked, ['roleArn']),
  ];
  return [
    ...lists.map(([list, wanted]) => {
      const said = list.each().map(({ value }) => written(value, place));
      const isAll = wanted.every((ways) => ways.some((one) => said.includes(one)));
      if (isAll && said.length === wanted.length) return pass();
      const veil = said.includes(undefined) || isHidden(list);
      const what = `${name} hears of other events by its ${list.path}`;
      return veil ? unsure(`${what}, as far as can be read`) : fail(UNTOLD, what);
    }),
    ...others.map((one) => fail(UNTOLD, `${name} asks for ${one} as well`)),
  ];
}

/** To an encrypted topic EventBridge must speak as a role, for it does not say in whose name it asks for the key. */
function judgeTarget(world: World, target: Property, rule: string, manifest: Manifest): Decided {
  const [other] = othersIn(target, ['Arn', 'Id', 'RoleArn']);
  if (other !== undefined) return fail(UNTOLD, `${rule} changes what it tells by ${other}`);
  const pointer = target.get('RoleArn');
  const role = world.follow(pointer);
  if (role?.type !== 'AWS::IAM::Role') return mustBe(false, pointer.value, UNTOLD, `${rule} may not tell the topic`);
  const topic = world.follow(target.get('Arn'));
  const key = topic && world.follow(topic.read('KmsMasterKeyId'));
  const through = { 'StringEquals kms:ViaService': [serviceHost('sns', manifest.placement.region)] };
  const words: Words[] = [
    { effect: 'Allow', actions: ['sns:Publish'], resources: [`\${${topic?.id ?? ''}.Ref}`] },
    {
      effect: 'Allow',
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [`\${${key?.id ?? ''}.Arn}`],
      conditions: through,
    },
  ];
  return judgeRights(world, role, { broken: UNTOLD, place: placeOf(manifest) }, words);
}

/** Only alarms of the template speak through a topic, and only in cipher. */
function judgePolicy(world: World, topic: Resource, place: Place): Decided {
  const policies = world.ofType('AWS::SNS::TopicPolicy');
  const isAbout = (pointer: Property) => world.follow(pointer)?.id === topic.id;
  const isAboutIt = (policy: Resource) => policy.read('Topics').each().some(isAbout);
  const own = policies.filter(isAboutIt);
  const veiled = policies.find(
    (policy) => policy.read('Topics').each().some(isHidden) || (isAboutIt(policy) && policy.existence !== 'certain'),
  );
  if (veiled) return unsure(`${nameOf(veiled)} may be the policy of ${nameOf(topic)}`);
  const [policy, second] = own;
  if (!policy || second) return fail(UNTOLD, `${nameOf(topic)} has ${own.length} policies`);
  if (!policy.read('Topics').each().every(isAbout)) return fail(UNTOLD, `${nameOf(policy)} is about other topics too`);
  const alarms = world
    .ofType('AWS::CloudWatch::Alarm')
    .filter((alarm) => alarm.read('AlarmActions').each().some(isAbout));
  const speaks = { actions: ['sns:Publish'], resources: [`\${${topic.id}.Ref}`] };
  const conditions = {
    'ArnEquals aws:SourceArn': alarms.map(({ id }) => `\${${id}.Arn}`),
    'StringEquals aws:SourceAccount': [place.account],
  };
  return judgeWords(
    { name: `the policy of ${nameOf(topic)}`, broken: UNTOLD, place },
    statementsOf(policy.read('PolicyDocument')),
    [
      { ...speaks, effect: 'Allow', principals: ['Service cloudwatch.amazonaws.com'], conditions },
      { ...speaks, effect: 'Deny', principals: ['AWS *'], conditions: { 'Bool aws:SecureTransport': ['false'] } },
    ],
  );
}
