import { serviceHost } from '../../common/arn';
import type { Manifest } from '../../manifest';
import type { Property, Resource, World } from '../../template';
import { emergencyRoles } from '../alarms/counted-calls';
import { type Decided, mergeDecided } from '../claim';
import { fail, mustBe, mustSay, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { placeOf } from '../placed-text';
import { isHidden, othersIn } from '../says';
import { type Words, written } from '../spelled-statement';
import { judgeRights } from './judge-rights';

const UNTOLD = 'a rule does not tell of the emergency role';

/** Does a rule of EventBridge hear each call that takes one of the roles, and tell one of these topics? */
export function judgeRule(world: World, rule: Resource, topics: readonly Resource[], manifest: Manifest): Decided {
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
