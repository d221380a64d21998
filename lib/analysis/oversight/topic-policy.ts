import { type Property, type Resource, type World, statementsOf } from '../../template';
import type { Decided } from '../claim';
import { fail, unsure } from '../decided';
import { nameOf } from '../name-of';
import type { Place } from '../placed-text';
import { isHidden } from '../says';
import { judgeWords } from '../spelled-statement';

const OPEN = 'somebody else speaks in the name of an alarm';

/** Only alarms of the template speak through a topic, and only in cipher. */
export function judgeTopicPolicy(world: World, topic: Resource, place: Place): Decided {
  const policies = world.ofType('AWS::SNS::TopicPolicy');
  const isAbout = (pointer: Property) => world.follow(pointer)?.id === topic.id;
  const isAboutIt = (policy: Resource) => policy.read('Topics').each().some(isAbout);
  const own = policies.filter(isAboutIt);
  const veiled = policies.find(
    (policy) => policy.read('Topics').each().some(isHidden) || (isAboutIt(policy) && policy.existence !== 'certain'),
  );
  if (veiled) return unsure(`${nameOf(veiled)} may be the policy of ${nameOf(topic)}`);
  const [policy, second] = own;
  if (!policy || second) return fail(OPEN, `${nameOf(topic)} has ${own.length} policies`);
  if (!policy.read('Topics').each().every(isAbout)) return fail(OPEN, `${nameOf(policy)} is about other topics too`);
  const alarms = world
    .ofType('AWS::CloudWatch::Alarm')
    .filter((alarm) => alarm.read('AlarmActions').each().some(isAbout));
  const speaks = { actions: ['sns:Publish'], resources: [`\${${topic.id}.Ref}`] };
  const conditions = {
    'ArnEquals aws:SourceArn': alarms.map(({ id }) => `\${${id}.Arn}`),
    'StringEquals aws:SourceAccount': [place.account],
  };
  return judgeWords(
    { name: `the policy of ${nameOf(topic)}`, broken: OPEN, place },
    statementsOf(policy.read('PolicyDocument')),
    [
      { ...speaks, effect: 'Allow', principals: ['Service cloudwatch.amazonaws.com'], conditions },
      { ...speaks, effect: 'Deny', principals: ['AWS *'], conditions: { 'Bool aws:SecureTransport': ['false'] } },
    ],
  );
}
